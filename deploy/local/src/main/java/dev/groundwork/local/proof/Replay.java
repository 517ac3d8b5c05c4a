package dev.groundwork.local.proof;

import dev.groundwork.local.suite.ServiceProcess;
import dev.groundwork.local.suite.Suite;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Lets every consumer read its topics again from their start. */
final class Replay {

    private static final List<String> GROUPS = List.of("ingest-service", "query-service", "permissions-service");
    private static final Duration GROUPS_END = Duration.ofMinutes(1);
    private static final Duration READ_AGAIN = Duration.ofMinutes(20);
    /** What was read may have been answered with a new record. */
    private static final int QUIET_LOOKS = 10;

    private final Suite suite;

    Replay(Suite suite) {
        this.suite = suite;
    }

    /**
     * Stops the services, winds their groups back, starts them, and waits until everything is read again.
     *
     * @return how many records that were
     */
    long run(Collection<ServiceProcess> services) throws Exception {
        services.parallelStream().forEach(ServiceProcess::close);
        try (var admin = Admin.create(
                Map.<String, Object>of("bootstrap.servers", suite.kafka().bootstrapServers()))) {
            var records = 0L;
            for (var group : GROUPS) {
                records += windBack(admin, group);
            }
            services.parallelStream().forEach(ServiceProcess::start);
            var quiet = new int[1];
            var isRead = Await.atMost(READ_AGAIN, () -> {
                quiet[0] = lag(admin) == 0 ? quiet[0] + 1 : 0;
                return quiet[0] >= QUIET_LOOKS;
            });
            return isRead ? records : -1;
        }
    }

    private static long windBack(Admin admin, String group) throws Exception {
        var read = committed(admin, group);
        var starts = offsets(admin, read.keySet(), OffsetSpec.earliest());
        var wound = starts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, start -> new OffsetAndMetadata(start.getValue())));
        var isDone = Await.atMost(GROUPS_END, () -> {
            try {
                admin.alterConsumerGroupOffsets(group, wound).all().get();
                return true;
            } catch (ExecutionException stillInUse) {
                return false;
            }
        });
        if (!isDone) {
            throw new IllegalStateException("the consumers of " + group + " do not end");
        }
        return read.entrySet().stream()
                .mapToLong(partition -> partition.getValue() - starts.get(partition.getKey()))
                .sum();
    }

    private static long lag(Admin admin) throws ExecutionException, InterruptedException {
        var lag = 0L;
        for (var group : GROUPS) {
            var read = committed(admin, group);
            var ends = offsets(admin, read.keySet(), OffsetSpec.latest());
            lag += read.entrySet().stream()
                    .mapToLong(partition -> ends.get(partition.getKey()) - partition.getValue())
                    .sum();
        }
        return lag;
    }

    private static Map<TopicPartition, Long> committed(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(partition -> partition.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, partition -> partition.getValue().offset()));
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, Collection<TopicPartition> partitions, OffsetSpec at)
            throws ExecutionException, InterruptedException {
        var asked = partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> at));
        return admin.listOffsets(asked).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, offset -> offset.getValue().offset()));
    }
}

package dev.groundwork.embedded.kafka;

import dev.groundwork.embedded.process.ChildProcess;
import dev.groundwork.embedded.process.Ports;
import dev.groundwork.embedded.process.ProcessId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * A real Kafka broker in a JVM of its own, on the loopback interface. Its folder keeps topics, records and committed offsets from start to start;
 * a stopped or killed broker starts again on the same port.
 */
public final class KafkaServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final int REQUEST_MS = 15_000;

    private final BrokerFiles files;
    private final int port;
    private ChildProcess process;

    private KafkaServer(BrokerFiles files, int port) {
        this.files = files;
        this.port = port;
    }

    /** Starts a broker and waits until it answers. Port 0 takes a free one. */
    public static KafkaServer start(Path folder, int port) {
        var kafka = new KafkaServer(new BrokerFiles(folder.toAbsolutePath()), Ports.freeIfZero(port));
        kafka.run();
        return kafka;
    }

    public int port() {
        return port;
    }

    /** The value of {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public ProcessId id() {
        return process.id();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Creates the topics that do not exist; those that do are left as they are. */
    public void createTopics(List<Topic> topics) {
        var wanted = topics.stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.config()))
                .toList();
        try (var admin = admin()) {
            admin.createTopics(wanted).values().values().forEach(KafkaServer::created);
        }
    }

    /** The names of the topics, without Kafka's own. */
    public Set<String> listTopics() {
        try (var admin = admin()) {
            return await(admin.listTopics().names()).stream().collect(Collectors.toUnmodifiableSet());
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not list its topics", e.getCause());
        }
    }

    /** Shuts the broker down in good order. */
    public void stop() {
        process.stop(GRACE);
    }

    /** Ends the broker as a crash would. */
    public void kill() {
        process.kill();
    }

    /** Starts the broker again on its port and its data, after stopping it when it runs. */
    public void restart() {
        stop();
        run();
    }

    @Override
    public void close() {
        stop();
    }

    private void run() {
        Ports.requireFree("Kafka", port);
        files.configure(port, Ports.free());
        if (!files.isFormatted()) {
            var format = ChildProcess.start(files.format());
            if (format.onExit().join() != 0) {
                throw new IllegalStateException("Kafka could not format its folder, see " + files.log());
            }
        }
        process = ChildProcess.start(files.serve()).awaitReady(() -> Ports.accepts(port) && answers(), START);
    }

    private boolean answers() {
        try (var admin = admin()) {
            return !await(admin.describeCluster().nodes()).isEmpty();
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                REQUEST_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                REQUEST_MS));
    }

    private static void created(KafkaFuture<Void> topic) {
        try {
            await(topic);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Kafka could not create a topic", e.getCause());
            }
        }
    }

    private static <T> T await(KafkaFuture<T> answer) throws ExecutionException {
        try {
            return answer.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", interrupted);
        }
    }
}

package dev.groundwork.embedded.kafka;

import dev.groundwork.embedded.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/** The folder of a broker: its configuration, its log and its data. */
record BrokerFiles(Path folder) {

    Path log() {
        return folder.resolve("kafka.log");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path properties() {
        return folder.resolve("server.properties");
    }

    /**
     * The ports stand in the configuration alone, not in the data: each start may choose others. A broker that crashed may start again only
     * when the session of its predecessor is over, hence the short session.
     */
    void configure(int port, int controllerPort) {
        write(properties(), """
                node.id=1
                process.roles=broker,controller
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@127.0.0.1:%2$d
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=4
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=4194304
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                num.network.threads=2
                num.io.threads=4
                """.formatted(port, controllerPort, data()));
        write(folder.resolve("logging.properties"), """
                handlers=java.util.logging.ConsoleHandler
                .level=WARNING
                kafka.server.KafkaRaftServer.level=INFO
                java.util.logging.ConsoleHandler.level=INFO
                java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter
                java.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n
                """);
    }

    boolean isFormatted() {
        return Files.exists(data().resolve("meta.properties"));
    }

    ChildProcess.Command format() {
        return java(
                "kafka.tools.StorageTool",
                "format",
                "-t",
                // Kafka's own: it never begins with a dash, which its command line would take for an option.
                Uuid.randomUuid().toString(),
                "-c",
                properties().toString());
    }

    ChildProcess.Command serve() {
        return java("kafka.Kafka", properties().toString());
    }

    private ChildProcess.Command java(String mainClass, String... arguments) {
        var line = new ArrayList<>(List.of(
                ChildProcess.java(),
                "-Xms64m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.config.file=" + folder.resolve("logging.properties"),
                "-cp",
                classpath(),
                mainClass));
        line.addAll(Arrays.asList(arguments));
        return new ChildProcess.Command("Kafka", line, Map.of(), folder, log());
    }

    /** The class path this module's build wrote down: the broker's jars in the local Maven repository. */
    private static String classpath() {
        try (var resource = BrokerFiles.class.getResourceAsStream("broker.classpath")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

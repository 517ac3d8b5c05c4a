package dev.groundwork.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DependencyChecksTest {

    /** The first byte of a record of TLS; of Kafka's own protocol it would be of a length, and 0. */
    private static final int HANDSHAKE = 22;

    @Test
    void kafkaIsAskedInTheWayTheBrokerWants() throws Exception {
        try (var broker = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var first = new CompletableFuture<Integer>();
            Thread.startVirtualThread(() -> first.complete(firstByte(broker)));
            // When
            new DependencyChecks()
                    .kafka(Map.of(
                            "bootstrap.servers", "127.0.0.1:" + broker.getLocalPort(), "security.protocol", "SSL"))
                    .call();
            // Then
            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(HANDSHAKE);
        }
    }

    private static int firstByte(ServerSocket broker) {
        try (var socket = broker.accept()) {
            return socket.getInputStream().read();
        } catch (IOException e) {
            return -1;
        }
    }
}

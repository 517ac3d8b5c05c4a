package dev.groundwork.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroundworkTest {

    @TempDir
    private Path folder;

    @Test
    void theAnswerToAFileThatIsFarTooLargeIsHeard() throws IOException {
        // Given
        var file = folder.resolve("large.bin");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(2_000_000_000);
        }
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(server.getLocalPort());
            var settings = Settings.of(
                    folder, Arrays.stream(Server.values()).collect(Collectors.toMap(Server::variable, one -> port)));
            Thread.startVirtualThread(() -> refuseByLength(server));
            // When
            var offer = new Groundwork(settings).offer("t", file, JsonNodeFactory.instance.objectNode());
            // Then
            assertThat(offer).isEqualTo(new Offer.Refused("PAYLOAD_TOO_LARGE", ""));
        }
    }

    /**
     * As Quarkus does beyond its own limit: no body in the answer, none of the request's read, and the connection closed. To who is sending
     * already such an answer may be lost, and here always is.
     */
    private static void refuseByLength(ServerSocket server) {
        try (Socket connection = server.accept()) {
            var request = new BufferedReader(
                    new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII), 1);
            var waits = false;
            for (var line = request.readLine(); !line.isEmpty(); line = request.readLine()) {
                waits |= line.equalsIgnoreCase("Expect: 100-continue");
            }
            if (waits) {
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 413 Request Entity Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException hungUp) {
            // By the client, whose answer tells.
        }
    }
}

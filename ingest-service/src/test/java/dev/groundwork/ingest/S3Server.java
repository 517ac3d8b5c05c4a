package dev.groundwork.ingest;

import dev.groundwork.embedded.process.ChildProcess;
import dev.groundwork.embedded.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** S3 on a folder, in a process that ends with the tests. */
public final class S3Server {

    private static final String JAR = "target/s3proxy/s3proxy.jar";
    private static final Duration START = Duration.ofMinutes(2);

    private static S3Server shared;

    private final int port;

    private S3Server(int port) {
        this.port = port;
    }

    /** One for all tests, each with buckets of its own. */
    public static synchronized S3Server shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    public S3Client client() {
        return client(port);
    }

    /** A client of a server that nobody runs. */
    public static S3Client clientOfNobody() {
        return client(Ports.free());
    }

    /** A new, empty one. */
    public String bucket() {
        var name = "test-" + UUID.randomUUID();
        try (var s3 = client()) {
            s3.createBucket(request -> request.bucket(name));
        }
        return name;
    }

    /** A client whose key has another secret by now. */
    public S3Client clientOfOldKey() {
        return client(port, "old");
    }

    /** A client of any server, with a total deadline. */
    public static S3Client clientOf(int port, Duration total) {
        return builder(port, "secret")
                .overrideConfiguration(calls -> calls.apiCallTimeout(total))
                .build();
    }

    private static S3Client client(int port) {
        return client(port, "secret");
    }

    private static S3Client client(int port, String secret) {
        return builder(port, secret).build();
    }

    private static S3ClientBuilder builder(int port, String secret) {
        return S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", secret)))
                .httpClientBuilder(UrlConnectionHttpClient.builder());
    }

    @SuppressWarnings("resource") // ends with this process
    private static S3Server start() {
        try {
            var folder = Files.createDirectories(Path.of("target/s3proxy/" + UUID.randomUUID()));
            var data = Files.createDirectory(folder.resolve("data"));
            var port = Ports.free();
            var settings =
                    Files.writeString(folder.resolve("s3proxy.properties"), """
                    s3proxy.endpoint=http://127.0.0.1:%d
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=key
                    s3proxy.credential=secret
                    jclouds.provider=filesystem
                    jclouds.identity=key
                    jclouds.credential=secret
                    jclouds.filesystem.basedir=%s
                    """.formatted(port, data.toAbsolutePath()));
            var line = List.of(
                    ChildProcess.java(),
                    "-Xmx256m",
                    "-jar",
                    Path.of(JAR).toAbsolutePath().toString(),
                    "--properties",
                    settings.toAbsolutePath().toString());
            ChildProcess.start(new ChildProcess.Command("S3", line, Map.of(), folder, folder.resolve("log")))
                    .awaitReady(() -> answers(port), START);
            return new S3Server(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}

package dev.groundwork.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.groundwork.ingest.S3Server;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.UnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3BlobStoreTest extends BlobStoreContract {

    private S3Client s3;
    private String bucket;

    @BeforeEach
    void connect() {
        s3 = S3Server.shared().client();
        bucket = S3Server.shared().bucket();
    }

    @AfterEach
    void close() {
        s3.close();
    }

    @Override
    BlobStore store() {
        return new S3BlobStore(s3, bucket);
    }

    @Override
    long kept() {
        var whole = s3.listObjectsV2(request -> request.bucket(bucket)).keyCount();
        var parts = s3.listMultipartUploads(request -> request.bucket(bucket))
                .uploads()
                .size();
        return whole + parts;
    }

    @Test
    void largeBlobsGoUpInPartsAndComeBackWhole() throws IOException {
        // Given
        var bytes = new byte[2 * S3BlobStore.PART_BYTES + 1];
        new Random(7).nextBytes(bytes);
        // When
        var blob = store().put("default", new ByteArrayInputStream(bytes), bytes.length);
        // Then
        try (var file = store().find("default", blob.sha256()).orElseThrow()) {
            assertThat(Files.readAllBytes(file.path())).isEqualTo(bytes);
        }
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void whatIsNoBlobHidesNoneBehindIt() throws IOException {
        // Given
        var blob = store().put("default", bytes("abc"), 10);
        for (var name : List.of("default/00/00/note.txt", "default/01/", "default/zz")) {
            s3.putObject(request -> request.bucket(bucket).key(name), RequestBody.fromString("no blob"));
        }
        // Then
        assertThat(store().list("default", null, 1))
                .extracting(BlobStore.Stored::sha256)
                .containsExactly(blob.sha256());
        assertThat(store().list("default", blob.sha256(), 1)).isEmpty();
    }

    @Test
    void anObjectThatIsNotWholeIsReplacedByTheNextPut() throws IOException {
        // Given
        store().put("default", new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)), 10);
        var key = s3.listObjectsV2(request -> request.bucket(bucket))
                .contents()
                .getFirst()
                .key();
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString("ab"));
        // When
        store().put("default", new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)), 10);
        // Then
        try (var file = store().find("default", SHA256_OF_ABC).orElseThrow()) {
            assertThat(file.path()).hasContent("abc");
        }
    }

    @Test
    void theCopyThatIsReadIsRemovedAfterwards() throws IOException {
        // Given
        store().put("default", bytes("abc"), 10);
        var file = store().find("default", SHA256_OF_ABC).orElseThrow();
        assertThat(file.path()).exists();
        // When
        file.close();
        // Then
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void aBucketThatIsGoneIsAStoreThatIsAway() {
        assertAway(new S3BlobStore(s3, "no-such-bucket"));
    }

    @Test
    void aServerThatDoesNotAnswerIsAStoreThatIsAway() {
        try (var nobody = S3Server.clientOfNobody()) {
            assertAway(new S3BlobStore(nobody, bucket));
        }
    }

    @Test
    void anObjectThatComesDropByDropIsAStoreThatIsAway() {
        assertThatThrownBy(() -> found(S3BlobStoreTest::drop, Duration.ofSeconds(1)))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void anObjectInAnArchiveHoldsUpItsOwnDocumentOnly() {
        assertThatThrownBy(() -> found(S3BlobStoreTest::archived, Duration.ofMinutes(1)))
                .isInstanceOfSatisfying(
                        PassingException.class, e -> assertThat(e.code()).isEqualTo("BLOB_ARCHIVED"));
    }

    /** What a store finds in a server that answers so. */
    private static Optional<LocalFile> found(HttpHandler answer, Duration total) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        try (var s3 = S3Server.clientOf(server.getAddress().getPort(), total)) {
            return new S3BlobStore(s3, "bucket").find("default", SHA256_OF_ABC);
        } finally {
            server.stop(0);
        }
    }

    private static void archived(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = "<Error><Code>InvalidObjectState</Code><Message>archived</Message></Error>"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(403, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** No read of it is ever long without a byte. */
    private static void drop(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 1_000_000);
            for (var drop = 0; drop < 1_000_000; drop++) {
                exchange.getResponseBody().write('a');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    private static void assertAway(BlobStore away) {
        assertThatThrownBy(() -> away.find("default", SHA256_OF_ABC)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> away.holds("default", SHA256_OF_ABC)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> away.put("default", bytes("abc"), 10)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> away.list("default", null, 1)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> away.delete("default", SHA256_OF_ABC, Instant.now()))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(away::check).isInstanceOf(UnavailableException.class);
    }
}

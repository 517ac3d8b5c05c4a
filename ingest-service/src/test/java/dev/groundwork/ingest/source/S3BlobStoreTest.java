package dev.groundwork.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.groundwork.ingest.S3Server;
import dev.groundwork.ingest.failure.UnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
    void anObjectThatComesDropByDropIsAStoreThatIsAway() throws IOException {
        var drops = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        drops.createContext("/", S3BlobStoreTest::drop);
        drops.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        drops.start();
        try (var slow = S3Server.clientOf(drops.getAddress().getPort(), Duration.ofSeconds(1))) {
            var store = new S3BlobStore(slow, bucket);
            assertThatThrownBy(() -> store.find("default", SHA256_OF_ABC)).isInstanceOf(UnavailableException.class);
        } finally {
            drops.stop(0);
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

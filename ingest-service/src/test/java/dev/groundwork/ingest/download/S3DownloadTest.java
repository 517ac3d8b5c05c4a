package dev.groundwork.ingest.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.DownloadRules;
import dev.groundwork.ingest.S3Server;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3DownloadTest {

    private static final Sender WIKI = new Sender("default", "wiki");
    private static final long LIMIT = 8;

    private S3Client s3;
    private String bucket;

    @BeforeEach
    void connect() {
        s3 = S3Server.shared().client();
        bucket = S3Server.shared().bucket();
        s3.putObject(
                request -> request.bucket(bucket).key("reports/plan 1.txt").contentType("text/plain"),
                RequestBody.fromString("the text"));
    }

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void anObjectIsFetchedWithItsType() throws IOException {
        var fetched = download(s3).fetch(WIKI, uri("/reports/plan%201.txt"), LIMIT);
        try (var content = fetched.content()) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("the text");
        }
        assertThat(fetched.mediaType()).isEqualTo("text/plain");
    }

    @Test
    void moreBytesThanAllowedAreRejected() {
        assertRejected(WIKI, uri("/reports/plan%201.txt"), LIMIT - 1, RejectionCode.TOO_LARGE);
    }

    @Test
    void anObjectThatIsNotThereIsRejected() {
        assertRejected(WIKI, uri("/none"), LIMIT, RejectionCode.DOWNLOAD_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?versionId=1", "?", "#page=2"})
    void aVersionOrAPartOfAnObjectIsNotTakenForTheWholeOfIt(String more) {
        assertRejected(WIKI, uri("/reports/plan%201.txt" + more), LIMIT, RejectionCode.UNSUPPORTED_URI);
    }

    @Test
    void aBucketIsOpenToItsSourceInItsTenantAndToNobodyElse() {
        var uri = uri("/reports/plan%201.txt");
        assertRejected(new Sender("acme", "wiki"), uri, LIMIT, RejectionCode.UNSUPPORTED_URI);
        assertRejected(new Sender("default", "upload:alice"), uri, LIMIT, RejectionCode.UNSUPPORTED_URI);
        var other = URI.create("s3://" + S3Server.shared().bucket() + "/x");
        assertRejected(WIKI, other, LIMIT, RejectionCode.UNSUPPORTED_URI);
        assertRejected(WIKI, uri("/"), LIMIT, RejectionCode.UNSUPPORTED_URI);
        assertRejected(WIKI, URI.create("s3:opaque"), LIMIT, RejectionCode.UNSUPPORTED_URI);
    }

    @Test
    void aServerThatDoesNotAnswerMayPass() {
        try (var nobody = S3Server.clientOfNobody()) {
            assertThatThrownBy(() -> download(nobody).fetch(WIKI, uri("/x"), LIMIT))
                    .isInstanceOf(PassingException.class);
        }
    }

    @Test
    void aKeyOfOursThatIsRefusedIsNotTheDocumentsFault() {
        try (var old = S3Server.shared().clientOfOldKey()) {
            assertThatThrownBy(() -> download(old).fetch(WIKI, uri("/reports/plan%201.txt"), LIMIT))
                    .isInstanceOf(PassingException.class);
        }
    }

    private void assertRejected(Sender sender, URI uri, long limit, RejectionCode code) {
        assertThatThrownBy(() -> download(s3).fetch(sender, uri, limit))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private URI uri(String path) {
        return URI.create("s3://" + bucket + path);
    }

    private S3Download download(S3Client client) {
        return new S3Download(new DownloadRules(false, false).with(new Share(bucket)), () -> client);
    }

    /** A bucket that is open to the wiki of the tenant default. */
    private record Share(String bucket) implements DownloadConfig.Bucket {

        @Override
        public String system() {
            return "wiki";
        }

        @Override
        public String tenant() {
            return "default";
        }
    }
}

package dev.groundwork.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.DownloadRules;
import dev.groundwork.ingest.identity.Caller;
import dev.groundwork.ingest.identity.SourceConfig;
import dev.groundwork.ingest.identity.SourceRights;
import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import dev.groundwork.ingest.source.FolderBlobStore;
import dev.groundwork.ingest.source.IngestConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadContentsTest {

    private static final Caller ALICE = new Caller("alice", "default", Set.of(), null);
    private static final Caller WIKI = new Caller("service-account-wiki", "default", Set.of(), "wiki");

    @TempDir
    Path folder;

    @Test
    void clearTextIsLinkedToOnlyWhereItIsAllowed() throws IOException {
        var link = link("http://example.org/plan.txt");
        assertThat(contents(true).link(ALICE, link).uri()).isEqualTo("http://example.org/plan.txt");
        assertThatThrownBy(() -> contents(false).link(ALICE, link))
                .satisfies(e -> hasCode(e, ErrorCode.UNSUPPORTED_URI));
        assertThat(contents(false)
                        .link(ALICE, link("HTTPS://example.org/plan.txt"))
                        .uri())
                .startsWith("HTTPS:");
    }

    @Test
    void whatABlobUriNamesIsADigest() throws IOException {
        var contents = contents(false);
        assertThat(contents.link(WIKI, link("BLOB:" + "a".repeat(64))).uri()).startsWith("BLOB:");
        for (var name : List.of("", "a".repeat(63), "A".repeat(64), "a".repeat(65), "../" + "a".repeat(64))) {
            assertThatThrownBy(() -> contents.link(WIKI, link("blob:" + name)))
                    .satisfies(e -> hasCode(e, ErrorCode.UNSUPPORTED_URI));
        }
    }

    @Test
    void aFileIsKeptUnderItsChecksumWithItsNameAsAHint() throws IOException {
        var file = Files.writeString(folder.resolve("upload"), "text");
        var content = contents(false).file(ALICE, file, "plan.txt", "text/plain");
        assertThat(content.uri()).isEqualTo("blob:" + content.sha256());
        assertThat(content.fileName()).isEqualTo("plan.txt");
        assertThat(contents(false).file(ALICE, file, " ", null).fileName()).isNull();
    }

    @Test
    void whatIsTooLargeIsRefused() throws IOException {
        var large = Files.writeString(folder.resolve("large"), "more than ten");
        assertThatThrownBy(() -> contents(false).file(ALICE, large, "a", null))
                .satisfies(e -> hasCode(e, ErrorCode.PAYLOAD_TOO_LARGE));
    }

    @Test
    void anEmptyFileIsTakenSoThatItEndsLikeEveryOther() throws IOException {
        var empty = Files.writeString(folder.resolve("empty"), "");
        assertThat(contents(false).file(ALICE, empty, "a", null).uri()).startsWith("blob:");
    }

    private UploadContents contents(boolean allowHttp) throws IOException {
        return new UploadContents(
                FolderBlobStore.in(folder.resolve("blobs")),
                new Limits(10),
                new DownloadRules(allowHttp, false),
                new SourceRights(() -> Map.of("wiki", new OfWiki())));
    }

    private static JsonDocument link(String uri) {
        return new JsonDocument(null, null, null, null, null, uri, null, null, null);
    }

    private static void hasCode(Throwable e, ErrorCode code) {
        assertThat(e)
                .isInstanceOfSatisfying(
                        RequestException.class,
                        coded -> assertThat(coded.code()).isEqualTo(code));
    }

    private static final class OfWiki implements SourceConfig.Bound {

        @Override
        public String system() {
            return "wiki";
        }

        @Override
        public String clientId() {
            return "wiki";
        }

        @Override
        public String tenant() {
            return "default";
        }
    }

    private record Limits(long maxDocumentBytes) implements IngestConfig {

        @Override
        public Blob blob() {
            throw new UnsupportedOperationException("the store is given");
        }
    }
}

package dev.groundwork.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.ingest.DownloadRules;
import dev.groundwork.ingest.Host;
import dev.groundwork.ingest.Host.Answer;
import dev.groundwork.ingest.download.HttpDownload;
import dev.groundwork.ingest.download.Sender;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.failure.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads from a host on this machine, which the rule of addresses allows here. */
class DownloaderTest {

    private static final Sender READER = new Sender("default", "upload:alice");
    private static final long LIMIT = 20;

    @TempDir
    Path folder;

    private final Host host = new Host(Answer.of("the text"));

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aDocumentIsFetchedWithItsNameAndType() throws IOException {
        var document = download("/reports/plan.txt", null);
        assertThat(Files.readString(document.file())).isEqualTo("the text");
        assertThat(document.fileName()).isEqualTo("plan.txt");
        assertThat(document.mediaType()).isEqualTo("text/plain");
    }

    @Test
    void aTypeThatIsNoneIsNoHintAndNoFailure() {
        for (var type : List.of("text/plain\u0000", "text/" + "x".repeat(200))) {
            host.says(type);
            assertThat(download("/reports/plan.txt", null).mediaType()).isNull();
        }
        assertThat(downloaded("data:text/" + "x".repeat(200) + ",text", null).mediaType())
                .isNull();
    }

    @Test
    void aVersionIsMadeOfTheSameBytesWheneverItIsWorkedOn() throws IOException {
        // Given
        var first = download("/reports/plan.txt", null);
        var kept = Optional.of(new Kept(first.sha256(), first.mediaType()));
        // When its address leads to others
        host.now(Answer.of("other"));
        var again = downloaded(host.uri("/reports/plan.txt"), null, kept);
        // Then
        assertThat(again.sha256()).isEqualTo(first.sha256());
        assertThat(again.mediaType()).isEqualTo(first.mediaType());
        assertThat(again.fileName()).isEqualTo("plan.txt");
        // When they are lost as well
        Files.delete(first.file());
        assertThatThrownBy(() -> downloaded(host.uri("/reports/plan.txt"), null, kept))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(RejectionCode.BLOB_MISSING));
    }

    @Test
    void storedBytesThatAreDamagedAreNoDocument() throws IOException {
        // Given
        var first = download("/reports/plan.txt", null);
        var blob = "blob:" + first.sha256();
        assertThat(downloaded(blob, first.sha256()).size()).isEqualTo(8);
        // When
        Files.writeString(first.file(), "the te");
        // Then
        assertThatThrownBy(() -> downloaded(blob, null))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(RejectionCode.BLOB_MISSING));
        // When its address has them still
        var kept = Optional.of(new Kept(first.sha256(), null));
        assertThat(downloaded(host.uri("/reports/plan.txt"), null, kept).size()).isEqualTo(8);
        // Then they are whole in the store again
        assertThat(downloaded(blob, null).size()).isEqualTo(8);
    }

    @Test
    void storedBytesThatCannotBeReadDoNotHoldUpTheService() {
        // Nothing can be read of a folder.
        var downloader = Downloads.of(new OneBlob(new LocalFile(folder, false)), folder);
        var content = new Content("blob:" + "a".repeat(64), null, null, null);
        assertThatThrownBy(() -> downloader.download(READER, content, Optional.empty()))
                .isInstanceOfSatisfying(
                        PassingException.class, e -> assertThat(e.code()).isEqualTo("BLOB_STORE_FAILED"));
    }

    @Test
    void aRedirectIsFollowedButNotForEver() {
        host.now(Answer.redirect("/there"), Answer.of("the text"));
        assertThat(download("/here", null).size()).isEqualTo(8);
        host.now(Answer.redirect("/again"));
        assertRejected("/here", null, RejectionCode.DOWNLOAD_REFUSED);
    }

    @Test
    void aRedirectToAnotherSchemeIsRefused() {
        host.now(Answer.redirect("file:///etc/passwd"));
        assertRejected("/here", null, RejectionCode.UNSUPPORTED_URI);
    }

    @Test
    void aRedirectToWhatIsNoAddressIsRefusedWithoutQuotingIt() {
        host.now(Answer.redirect("http://user:secret@ho st/%zz"));
        assertThatThrownBy(() -> download("/here", null))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(RejectionCode.DOWNLOAD_REFUSED))
                .hasNoCause()
                .hasMessageNotContaining("secret");
    }

    @Test
    void aSchemeIsKnownInCapitalsToo() {
        var shouted = host.uri("/here").replaceFirst("http", "HTTP");
        assertThat(downloaded(shouted, null).size()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 401, 403, 404, 410})
    void whatTheHostRefusesIsRejected(int status) {
        host.now(Answer.status(status));
        assertRejected("/gone", null, RejectionCode.DOWNLOAD_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void whatTheHostCannotDoNowMayPass(int status) {
        host.now(Answer.status(status));
        assertThatThrownBy(() -> download("/busy", null))
                .isInstanceOfSatisfying(
                        PassingException.class, e -> assertThat(e.code()).isEqualTo("DOWNLOAD_FAILED"));
    }

    @Test
    void aHostThatDoesNotAnswerMayPass() {
        var uri = URI.create(host.uri("/"));
        host.close();
        assertThatThrownBy(() -> http(true).fetch(READER, uri, LIMIT)).isInstanceOf(PassingException.class);
    }

    @Test
    void aTransferThatStallsIsGivenUp() {
        host.now(Answer.stalling("half of"));
        assertThatThrownBy(() -> download("/slow", null)).isInstanceOf(PassingException.class);
    }

    @Test
    void moreBytesThanAllowedAreRejectedWhetherTheHostSaysSoOrNot() {
        host.now(Answer.of("x".repeat(21)));
        assertRejected("/large", null, RejectionCode.TOO_LARGE);
        host.now(Answer.chunked("x".repeat(21)));
        assertRejected("/large", null, RejectionCode.TOO_LARGE);
        host.now(Answer.chunked("x".repeat(20)));
        assertThat(download("/fits", null).size()).isEqualTo(20);
    }

    @Test
    void otherBytesThanDeclaredAreRejected() {
        assertRejected("/changed", "a".repeat(64), RejectionCode.CHECKSUM_MISMATCH);
        assertThat(download("/same", download("/same", null).sha256()).size()).isEqualTo(8);
    }

    @Test
    void noBytesAreRejected() {
        host.now(Answer.chunked(""));
        assertRejected("/empty", null, RejectionCode.EMPTY_DOCUMENT);
    }

    @Test
    void ourOwnNetworkIsRefusedUnlessItIsAllowed() {
        assertThatThrownBy(() -> http(false).fetch(READER, URI.create(host.uri("/")), LIMIT))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(RejectionCode.ADDRESS_REFUSED));
        assertThat(host.requests()).isZero();
    }

    private void assertRejected(String path, String sha256, RejectionCode code) {
        assertThatThrownBy(() -> download(path, sha256))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aHostIsNotAskedWhileTheBlobStoreIsAway() throws IOException {
        // Given
        var blobs = FolderBlobStore.in(Files.createDirectory(folder.resolve("store")));
        var downloader = new Downloader(blobs, http(true), null, Limits.of(LIMIT, folder));
        Files.move(folder.resolve("store"), folder.resolve("gone"));
        // When
        assertThatThrownBy(() ->
                        downloader.download(READER, new Content(host.uri("/here"), null, null, null), Optional.empty()))
                .isInstanceOf(UnavailableException.class);
        // Then
        assertThat(host.requests()).isZero();
    }

    private SourceDocument download(String path, String sha256) {
        return downloaded(host.uri(path), sha256);
    }

    private SourceDocument downloaded(String uri, String sha256) {
        return downloaded(uri, sha256, Optional.empty());
    }

    private SourceDocument downloaded(String uri, String sha256, Optional<Kept> kept) {
        return new Downloader(blobs(), http(true), null, Limits.of(LIMIT, folder))
                .download(READER, new Content(uri, sha256, null, null), kept);
    }

    private static HttpDownload http(boolean allowPrivateAddresses) {
        return new HttpDownload(new DownloadRules(true, allowPrivateAddresses));
    }

    private FolderBlobStore blobs() {
        try {
            return FolderBlobStore.in(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

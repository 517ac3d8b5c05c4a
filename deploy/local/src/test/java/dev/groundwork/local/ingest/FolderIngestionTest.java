package dev.groundwork.local.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.groundwork.local.suite.SuiteException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderIngestionTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void everyFileEndsAndTheTableSaysHow() throws Exception {
        // Given
        write("sub/good.txt", "good");
        write("bad.txt", "corrupt");
        write("big.txt", "huge");
        // When
        List<Ending> endings;
        try (var service = new FakeIngest()) {
            endings = ingest(service, 10);
        }
        new OutcomeTable(endings).print(out());
        // Then
        assertThat(said.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "SEARCHABLE 1",
                        "REJECTED CORRUPT_DOCUMENT 1 " + folder.resolve("bad.txt"),
                        "REFUSED PAYLOAD_TOO_LARGE 1 " + folder.resolve("big.txt"));
        assertThat(endings)
                .filteredOn(ending -> !ending.isSettled())
                .extracting(Ending::outcome)
                .containsExactly("REFUSED PAYLOAD_TOO_LARGE");
    }

    @Test
    void whatCannotBeReadIsRefusedAndTheRestGoesOn() throws Exception {
        // Given
        write("good.txt", "good");
        var pipe = folder.resolve("pipe");
        script("mkfifo pipe");
        // It opens, and its first bytes belong to nobody.
        var broken = Path.of("/proc/self/mem");
        // When
        List<Ending> endings;
        try (var service = new FakeIngest()) {
            endings = ingest(service, 10, folder, pipe, broken);
        }
        // Then
        assertThat(endings)
                .extracting(ending -> ending.file().path(), Ending::outcome)
                .containsExactlyInAnyOrder(
                        tuple(folder.resolve("good.txt"), "SEARCHABLE"),
                        tuple(pipe, "REFUSED UNREADABLE_FILE"),
                        tuple(broken, "REFUSED UNREADABLE_FILE"));
    }

    @Test
    void aFileThatDoesNotKnowItsSizeIsSentWhole() throws Exception {
        var file = Path.of("/proc/self/status");
        try (var service = new FakeIngest()) {
            assertThat(ingest(service, 10, file)).extracting(Ending::outcome).containsExactly("SEARCHABLE");
            assertThat(service.forms().values()).singleElement().asString().contains("VmRSS");
        }
    }

    @Test
    void filesWhoseNamesAreNoTextAreDocumentsOfTheirOwn() throws Exception {
        // Given
        script("printf one > \"$(printf 'bad\\377.txt')\"; printf two > \"$(printf 'bad\\376.txt')\"");
        // When
        try (var service = new FakeIngest()) {
            var endings = ingest(service, 10);
            // Then
            assertThat(endings).extracting(Ending::outcome).containsExactly("SEARCHABLE", "SEARCHABLE");
            assertThat(endings).extracting(ending -> ending.file().externalId()).doesNotHaveDuplicates();
        }
    }

    @Test
    void aBusyServiceIsWaitedFor() throws Exception {
        // Given
        write("one.txt", "one");
        write("two.txt", "two");
        // When
        try (var service = new FakeIngest(429, 503, 503, 401)) {
            // Then
            assertThat(ingest(service, 10)).extracting(Ending::outcome).containsExactly("SEARCHABLE", "SEARCHABLE");
        }
    }

    @Test
    void noMoreDocumentsAreUnfinishedThanAgreed() throws Exception {
        // Given
        for (var i = 0; i < 12; i++) {
            write(i + ".txt", "text " + i);
        }
        // When
        try (var service = new FakeIngest()) {
            ingest(service, 3);
            // Then
            assertThat(service.mostUnfinished()).isEqualTo(3);
            assertThat(service.forms()).hasSize(12);
        }
    }

    @Test
    void aFailedDocumentHasNotEndedForGood() throws Exception {
        write("one.txt", "broken");
        try (var service = new FakeIngest()) {
            assertThat(ingest(service, 10)).singleElement().satisfies(ending -> {
                assertThat(ending.outcome()).isEqualTo("FAILED");
                assertThat(ending.isSettled()).isFalse();
            });
        }
    }

    @Test
    void aDocumentThatNeverEndsIsNotWaitedForForEver() throws Exception {
        // Given
        for (var i = 0; i < 9; i++) {
            write(i + ".txt", "endless");
        }
        try (var service = new FakeIngest()) {
            var files = LocalFile.in(List.of(folder));
            var ingestion = new FolderIngestion(service.client(), "alice", 3, Duration.ZERO);
            // Then
            assertThatThrownBy(() -> ingestion.run(files, new ProgressBar(out(), files.size())))
                    .isInstanceOf(SuiteException.class)
                    .hasMessageContaining("No document has ended");
        }
    }

    @Test
    void aFileIsTheSameDocumentInEveryRun() throws IOException {
        // Given
        write("a \"b\".txt", "x");
        write(".hidden/c.txt", "x");
        write("d/" + "long".repeat(50) + "/" + "long".repeat(50) + "/" + "long".repeat(50) + ".txt", "x");
        // When
        var files = LocalFile.in(List.of(folder, folder.resolve("a \"b\".txt")));
        // Then
        assertThat(files).extracting(LocalFile::externalId).first().isEqualTo(folder + "/a \"b\".txt");
        assertThat(files)
                .hasSize(2)
                .isEqualTo(LocalFile.in(List.of(folder.resolve("d").resolve(".."))));
        assertThat(files).allSatisfy(file -> assertThat(file.externalId()).hasSizeLessThanOrEqualTo(500));
    }

    @Test
    void aNameIsSentWithoutItsControlCharacters() throws Exception {
        write("a\tb\nc\u0085d.txt", "x");
        try (var service = new FakeIngest()) {
            ingest(service, 10);
            assertThat(service.forms().values()).singleElement().asString().contains("filename=\"a_b_c_d.txt\"");
        }
    }

    private List<Ending> ingest(FakeIngest service, int mostUnfinished) throws InterruptedException {
        return ingest(service, mostUnfinished, folder);
    }

    private List<Ending> ingest(FakeIngest service, int mostUnfinished, Path... paths) throws InterruptedException {
        var files = LocalFile.in(List.of(paths));
        return new FolderIngestion(service.client(), "alice", mostUnfinished)
                .run(files, new ProgressBar(out(), files.size()));
    }

    /** What Java cannot make. */
    private void script(String commands) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("sh", "-c", commands)
                .directory(folder.toFile())
                .start();
        assertThat(shell.waitFor()).isZero();
    }

    private PrintStream out() {
        return new PrintStream(said, true);
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

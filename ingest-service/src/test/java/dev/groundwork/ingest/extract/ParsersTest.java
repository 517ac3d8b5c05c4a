package dev.groundwork.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.groundwork.ingest.source.SourceDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hostile files do to the processes that read them. */
class ParsersTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path files;

    private Parsers parsers = hostile(1);

    @AfterEach
    void close() {
        parsers.close();
    }

    @Test
    void aHangEndsWithTheTimeOfItsDocumentAndLeavesNothing() {
        // Given
        var folder = Path.of(ask("folder"));
        assertThat(folder).isDirectory();
        // When
        assertEnds("hang", Duration.ofMillis(300), Ending.TIMEOUT);
        // Then
        assertThat(folder).doesNotExist();
        assertThat(ask("next")).isEqualTo("next");
    }

    @Test
    void aHangThatUsesNoProcessorTakesNoLongerThanOneThatDoes() {
        // Given
        assumeTrue(new ProcessorTime(ProcessHandle.current()).waited().isPresent(), "the system does not tell");
        parsers.close();
        parsers = hostile(2);
        var time = Duration.ofSeconds(4);
        var start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // When
            var asleep = CompletableFuture.runAsync(() -> assertEnds("hang", time, Ending.TIMEOUT), threads);
            // Then
            assertThat(asleep).succeedsWithin(LONG);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(time, time.multipliedBy(3));
        }
    }

    @Test
    void whoWasPutBehindAllOthersReadsNoOtherFile() throws IOException {
        // Given
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/chrt")), "chrt of util-linux is not installed");
        parsers.close();
        parsers = new Parsers(command(HostileParser.class.getName()), 1, LONG, LONG);
        var folder = Path.of(ask("folder"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var spin = CompletableFuture.supplyAsync(() -> ask("spin"), threads);
            awaitStarts("spin", 1);
            // When
            assertThat(ask("folder"))
                    .as("of the spare one, now that the other takes much")
                    .isNotEqualTo(folder.toString());
            await().atMost(LONG)
                    .until(() -> ProcessHandle.current().descendants().anyMatch(ParsersTest::isBehindAll));
            end("spin");
            // Then
            assertThat(spin).succeedsWithin(LONG).isEqualTo("spin");
            assertThat(folder).doesNotExist();
            assertThat(ask("next")).isEqualTo("next");
        }
    }

    @Test
    void whoEatsAllMemoryEndsAlone() {
        assertEnds("eat", LONG, Ending.OUT_OF_MEMORY);
        assertThat(ask("next")).isEqualTo("next");
    }

    @Test
    void whatIsOnlyCachedIsNoMemory() {
        assertThat(ask("cache")).isEqualTo("cache");
    }

    @Test
    void aCrashGetsOneSecondChance() throws IOException {
        // When
        assertEnds("crash", LONG, Ending.CRASHED);
        // Then
        assertThat(files.resolve("crash")).hasContent("xx");
        assertThat(ask("next")).isEqualTo("next");
        assertThat(ask("crash once")).isEqualTo("recovered");
    }

    @Test
    void whatIsNoReplyIsACrash() {
        assertEnds("garbage", LONG, Ending.CRASHED);
        assertEnds("endless", LONG, Ending.CRASHED);
        assertThat(ask("next")).isEqualTo("next");
    }

    @Test
    void whatIsLeftOfAReplyIsNotTheNextDocuments() {
        assertThat(ask("twice")).isEqualTo("twice");
        assertThat(ask("next")).isEqualTo("next");
    }

    @Test
    void documentsAroundOneThatHangsAllFinish() {
        // Given
        parsers.close();
        parsers = hostile(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // When
            var hung = CompletableFuture.supplyAsync(() -> ask("hang"), threads);
            var others = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> ask("document " + i), threads))
                    .toList();
            // Then
            assertThat(others).allSatisfy(other -> assertThat(other).succeedsWithin(LONG));
            assertThat(hung).isNotDone();
            parsers.close();
            assertThat(hung).failsWithin(LONG);
        }
    }

    @Test
    void whileFilesHangInAllParsersTheOthersAreReadInTheSpareOne() throws IOException {
        // Given
        parsers.close();
        parsers = new Parsers(command(HostileParser.class.getName()), 1, Duration.ofMillis(50), LONG);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = CompletableFuture.supplyAsync(() -> ask("slow"), threads);
            awaitStarts("slow", 1);
            // When
            var others = IntStream.range(0, 5)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> ask("document " + i), threads))
                    .toList();
            // Then
            assertThat(others).allSatisfy(other -> assertThat(other).succeedsWithin(LONG));
            assertThat(slow).isNotDone();
            end("slow");
        }
    }

    @Test
    void whoTakesLongInTheSpareParserWaitsForAnother() throws IOException {
        // Given
        parsers.close();
        parsers = new Parsers(command(HostileParser.class.getName()), 1, Duration.ofMillis(50), Duration.ofMillis(500));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = CompletableFuture.supplyAsync(() -> ask("slow"), threads);
            awaitStarts("slow", 1);
            // When
            var slower = CompletableFuture.supplyAsync(() -> ask("slower"), threads);
            awaitStarts("slower", 1);
            end("slow");
            awaitStarts("slower", 2);
            end("slower");
            // Then
            assertThat(slow).succeedsWithin(LONG);
            assertThat(slower).succeedsWithin(LONG);
        }
    }

    private void awaitStarts(String name, int starts) {
        var file = files.resolve(name);
        await().atMost(LONG).until(() -> Files.exists(file) && Files.size(file) == starts);
    }

    private void end(String name) throws IOException {
        Files.writeString(files.resolve(name + " end"), "");
    }

    @Test
    void aParserKnowsNothingOfTheServicesEnvironment() {
        assertThat(ask("environment")).matches("\\[(PATH|LC_ALL|OMP_THREAD_LIMIT|TESSDATA_PREFIX|, )+]");
    }

    @Test
    void aParserThatDoesNotStartSaysWhy() {
        assertThatThrownBy(() -> new Parsers(command("no.such.Main"), 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no.such.Main");
    }

    @Test
    void aParserEndsWithItsStandardInputAndRemovesItsFiles() throws Exception {
        // Given
        var folder = Files.createDirectory(files.resolve("temporary"));
        var process = ParserCommand.of(64).in(folder).start();
        assertThat(process.getInputStream().read()).isPositive();
        // When
        process.getOutputStream().close();
        // Then
        assertThat(process.waitFor(LONG)).isTrue();
        assertThat(folder).doesNotExist();
    }

    private void assertEnds(String name, Duration timeout, Ending ending) {
        assertThatThrownBy(() -> parsers.ask(request(name), timeout))
                .isInstanceOfSatisfying(
                        ParserEndedException.class, e -> assertThat(e.ending()).isEqualTo(ending));
    }

    private String ask(String name) {
        try {
            return ((Reply.Detected) parsers.ask(request(name), LONG)).type().mediaType();
        } catch (IOException | ParserEndedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Request request(String name) {
        try {
            var file = Files.writeString(files.resolve(name), "");
            return new Request.Detect(new SourceDocument(file, 0, "0", null, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Parsers hostile(int count) {
        try {
            return new Parsers(command(HostileParser.class.getName()), count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ParserCommand command(String mainClass) {
        return new ParserCommand(mainClass, ParserCommand.ownClassPath(), 64, false);
    }

    private static boolean isBehindAll(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"), StandardCharsets.ISO_8859_1);
            // The policy is the 41st field, and 5 is SCHED_IDLE; the second is a name in brackets.
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[41 - 3].equals("5");
        } catch (IOException ended) {
            return false;
        }
    }
}

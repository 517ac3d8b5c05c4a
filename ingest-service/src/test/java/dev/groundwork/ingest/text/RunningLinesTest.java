package dev.groundwork.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningLinesTest {

    @ParameterizedTest
    @ValueSource(strings = {"Apple Inc. | Q3 2022 Form 10-Q | #", "#", "- # -", "Page # of 9", "Seite #", "F-#"})
    void whatCountsWithThePagesIsGone(String footer) {
        assertThat(left(5, page -> "Text " + word(page) + ".\n" + footer.replace("#", String.valueOf(page + 2))))
                .isEqualTo(expected(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "Page #", "Annual Report of ACME #", "Seite # von 5"})
    void aHeaderThatCountsIsGoneAsWell(String header) {
        assertThat(left(5, page -> header.replace("#", String.valueOf(page)) + "\nText " + word(page) + "."))
                .isEqualTo(expected(5));
    }

    @Test
    void whatIsTheSameOnAllPagesStaysOnce() {
        IntFunction<String> text =
                page -> "ACME CORPORATION\nText " + word(page) + ".\nThe certificate is valid for a year.";
        assertThat(left(5, text))
                .isEqualTo("ACME CORPORATION\n" + expected(5) + "\nThe certificate is valid for a year.");
    }

    @Test
    void bothSidesOfASheetHaveTheirOwn() {
        assertThat(left(8, page -> "Text " + word(page) + ".\n" + (page % 2 == 0 ? "The Book" : "The Chapter")))
                .isEqualTo(expected(7) + "\nThe Chapter\nText " + word(8) + ".\nThe Book");
    }

    @Test
    void aFooterMayNameTheSection() {
        assertThat(left(5, page -> "Text " + word(page) + ".\nSection " + word(page) + " " + (page - 1)))
                .isEqualTo(expected(5));
    }

    @Test
    void aFirstPageWithoutItChangesNothing() {
        assertThat(left(5, page -> "Text " + word(page) + "." + (page == 1 ? "" : "\nAcme " + page)))
                .isEqualTo(expected(5));
    }

    @Test
    void whatHasTextBetweenItAndTheEndOfThePageStays() {
        IntFunction<String> text =
                page -> "Text %1$s.\nA%1$s\nB%1$s\nC%1$s\nD%1$s\nNote\nClosed in %1$s".formatted(word(page));
        assertThat(left(5, text)).isEqualTo(all(5, text));
    }

    @Test
    void moreThanAThirdOfAPageIsText() {
        IntFunction<String> text = page -> "Title\nDear %s\nObjections within a week\nBob".formatted(word(page));
        assertThat(left(5, text))
                .isEqualTo("Title\n" + all(5, page -> "Dear " + word(page) + "\nObjections within a week") + "\nBob");
    }

    @Test
    void aNumberAtSomeDistanceFromThePagesIsText() {
        IntFunction<String> text = page -> "Text " + word(page) + ".\nPressure must reach " + (page + 7);
        assertThat(left(5, text)).isEqualTo(all(5, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Annual leave left: #",
                "Balance 1,#",
                "Model 2.#",
                "Never open valve #!",
                "Open valve # and wait"
            })
    void aNumberOfASentenceOrAnAmountIsText(String line) {
        IntFunction<String> text = page -> "Text " + word(page) + ".\n" + line.replace("#", String.valueOf(page));
        assertThat(left(5, text)).isEqualTo(all(5, text));
    }

    @Test
    void theTitlesOfSlidesStay() {
        IntFunction<String> text = page -> "Fire drill\nText 1%1$s.\nText 2%1$s.\nText 3%1$s.".formatted(word(page));
        var slides = pages(4, page -> text.apply(page) + "\nACME\n" + page);
        assertThat(RunningLines.removedOfSlides(slides))
                .isEqualTo(pages(4, page -> text.apply(page) + (page < 4 ? "" : "\nACME")));
    }

    @Test
    void slidesMayCount() {
        var slides = pages(4, page -> "Fire drill\nText " + word(page) + ".\nStep " + page);
        assertThat(RunningLines.removedOfSlides(slides)).isEqualTo(slides);
    }

    @Test
    void aHeadingThatOccursTwiceStays() {
        IntFunction<String> text = page -> (page < 3 ? "Overview\n" : "") + "Text " + word(page) + ".";
        assertThat(left(3, text)).contains("Overview");
        assertThat(left(2, text)).contains("Overview");
    }

    @Test
    void headingsThatCountStay() {
        IntFunction<String> text = page -> "Exercise " + page + "\nText " + word(page) + ".";
        assertThat(left(5, text)).isEqualTo(all(5, text));
    }

    @Test
    void figuresThatDoNotCountWithThePagesStay() {
        IntFunction<String> text = page -> "Text " + word(page) + ".\n" + page * page * 7;
        assertThat(left(5, text)).isEqualTo(all(5, text));
    }

    @Test
    void whatRepeatsWithinThePagesStays() {
        IntFunction<String> text =
                page -> "a%1$s\nb%1$s\nc%1$s\nd%1$s\nNote\ne%1$s\nf%1$s\ng%1$s\nh%1$s".formatted(word(page));
        assertThat(left(5, text)).isEqualTo(all(5, text));
    }

    @Test
    void aFormatWithoutPagesKeepsAll() {
        List<Block> blocks = IntStream.range(0, 9)
                .<Block>mapToObj(i -> new Block.Paragraph("Confidential", null))
                .toList();
        assertThat(RunningLines.removed(blocks)).isEqualTo(blocks);
    }

    @Test
    void headingsAndTablesOfTheFormatStay() {
        List<Block> blocks = IntStream.rangeClosed(1, 5)
                .boxed()
                .<Block>mapMulti((page, all) -> {
                    all.accept(new Block.Heading(1, "Agenda", page));
                    all.accept(new Block.Table(List.of(), List.of(List.of("a", "b")), page));
                })
                .toList();
        assertThat(RunningLines.removed(blocks)).isEqualTo(blocks);
    }

    @Test
    void aMillionLinesAreReadInNoTime() {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            left(3, page -> "1\n".repeat(1_000_000));
            left(3, page -> "1 ".repeat(1_000_000));
            left(20_000, page -> "1 2 3 4 5 6 7 8 9\n".repeat(9));
        });
    }

    private static String left(int pages, IntFunction<String> text) {
        return RunningLines.removed(pages(pages, text)).stream()
                .map(block -> ((Block.Paragraph) block).text())
                .collect(Collectors.joining("\n"));
    }

    private static List<Block> pages(int pages, IntFunction<String> text) {
        return IntStream.rangeClosed(1, pages)
                .<Block>mapToObj(page -> new Block.Paragraph(text.apply(page), page))
                .toList();
    }

    private static String expected(int pages) {
        return all(pages, page -> "Text " + word(page) + ".");
    }

    private static String all(int pages, IntFunction<String> text) {
        return IntStream.rangeClosed(1, pages).mapToObj(text).collect(Collectors.joining("\n"));
    }

    private static String word(int page) {
        return "x".repeat(page % 50);
    }
}

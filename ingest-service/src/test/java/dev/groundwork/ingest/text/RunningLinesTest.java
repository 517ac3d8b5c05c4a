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
    @ValueSource(
            strings = {
                "Apple Inc. | Q3 2022 Form 10-Q | #",
                "#",
                "- # -",
                "Page # of 9",
                "Seite #",
                "F-#",
                "Confidential",
                "See accompanying notes."
            })
    void whatCountsWithThePagesOrIsTheSameOnThemIsGone(String footer) {
        assertThat(left(5, page -> "Text " + word(page) + ".\n" + footer.replace("#", String.valueOf(page + 2))))
                .isEqualTo(expected(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACME CORPORATION", "#", "Page #", "Annual Report of ACME #", "Seite # von 5"})
    void aHeaderIsGoneAsWell(String header) {
        assertThat(left(5, page -> header.replace("#", String.valueOf(page)) + "\nText " + word(page) + "."))
                .isEqualTo(expected(5));
    }

    @Test
    void bothSidesOfASheetHaveTheirOwn() {
        assertThat(left(8, page -> "Text " + word(page) + ".\n" + (page % 2 == 0 ? "The Book" : "The Chapter")))
                .isEqualTo(expected(8));
    }

    @Test
    void aFooterMayNameTheSection() {
        assertThat(left(5, page -> "Text " + word(page) + ".\nSection " + word(page) + " " + (page + 3)))
                .isEqualTo(expected(5));
    }

    @Test
    void aFirstPageWithoutItChangesNothing() {
        assertThat(left(5, page -> "Text " + word(page) + "." + (page == 1 ? "" : "\nAcme " + page)))
                .isEqualTo(expected(5));
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
        List<Block> blocks = IntStream.rangeClosed(1, pages)
                .<Block>mapToObj(page -> new Block.Paragraph(text.apply(page), page))
                .toList();
        return RunningLines.removed(blocks).stream()
                .map(block -> ((Block.Paragraph) block).text())
                .collect(Collectors.joining("\n"));
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

package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.groundwork.ingest.text.Block;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void blankLinesPartParagraphs() {
        assertThat(PlainText.paragraphs("one\r\nline\n \ntwo\r\n\r\nthree\n", 4))
                .containsExactly(
                        new Block.Paragraph("one\nline", 4),
                        new Block.Paragraph("two", 4),
                        new Block.Paragraph("three", 4));
    }

    @Test
    void markdownHasHeadingsTablesAndCode() {
        // Given
        var text = """
                Title
                =====
                Intro.

                ## Prices ##

                | Item | Price |
                |------|------:|
                | Tea  | 2     |

                ````java
                # no heading

                    ```
                ````
                """;
        // When
        var blocks = PlainText.markdown(text);
        // Then
        assertThat(blocks)
                .containsExactly(
                        new Block.Heading(1, "Title", null),
                        new Block.Paragraph("Intro.", null),
                        new Block.Heading(2, "Prices", null),
                        new Block.Table(List.of("Item", "Price"), List.of(List.of("Tea", "2")), null),
                        new Block.Code("# no heading\n\n    ```", null));
    }

    @Test
    void onlySignsThatStandAloneCloseAHeading() {
        assertThat(PlainText.markdown("# C#\n## Go ##  \n####### deep\n#tag\n# #"))
                .filteredOn(Block.Heading.class::isInstance)
                .containsExactly(new Block.Heading(1, "C#", null), new Block.Heading(2, "Go", null));
    }

    @Test
    void aMillionSpacesAreReadInNoTime() {
        var spaces = " ".repeat(1_000_000);
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            assertThat(PlainText.markdown("#" + spaces + "A" + spaces + "#" + spaces + "B" + spaces))
                    .singleElement()
                    .isInstanceOf(Block.Heading.class);
            PlainText.markdown("a | b\n-" + spaces + "x | -\n" + "- ".repeat(1_000_000) + "|\n===" + spaces + "=");
            PlainText.markdown("a | b\n" + "-|".repeat(1_000_000) + "\n" + spaces + "```" + spaces);
            PlainText.paragraphs("a\n" + spaces + "\r\n" + spaces + "b", null);
        });
    }

    @Test
    void codeIsKnownByItsTypeOrItsName() {
        var code = "if x:\n    y\n";
        assertThat(PlainText.blocks(code, "text/x-python", null)).containsExactly(new Block.Code(code, null));
        assertThat(PlainText.blocks(code, "application/json", null)).containsExactly(new Block.Code(code, null));
        assertThat(PlainText.blocks(code, "text/plain", "main.rs")).containsExactly(new Block.Code(code, null));
        assertThat(PlainText.blocks(code, "text/plain", "main.txt")).hasOnlyElementsOfType(Block.Paragraph.class);
        assertThat(PlainText.blocks(code, "text/x-rst", "main.rst")).hasOnlyElementsOfType(Block.Paragraph.class);
    }

    @Test
    void codeThatIsClosedInItsLineIsText() {
        assertThat(PlainText.markdown("```run``` it\n\n~~~\nopen"))
                .containsExactly(new Block.Paragraph("```run``` it", null), new Block.Code("open", null));
    }

    @Test
    void aLineOfDashesBelowABlankOneIsNoHeading() {
        assertThat(PlainText.markdown("above\n\n---\nbelow")).noneMatch(Block.Heading.class::isInstance);
    }

    @Test
    void whatAMarkdownFileSaysOfItselfIsNoHeading() {
        var text = """
                ---
                title: "Travel: the policy"
                tags:
                  - hr
                date: 2026-01-01
                ---
                # Hotels
                """;
        assertThat(PlainText.markdown(text))
                .containsExactly(
                        new Block.Code("title: \"Travel: the policy\"\ntags:\n  - hr\ndate: 2026-01-01", null),
                        new Block.Heading(1, "Hotels", null));
        assertThat(PlainText.title(text, "text/markdown")).isEqualTo("Travel: the policy");
        assertThat(PlainText.title("---\ntitle: Fees\n...\n", "text/markdown")).isEqualTo("Fees");
    }

    @Test
    void aFileThatSaysNoTitleHasNone() {
        assertThat(PlainText.title("---\nauthor: Jane\ntitle:\n---\n", "text/markdown"))
                .isNull();
        assertThat(PlainText.title("---\ntitle: >-\n  Fees\n---\n", "text/markdown"))
                .isNull();
        assertThat(PlainText.title("---\ntitle: Fees\n---\n", "text/plain")).isNull();
        assertThat(PlainText.title("", "text/markdown")).isNull();
    }

    @Test
    void rulesAtTheTopAreNotYetWhatAFileSaysOfItself() {
        assertThat(PlainText.markdown("---\n\nWe meet at noon.\n\n---\n\nBye."))
                .contains(new Block.Paragraph("We meet at noon.", null));
        assertThat(PlainText.markdown("---\n\n---\n\nFees.")).contains(new Block.Paragraph("Fees.", null));
        assertThat(PlainText.markdown("---\ntitle: Fees\n\n# None\n")).contains(new Block.Heading(1, "None", null));
    }

    @Test
    void aRecipeForAnImageIsSourceCode() {
        assertThat(PlainText.blocks("RUN a \\\n  b", "text/plain", "Dockerfile"))
                .containsExactly(new Block.Code("RUN a \\\n  b", null));
        assertThat(PlainText.blocks("one\ntwo", "text/plain", "About dockerfiles.txt"))
                .containsExactly(new Block.Paragraph("one\ntwo", null));
    }
}

package dev.groundwork.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void blankLinesPartParagraphs() {
        assertThat(PlainText.paragraphs("one\nline\n \ntwo\r\n\r\nthree\n", 4))
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

                ```
                # no heading
                ```
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
                        new Block.Paragraph("# no heading", null));
    }

    @Test
    void aLineOfDashesBelowABlankOneIsNoHeading() {
        assertThat(PlainText.markdown("above\n\n---\nbelow")).noneMatch(Block.Heading.class::isInstance);
    }
}

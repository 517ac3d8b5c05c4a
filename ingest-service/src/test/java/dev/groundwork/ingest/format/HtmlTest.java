package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.Cleaner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a page is content, and what its lines mean. */
class HtmlTest {

    @TempDir
    Path folder;

    @Test
    void linesThatMeanSomethingKeepTheirEndsAndIndentation() {
        assertThat(page("<p>Run:</p><pre><code>if open:\n    stop()\n\nelse:\n    go()\n</code></pre><p>Done.</p>"))
                .containsExactly(
                        paragraph("Run:"),
                        new Block.Code("if open:\n    stop()\n\nelse:\n    go()", null),
                        paragraph("Done."));
        assertThat(page("<pre>\n\n  a\n b</pre>")).containsExactly(new Block.Code("  a\n b", null));
        assertThat(page("<pre><div>if open:</div><div>    stop()</div>x<br>y</pre>"))
                .containsExactly(new Block.Code("if open:\n    stop()\nx\ny", null));
        assertThat(page("<pre>a<h2>Fees</h2>b</pre>"))
                .containsExactly(
                        new Block.Code("a", null), new Block.Heading(2, "Fees", null), new Block.Code("b", null));
    }

    @Test
    void linesOfAMessageAreItsTextSinceProgramsWriteTextThatWay() {
        assertThat(read("note.eml", """
                        From: Ann <ann@example.org>
                        Content-Type: text/html

                        <pre>We meet
                        at noon.

                        &gt; When?</pre>
                        """))
                .endsWith(paragraph("We meet at noon."), new Block.Aside(Block.Voice.QUOTE, "When?", null));
    }

    @Test
    void linesInACellAreTextOfIt() {
        assertThat(page("<table><tr><td><pre>a\n b</pre><div>c</div><div>d</div></td><td>e</td></tr></table>"))
                .containsExactly(new Block.Table(List.of(), List.of(List.of("a b c d", "e")), null));
    }

    @Test
    void whatNobodySeesIsNoContent() {
        assertThat(
                        page(
                                "<p hidden>a</p><div hidden=\"\">b<p>c</p></div><p style=\"color: red; Display : none\">d</p>"
                                        + "<table><tr><td>Fees</td><td hidden>e</td></tr></table><p>None<span style=\"display:none\">f</span>.</p>"))
                .containsExactly(new Block.Table(List.of(), List.of(List.of("Fees")), null), paragraph("None."));
        assertThat(page("<p style=\"display:block\">Fees</p><p hidden=\"until-found\">None.</p>"))
                .containsExactly(paragraph("Fees"), paragraph("None."));
    }

    @Test
    void navigationByRoleIsNoContent() {
        assertThat(page("<div role=\"navigation\"><ul><li>Home</li></ul></div><p>Fees: none.</p>"))
                .containsExactly(paragraph("Fees: none."));
    }

    @Test
    void whatIsHiddenIsReadWhereThereIsNothingElse() {
        assertThat(page("<div hidden><p>Fees: none.</p></div>")).containsExactly(paragraph("Fees: none."));
    }

    @Test
    void aNoteBesideTheTextIsContent() {
        assertThat(page("<p>Fees: none.</p><aside>Never open valve 3.</aside>"))
                .containsExactly(paragraph("Fees: none."), paragraph("Never open valve 3."));
    }

    @Test
    void theFooterOfASectionIsContentAndThatOfThePageIsNot() {
        assertThat(page("<blockquote><p>Fees: none.</p><footer>Ann</footer></blockquote>"
                        + "<article><p>Valves.</p><div><footer>Bob</footer></div></article>"
                        + "<main><p>Open.</p><footer>May</footer></main><footer><p>Imprint</p></footer>"))
                .containsExactly(
                        paragraph("Fees: none."),
                        paragraph("Ann"),
                        paragraph("Valves."),
                        paragraph("Bob"),
                        paragraph("Open."),
                        paragraph("May"));
    }

    @Test
    void divisionsPartLines() {
        assertThat(page("<div>Depot<div>Turku</div></div><div>Fees</div><div><br></div><div>None.</div>"))
                .containsExactly(paragraph("Depot Turku"), paragraph("Fees"), paragraph("None."));
    }

    private static Block paragraph(String text) {
        return new Block.Paragraph(text, null);
    }

    private List<Block> page(String body) {
        return read("page.html", "<html><body>" + body + "</body></html>");
    }

    private List<Block> read(String name, String content) {
        try {
            var file = Files.writeString(folder.resolve("blob"), content);
            var document = new SourceDocument(file, Files.size(file), "0", null, name);
            var type = new Detector().detect(document).mediaType();
            var text = new FileReader().read(document, type, 10_000, new Unpacking(folder, 1, 10, 100_000));
            return new Cleaner().clean(text).blocks();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

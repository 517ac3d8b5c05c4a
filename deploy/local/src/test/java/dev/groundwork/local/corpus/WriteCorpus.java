package dev.groundwork.local.corpus;

import dev.groundwork.local.corpus.format.FormatWriter;
import dev.groundwork.local.corpus.format.HtmlWriter;
import dev.groundwork.local.corpus.format.MailWriter;
import dev.groundwork.local.corpus.format.Manuscript;
import dev.groundwork.local.corpus.format.PdfWriter;
import dev.groundwork.local.corpus.format.SheetWriter;
import dev.groundwork.local.corpus.format.SlideWriter;
import dev.groundwork.local.corpus.format.WordWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the corpus' files that need a writer from their manuscripts, {@code <file>.md}. */
public final class WriteCorpus {

    private static final Map<String, FormatWriter> WRITERS = Map.of(
            "pdf", new PdfWriter(),
            "docx", new WordWriter(),
            "xlsx", new SheetWriter(),
            "pptx", new SlideWriter(),
            "html", new HtmlWriter(),
            "eml", new MailWriter());

    private WriteCorpus() {}

    /** Arguments: the folder of the manuscripts and the folder to write to. */
    public static void main(String[] arguments) throws IOException {
        try (var manuscripts = Files.newDirectoryStream(Path.of(arguments[0]), "*.md")) {
            for (var manuscript : manuscripts) {
                write(manuscript, Path.of(arguments[1]));
            }
        }
    }

    static void write(Path manuscript, Path target) throws IOException {
        var file = fileOf(manuscript);
        var writer = WRITERS.get(file.substring(file.lastIndexOf('.') + 1));
        Files.write(target.resolve(file), writer.write(Manuscript.parse(Files.readString(manuscript))));
    }

    /** The name of the file that the manuscript is written to: its own without the {@code .md}. */
    static String fileOf(Path manuscript) {
        return manuscript.getFileName().toString().replaceAll("\\.md$", "");
    }
}

package dev.groundwork.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.ExtractedText;
import dev.groundwork.ingest.text.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {

    private static final ExtractedText TEXT = new ExtractedText(
            "Title",
            List.of(
                    new Block.Heading(2, "Heading", 1),
                    new Block.Paragraph("text\nin lines", null),
                    new Block.Table("caption", List.of("a", ""), List.of(List.of("1", "2")), 3),
                    new Block.Code("if x:\n\ty", null),
                    new Block.Aside(Block.Voice.QUOTE, "quoted", null),
                    new Block.Aside(Block.Voice.SIGNATURE, "signed", 4)),
            List.of(new Part("all.zip/notes.txt", Path.of("part-0"), null)));

    @TempDir
    Path folder;

    @Test
    void aTextArrivesAsItWasRead() throws IOException {
        // When
        var weight = TextFile.write(TEXT, folder);
        // Then
        assertThat(TextFile.read(folder, weight)).isEqualTo(TEXT);
    }

    @Test
    void eachLineOfCodeWeighsAsMuchAsTheObjectsItBecomes() throws IOException {
        // Given
        var lines = 10_000L;
        var code = new ExtractedText(null, List.of(new Block.Code("}\r\n}\n".repeat((int) lines / 2), null)));
        // When
        var weight = TextFile.write(code, folder);
        // Then
        assertThat(weight).isBetween(64 * lines, 128 * lines);
        assertThat(TextFile.read(folder, weight)).isEqualTo(code);
        assertThatThrownBy(() -> TextFile.read(folder, weight - 1)).isInstanceOf(WireInput.GarbageException.class);
    }

    @Test
    void aTextThatWeighsMoreThanWasAnnouncedIsNotRead() throws IOException {
        var weight = TextFile.write(TEXT, folder);
        assertThatThrownBy(() -> TextFile.read(folder, weight - 1)).isInstanceOf(WireInput.GarbageException.class);
    }
}

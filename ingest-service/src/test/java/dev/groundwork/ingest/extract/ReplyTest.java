package dev.groundwork.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.ExtractedText;
import dev.groundwork.ingest.text.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTest {

    @Test
    void aTextArrivesAsItWasRead() throws IOException {
        // Given
        var reply = new Reply.Extracted(new ExtractedText(
                "Title",
                List.of(
                        new Block.Heading(2, "Heading", 1),
                        new Block.Paragraph("text\nin lines", null),
                        new Block.Table(List.of("a", ""), List.of(List.of("1", "2")), 3),
                        new Block.Code("if x:\n\ty", null),
                        new Block.Aside(Block.Voice.QUOTE, "quoted", null),
                        new Block.Aside(Block.Voice.SIGNATURE, "signed", 4)),
                List.of(new Part("all.zip/notes.txt", Path.of("part-0"), null))));
        var bytes = new ByteArrayOutputStream();
        // When
        reply.write(new WireOutput(new DataOutputStream(bytes)));
        // Then
        var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(Reply.read(new WireInput(in, bytes.size()))).isEqualTo(reply);
    }
}

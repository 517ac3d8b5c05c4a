package dev.groundwork.ingest.extract;

import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.ExtractedText;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes what {@link WireInput} reads. */
final class WireOutput {

    static final byte HEADING = 1;
    static final byte PARAGRAPH = 2;
    static final byte TABLE = 3;
    static final byte CODE = 4;
    static final byte ASIDE = 5;

    private final DataOutputStream out;
    private long weight;

    WireOutput(DataOutputStream out) {
        this.out = out;
    }

    /** Of what was written. */
    long weight() {
        return weight;
    }

    void flush() throws IOException {
        out.flush();
    }

    void number(long value) throws IOException {
        weight += Weight.ELEMENT;
        out.writeLong(value);
    }

    void kind(int value) throws IOException {
        weight += Weight.ELEMENT;
        out.writeByte(value);
    }

    /** @param text may be null */
    void string(String text) throws IOException {
        if (text == null) {
            weight += Weight.ELEMENT;
            out.writeInt(-1);
            return;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        weight += Weight.ofString(bytes.length);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    void text(ExtractedText text) throws IOException {
        string(text.title());
        number(text.blocks().size());
        for (var block : text.blocks()) {
            block(block);
        }
        number(text.parts().size());
        for (var part : text.parts()) {
            string(part.path());
            string(part.file().toString());
            string(part.mediaType());
        }
    }

    private void block(Block block) throws IOException {
        switch (block) {
            case Block.Heading heading -> {
                kind(HEADING);
                page(heading);
                kind(heading.level());
                string(heading.text());
            }
            case Block.Paragraph paragraph -> {
                kind(PARAGRAPH);
                page(paragraph);
                string(paragraph.text());
            }
            case Block.Code code -> {
                kind(CODE);
                page(code);
                string(code.text());
                weight += Weight.ofLines(code.text());
            }
            case Block.Aside aside -> {
                kind(ASIDE);
                page(aside);
                kind(aside.voice().ordinal());
                string(aside.text());
            }
            case Block.Table table -> {
                kind(TABLE);
                page(table);
                string(table.caption());
                strings(table.header());
                number(table.rows().size());
                for (var row : table.rows()) {
                    strings(row);
                }
            }
        }
    }

    private void page(Block block) throws IOException {
        out.writeInt(block.page() == null ? 0 : block.page());
    }

    private void strings(List<String> strings) throws IOException {
        number(strings.size());
        for (var string : strings) {
            string(string);
        }
    }
}

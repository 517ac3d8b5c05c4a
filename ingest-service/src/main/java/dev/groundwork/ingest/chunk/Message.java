package dev.groundwork.ingest.chunk;

import dev.groundwork.ingest.text.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody wrote anew shares no passage with what he quotes, nor with his signature: else the words of another are found as his. Who
 * wrote to whom stands above all of it.
 */
record Message() implements Kind {

    /** Above the headings that the text itself has. */
    private static final int OF_THE_HEAD = 0;

    private static final String QUOTED = "Quoted text";
    private static final String SIGNATURE = "Signature";

    @Override
    public List<Section> sections(List<Block> blocks) {
        var runs = Runs.of(blocks, Message::voice);
        var head = blocks.isEmpty() ? null : head(blocks.getFirst());
        var sections = new ArrayList<Section>(runs.size());
        for (var run : runs) {
            var isFirst = sections.isEmpty();
            var above = new ArrayList<String>();
            if (head != null && !isFirst) {
                above.add(head);
            }
            if (voice(run.getFirst()) != null) {
                above.add(label(voice(run.getFirst())));
            }
            sections.add(new Section(above, isFirst ? withHead(run) : run));
        }
        return sections;
    }

    private static String head(Block first) {
        return first instanceof Block.Heading heading ? heading.text() : null;
    }

    private static List<Block> withHead(List<Block> run) {
        if (!(run.getFirst() instanceof Block.Heading heading)) {
            return run;
        }
        var blocks = new ArrayList<>(run);
        blocks.set(0, new Block.Heading(OF_THE_HEAD, heading.text(), heading.page()));
        return blocks;
    }

    /** Null for what is new. */
    private static Block.Voice voice(Block block) {
        return block instanceof Block.Aside aside ? aside.voice() : null;
    }

    private static String label(Block.Voice voice) {
        return switch (voice) {
            case QUOTE -> QUOTED;
            case SIGNATURE -> SIGNATURE;
        };
    }
}

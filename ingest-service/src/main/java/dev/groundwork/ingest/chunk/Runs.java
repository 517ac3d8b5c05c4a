package dev.groundwork.ingest.chunk;

import dev.groundwork.ingest.text.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Neighbouring blocks that have something in common. Pure. */
final class Runs {

    private Runs() {}

    /** The blocks in order, in as few lists as possible, each of blocks with an equal mark; null is a mark too. */
    static List<List<Block>> of(List<Block> blocks, Function<Block, ?> mark) {
        var runs = new ArrayList<List<Block>>();
        Object last = null;
        for (var block : blocks) {
            var present = mark.apply(block);
            if (runs.isEmpty() || !Objects.equals(present, last)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(block);
            last = present;
        }
        return runs;
    }
}

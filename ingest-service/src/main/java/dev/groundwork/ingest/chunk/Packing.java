package dev.groundwork.ingest.chunk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Packs pieces into passages: fills one up to the limit, and ends it before at a heading when it is long enough. */
final class Packing {

    /** A passage while it is packed. */
    private static final class Draft {
        private final List<String> headings;
        private final Integer page;
        private final StringBuilder text = new StringBuilder();
        private int tokens;
        private Integer lastPage;

        private Draft(List<String> headings, Integer page) {
            this.headings = headings;
            this.page = page;
        }

        /** A passage names the page it begins on, so it goes on over the next one at most. */
        private boolean reaches(Integer other) {
            return page == null || other == null || other <= page + 1;
        }

        private void add(Piece piece) {
            add(piece.text(), piece.tokens(), piece.beginsLine(), piece.page());
        }

        private void add(String more, int moreTokens, boolean beginsLine, Integer morePage) {
            if (!text.isEmpty()) {
                text.append(beginsLine ? '\n' : ' ');
            }
            text.append(more);
            tokens += moreTokens;
            lastPage = morePage;
        }
    }

    private final int maxTokens;
    private final int minTokens;
    private final List<String> above;
    private final HeadingPath headings = new HeadingPath();
    private final List<Draft> done = new ArrayList<>();
    private Draft current;
    /** A heading that nothing follows yet: if nothing ever does, it is content itself. */
    private Piece lonely;

    /** @param above the headings that stand above all that is packed */
    Packing(ChunkConfig config, List<String> above) {
        this.maxTokens = config.maxTokens();
        this.minTokens = config.minTokens();
        this.above = above;
    }

    void heading(int level, Piece heading) {
        keepLonely();
        if (current != null && (current.tokens >= minTokens || !current.reaches(heading.page()))) {
            end();
        }
        headings.enter(level, heading.text());
        if (current == null) {
            lonely = heading;
        } else {
            // The passage goes on under the new heading, so the heading has to stand in it.
            place(heading);
        }
    }

    void add(Piece piece) {
        lonely = null;
        place(piece);
    }

    /** A passage of its own, below more headings than the present ones. */
    void alone(Piece piece, List<String> below) {
        lonely = null;
        end();
        current = new Draft(joined(path(), below), piece.page());
        current.add(piece);
        end();
    }

    /** Whether pieces of so many tokens still go into the present passage. */
    boolean hasRoomFor(int tokens) {
        return tokens + (current == null ? 0 : current.tokens) <= maxTokens;
    }

    /** Ends the present passage, so that the next piece begins a new one. */
    void end() {
        if (current != null) {
            done.add(current);
            current = null;
        }
    }

    /**
     * All passages; a remainder too short to stand alone is taken in by the one before.
     *
     * @param first the ordinal of the first of them
     */
    List<Passage> passages(Context context, int first) {
        keepLonely();
        end();
        if (done.size() > 1 && done.getLast().tokens < minTokens) {
            var before = done.get(done.size() - 2);
            if (before.headings.equals(done.getLast().headings)
                    && before.reaches(done.getLast().lastPage)
                    && before.tokens + done.getLast().tokens <= maxTokens + minTokens) {
                var last = done.removeLast();
                before.add(last.text.toString(), last.tokens, true, last.lastPage);
            }
        }
        var passages = new ArrayList<Passage>(done.size());
        for (var draft : done) {
            var text = draft.text.toString();
            passages.add(new Passage(
                    first + passages.size(), text, draft.headings, draft.page, context.before(draft.headings) + text));
        }
        return passages;
    }

    private void place(Piece piece) {
        if (!hasRoomFor(piece.tokens()) || (current != null && !current.reaches(piece.page()))) {
            end();
        }
        if (current == null) {
            current = new Draft(path(), piece.page());
        }
        current.add(piece);
    }

    private List<String> path() {
        return joined(above, headings.path());
    }

    private static List<String> joined(List<String> outer, List<String> inner) {
        return Stream.concat(outer.stream(), inner.stream()).toList();
    }

    private void keepLonely() {
        if (lonely != null) {
            var heading = lonely;
            lonely = null;
            place(heading);
        }
    }
}

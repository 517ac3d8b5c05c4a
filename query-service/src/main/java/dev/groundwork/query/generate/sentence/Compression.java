package dev.groundwork.query.generate.sentence;

import dev.groundwork.query.search.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Shortens passages to their sentences that matter most to the question; whole sentences in their order, so numbers and quotes stay as they are. */
public final class Compression {

    /** Characters of an English token on average. A rough measure: what is still too long is shortened again. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final SentenceScorer scorer;

    public Compression(SentenceScorer scorer) {
        this.scorer = scorer;
    }

    public static int tokens(List<Passage> context) {
        return context.stream().mapToInt(passage -> passage.text().length()).sum() / CHARACTERS_PER_TOKEN;
    }

    /** At most about that many tokens; passages without a sentence left are left out. */
    public List<Passage> compressed(String question, List<Passage> context, int tokens) {
        int budget = tokens * CHARACTERS_PER_TOKEN;
        var kept = new HashSet<Sentence>();
        for (var scored : scorer.rank(question, context).best()) {
            budget -= scored.sentence().text().length();
            if (budget >= 0) {
                kept.add(scored.sentence());
            }
        }
        var shortened = new ArrayList<Passage>();
        for (var passage : context) {
            var text = new StringBuilder();
            Sentences.of(passage).stream()
                    .filter(kept::contains)
                    .forEach(sentence -> text.append(sentence.text()).append("\n\n"));
            if (!text.isEmpty()) {
                shortened.add(withText(passage, text.toString().strip()));
            }
        }
        return shortened;
    }

    private static Passage withText(Passage passage, String text) {
        return new Passage(
                passage.documentId(),
                passage.version(),
                passage.ordinal(),
                passage.title(),
                passage.headings(),
                passage.page(),
                text,
                passage.mediaType(),
                passage.source(),
                passage.score(),
                passage.denseScore());
    }
}

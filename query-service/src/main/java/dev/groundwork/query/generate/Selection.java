package dev.groundwork.query.generate;

import dev.groundwork.query.generate.sentence.QuestionTerms;
import dev.groundwork.query.generate.sentence.Sentence;
import dev.groundwork.query.generate.sentence.SentenceScorer.Ranking;
import dev.groundwork.query.generate.sentence.SentenceScorer.Scored;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Picks the sentences an answer is made of: the best one if it is good enough, and further ones only while they add to it. */
final class Selection {

    static final double THRESHOLD = 0.60;
    static final double THRESHOLD_BY_WORDS = 0.45;

    private static final int MOST_SENTENCES = 3;

    /** How far behind the best a sentence may be and still belong to the answer. */
    private static final double MARGIN = 0.08;

    /** When this share of the question is spoken of, nothing is left to add. */
    private static final double SAID = 0.7;

    /** A further sentence speaks of the question nearly as much as the best, measured by its share. */
    private static final double AS_MUCH = 0.7;

    /** In characters; a heading has no end of a sentence either, and no mark of a list. */
    private static final int LONGEST_HEADING = 70;

    private static final Pattern NO_HEADING = Pattern.compile("(?s).*[.!?:;…\"”)]\\W*|\\s*(?:[-*•–]|\\d{1,2}[.)]).*");

    private Selection() {}

    /** Best first; empty when nothing answers. */
    static List<Scored> of(Ranking ranking) {
        double threshold = ranking.byMeaning() ? THRESHOLD : THRESHOLD_BY_WORDS;
        if (ranking.best().isEmpty() || ranking.best().getFirst().score() < threshold) {
            return List.of();
        }
        var best = ranking.best().getFirst();
        double least = Math.max(threshold, best.score() - MARGIN);
        var chosen = new ArrayList<>(List.of(best));
        for (var further : ranking.best()) {
            if (chosen.size() == MOST_SENTENCES || further.score() < least || isSaid(ranking.asked(), chosen)) {
                break;
            }
            if (adds(ranking.asked(), further, best)
                    && chosen.stream().noneMatch(other -> saysTheSame(other.sentence(), further.sentence()))) {
                chosen.add(further);
            }
        }
        return chosen;
    }

    private static boolean isSaid(QuestionTerms asked, List<Scored> chosen) {
        var terms = new HashSet<String>();
        chosen.forEach(scored -> terms.addAll(scored.terms()));
        return asked.share(terms) >= SAID;
    }

    private static boolean adds(QuestionTerms asked, Scored further, Scored best) {
        boolean ofTheSameNumbers =
                best.terms().stream().filter(QuestionTerms::isNumber).allMatch(further.terms()::contains);
        return ofTheSameNumbers
                && asked.share(further.terms()) >= AS_MUCH * asked.share(best.terms())
                && !isHeading(further.sentence());
    }

    private static boolean isHeading(Sentence sentence) {
        return sentence.header().isEmpty()
                && sentence.text().length() <= LONGEST_HEADING
                && !NO_HEADING.matcher(sentence.text()).matches();
    }

    /** Overlapping chunks and copies of a document hold the same sentence twice. */
    private static boolean saysTheSame(Sentence one, Sentence other) {
        return one.text().equalsIgnoreCase(other.text());
    }
}

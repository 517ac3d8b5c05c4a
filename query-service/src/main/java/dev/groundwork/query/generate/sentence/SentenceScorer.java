package dev.groundwork.query.generate.sentence;

import dev.groundwork.query.search.Passage;
import dev.groundwork.query.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says how well each sentence of the passages answers a question, 0 to 1: by the question's words it holds, by the kind of thing it holds (a number, a date, a name),
 * by its meaning below its title and heading, and by its passage's meaning.
 */
public final class SentenceScorer {

    /**
     * @param best first
     * @param byMeaning whether the scores rest on meaning or on words alone; they have different scales
     */
    public record Ranking(List<Scored> best, QuestionTerms asked, boolean byMeaning) {}

    /**
     * @param score 0 to 1
     * @param terms which of the question's it holds
     */
    public record Scored(Sentence sentence, double score, Set<String> terms) {}

    private record Candidate(Sentence sentence, Set<String> terms, double coverage, double type) {

        double byWords() {
            return 0.85 * coverage + 0.15 * type;
        }

        Scored scored(double score) {
            return new Scored(sentence, score, terms);
        }
    }

    /** Embedding a sentence takes some 5 ms, so only the best by words and passage are embedded. With 32 the figures of {@code ExtractiveGenerator} are the same. */
    private static final int EMBEDDED = 12;

    private final SentenceVectors vectors;

    public SentenceScorer(SentenceVectors vectors) {
        this.vectors = vectors;
    }

    /** Best first. */
    public Ranking rank(String question, List<Passage> context) {
        var sentences = context.stream()
                .flatMap(passage -> Sentences.of(passage).stream())
                .toList();
        var words = sentences.stream().map(SentenceScorer::words).toList();
        var asked = new QuestionTerms(question, words);
        var candidates = candidates(question, asked, sentences, words);
        var likely = candidates.stream()
                .sorted(Comparator.comparingDouble(SentenceScorer::likelihood).reversed())
                .limit(EMBEDDED)
                .toList();
        var texts =
                likely.stream().map(candidate -> inPlace(candidate.sentence())).toList();
        return vectors.cosines(question, texts)
                .map(cosines -> new Ranking(byMeaning(likely, cosines), asked, true))
                .orElseGet(() -> new Ranking(byWords(candidates), asked, false));
    }

    private static Set<String> words(Sentence sentence) {
        return new HashSet<>(Words.of(sentence.header() + "\n" + sentence.text()));
    }

    private static List<Candidate> candidates(
            String question, QuestionTerms asked, List<Sentence> sentences, List<Set<String>> words) {
        var type = AnswerType.of(question);
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < sentences.size(); i++) {
            var sentence = sentences.get(i);
            var terms = asked.in(words.get(i));
            candidates.add(new Candidate(sentence, terms, asked.share(terms), type.fit(sentence.text())));
        }
        return candidates;
    }

    private static double likelihood(Candidate candidate) {
        return candidate.byWords() + cosine(candidate.sentence().passage());
    }

    private static double cosine(Passage passage) {
        return passage.denseScore() == null ? 0 : passage.denseScore();
    }

    /** The weights were found on SQuAD 2.0 questions and the sample corpus; half as much or twice as much of one moves the first hit by two points at most. */
    private static List<Scored> byMeaning(List<Candidate> candidates, double[] cosines) {
        var scored = new ArrayList<Scored>();
        for (int i = 0; i < cosines.length; i++) {
            var candidate = candidates.get(i);
            var passage = candidate.sentence().passage();
            double passageCosine = passage.denseScore() == null ? cosines[i] : passage.denseScore();
            double score =
                    0.55 * cosines[i] + 0.20 * passageCosine + 0.15 * candidate.coverage() + 0.10 * candidate.type();
            scored.add(candidate.scored(score));
        }
        scored.sort(Comparator.comparingDouble(Scored::score).reversed());
        return scored;
    }

    private static List<Scored> byWords(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> candidate.scored(candidate.byWords()))
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
    }

    /** A sentence as it is understood: "It is 8 km/h" means little without what it stands below. */
    private static String inPlace(Sentence sentence) {
        var passage = sentence.passage();
        var place = new StringBuilder();
        if (passage.title() != null) {
            place.append(passage.title()).append(". ");
        }
        if (!passage.headings().isEmpty()) {
            place.append(passage.headings().getLast()).append(". ");
        }
        if (!sentence.header().isEmpty()) {
            place.append(sentence.header()).append('\n');
        }
        return place.append(sentence.text()).toString();
    }
}

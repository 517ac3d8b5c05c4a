package dev.groundwork.query.generate;

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
final class SentenceScorer {

    /** Whether the scores rest on meaning or on words alone; they have different scales. */
    record Ranking(List<Scored> best, boolean byMeaning) {}

    /** @param score 0 to 1 */
    record Scored(Sentence sentence, double score) {}

    private record Candidate(Sentence sentence, double coverage, double type) {
        double byWords() {
            return 0.85 * coverage + 0.15 * type;
        }
    }

    /** Embedding a sentence takes some 5 ms, so only the best by words and passage are embedded. */
    private static final int EMBEDDED = 32;

    private final SentenceVectors vectors;

    SentenceScorer(SentenceVectors vectors) {
        this.vectors = vectors;
    }

    /** Best first. */
    Ranking rank(String question, List<Passage> context) {
        var candidates = candidates(question, context);
        var likely = candidates.stream()
                .sorted(Comparator.comparingDouble(SentenceScorer::likelihood).reversed())
                .limit(EMBEDDED)
                .toList();
        var texts =
                likely.stream().map(candidate -> inPlace(candidate.sentence())).toList();
        return vectors.cosines(question, texts)
                .map(cosines -> new Ranking(byMeaning(likely, cosines), true))
                .orElseGet(() -> new Ranking(byWords(candidates), false));
    }

    private static List<Candidate> candidates(String question, List<Passage> context) {
        var sentences = context.stream()
                .flatMap(passage -> Sentences.of(passage).stream())
                .toList();
        var words = new ArrayList<Set<String>>();
        sentences.forEach(sentence -> words.add(new HashSet<>(Words.of(sentence.header() + "\n" + sentence.text()))));
        var terms = new QuestionTerms(question, words);
        var type = AnswerType.of(question);
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < sentences.size(); i++) {
            candidates.add(new Candidate(
                    sentences.get(i),
                    terms.coverage(words.get(i)),
                    type.fit(sentences.get(i).text())));
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
            scored.add(new Scored(candidate.sentence(), score));
        }
        scored.sort(Comparator.comparingDouble(Scored::score).reversed());
        return scored;
    }

    private static List<Scored> byWords(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> new Scored(candidate.sentence(), candidate.byWords()))
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

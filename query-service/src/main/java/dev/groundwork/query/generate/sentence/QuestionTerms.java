package dev.groundwork.query.generate.sentence;

import dev.groundwork.query.text.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The stemmed words a question asks with, each weighed by how rare it is among the sentences it could be answered by. */
public final class QuestionTerms {

    /** Words of every question: they say what kind of thing is asked for, not which. */
    private static final Set<String> OF_ASKING = new HashSet<>(Words.of(
            "what which who whom whose when where why how much many long do does did done can could may might shall should"
                    + " will would we i you he she they me my our us your us were am been have has had there get"));

    /** Numbers and codes are what a question is most particular about: week 31 is not week 36. */
    private static final double OF_NUMBERS = 2;

    private final Map<String, Double> weights = new HashMap<>();
    private final double sum;

    /** @param candidates the words of each sentence that may answer */
    QuestionTerms(String question, Collection<Set<String>> candidates) {
        var terms = new LinkedHashSet<>(Words.of(question));
        terms.removeAll(OF_ASKING);
        for (var term : terms) {
            long holding =
                    candidates.stream().filter(words -> words.contains(term)).count();
            double rarity = Math.log(1 + (candidates.size() + 1.0) / (holding + 1.0));
            weights.put(term, isNumber(term) ? OF_NUMBERS * rarity : rarity);
        }
        sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Those of the question's terms that are among these words. */
    Set<String> in(Set<String> words) {
        var terms = new HashSet<>(weights.keySet());
        terms.retainAll(words);
        return terms;
    }

    /** The weighed share of the question that these of its terms make, 0 to 1. */
    public double share(Set<String> terms) {
        return sum == 0 ? 0 : terms.stream().mapToDouble(weights::get).sum() / sum;
    }

    public static boolean isNumber(String term) {
        return term.chars().anyMatch(Character::isDigit);
    }
}

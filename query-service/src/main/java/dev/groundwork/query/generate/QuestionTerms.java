package dev.groundwork.query.generate;

import dev.groundwork.query.text.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The stemmed words a question asks with, each weighed by how rare it is among the sentences it could be answered by. */
final class QuestionTerms {

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
            weights.put(term, term.chars().anyMatch(Character::isDigit) ? OF_NUMBERS * rarity : rarity);
        }
        sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The weighed share of the question's words among these, 0 to 1. */
    double coverage(Set<String> words) {
        if (sum == 0) {
            return 0;
        }
        return weights.entrySet().stream()
                        .filter(term -> words.contains(term.getKey()))
                        .mapToDouble(Map.Entry::getValue)
                        .sum()
                / sum;
    }
}

package dev.groundwork.query.generate;

import dev.groundwork.query.generate.sentence.Sentence;
import dev.groundwork.query.generate.sentence.Sentences;
import dev.groundwork.query.search.Passage;
import dev.groundwork.query.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Holds what a model wrote against the passages: a marker without a passage is taken out, the others are numbered in their order and get an exact quote. */
final class Markers {

    /** @param unsupported whether a marker had no passage */
    record Checked(String text, List<Cited> citations, boolean unsupported) {}

    private static final Pattern MARKER = Pattern.compile("\\s?\\[(\\d{1,4}(?:\\s*,\\s*\\d{1,4})*)]");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?]\\s");

    private Markers() {}

    static Checked check(String text, List<Passage> context) {
        var numbers = new LinkedHashMap<Integer, Integer>(); // the model's number to ours
        var claims = new LinkedHashMap<Integer, String>();
        var unsupported = new boolean[1];
        var renumbered = MARKER.matcher(text).replaceAll(match -> {
            var ours = new StringBuilder();
            for (var number : match.group(1).split("\\s*,\\s*")) {
                int named = Integer.parseInt(number);
                if (named < 1 || named > context.size()) {
                    unsupported[0] = true;
                } else {
                    int marker = numbers.computeIfAbsent(named, n -> numbers.size() + 1);
                    claims.merge(named, claim(text, match), (one, other) -> one + " " + other);
                    ours.append(" [").append(marker).append(']');
                }
            }
            return ours.toString();
        });
        var citations = new ArrayList<Cited>();
        numbers.forEach((named, marker) -> citations.add(cited(marker, context.get(named - 1), claims.get(named))));
        return new Checked(renumbered.strip(), citations, unsupported[0]);
    }

    /** The sentence before a marker. */
    private static String claim(String text, MatchResult marker) {
        var before = text.substring(0, marker.start());
        var end = SENTENCE_END.matcher(before);
        int start = 0;
        while (end.find()) {
            if (end.end() < before.length()) {
                start = end.end();
            }
        }
        return before.substring(start);
    }

    private static Cited cited(int marker, Passage passage, String claim) {
        var words = new HashSet<>(Words.of(claim));
        return Sentences.of(passage).stream()
                .map(sentence -> new Cited(marker, passage, sentence.text(), overlap(words, sentence)))
                .max(Comparator.comparingDouble(Cited::score))
                .orElseGet(() -> new Cited(marker, passage, passage.text(), 0));
    }

    private static double overlap(Set<String> claim, Sentence sentence) {
        var words = new HashSet<>(Words.of(sentence.text()));
        words.retainAll(claim);
        return claim.isEmpty() ? 0 : (double) words.size() / claim.size();
    }
}

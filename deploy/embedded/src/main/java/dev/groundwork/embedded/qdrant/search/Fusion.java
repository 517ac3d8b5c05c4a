package dev.groundwork.embedded.qdrant.search;

import dev.groundwork.embedded.qdrant.index.Hit;
import dev.groundwork.embedded.qdrant.index.Slots;
import dev.groundwork.embedded.qdrant.index.TopHits;
import dev.groundwork.embedded.qdrant.model.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Qdrant's ways to merge ranked lists; a point that a list lacks gets nothing from it. */
final class Fusion {

    static final int DEFAULT_K = 2;

    private Fusion() {}

    /** Reciprocal rank fusion: {@code 1 / ((position + 1) / weight + k - 1)}, position from 0, weight 1 when not given. */
    static List<Hit> reciprocalRank(List<List<Hit>> lists, long k, List<Float> weights, Slots slots) {
        if (!weights.isEmpty() && weights.size() != lists.size()) {
            throw Problems.badRequest("Number of weights in RRF should match number of pre-fetches: got "
                    + weights.size() + ", expected " + lists.size());
        }
        var sums = new HashMap<Integer, Float>();
        for (var list = 0; list < lists.size(); list++) {
            var weight = weights.isEmpty() ? 1f : weights.get(list);
            var hits = lists.get(list);
            for (var position = 0; position < hits.size(); position++) {
                var score = weight <= 0f ? 0f : 1f / ((position + 1) / weight + k - 1f);
                sums.merge(hits.get(position).slot(), score, Float::sum);
            }
        }
        return ranked(sums, slots);
    }

    /** Distribution-based score fusion: every list is scaled by its mean and three standard deviations, then summed. */
    static List<Hit> distributionBased(List<List<Hit>> lists, Slots slots) {
        var sums = new HashMap<Integer, Float>();
        for (var hits : lists) {
            var scores = normalized(hits);
            for (var i = 0; i < scores.length; i++) {
                sums.merge(hits.get(i).slot(), scores[i], Float::sum);
            }
        }
        return ranked(sums, slots);
    }

    /** {@code (score - low) / (high - low)} with {@code low, high = mean -/+ 3 sample deviations}; 0.5 without a spread. */
    private static float[] normalized(List<Hit> hits) {
        float mean = 0;
        float squares = 0;
        for (var i = 0; i < hits.size(); i++) {
            var before = hits.get(i).score() - mean;
            mean += before / (i + 1);
            squares += before * (hits.get(i).score() - mean);
        }
        var deviation = hits.size() < 2 ? 0f : (float) Math.sqrt(squares / (hits.size() - 1));
        var low = mean - 3f * deviation;
        var high = mean + 3f * deviation;
        var scores = new float[hits.size()];
        for (var i = 0; i < scores.length; i++) {
            scores[i] = low == high ? 0.5f : (hits.get(i).score() - low) / (high - low);
        }
        return scores;
    }

    private static List<Hit> ranked(Map<Integer, Float> sums, Slots slots) {
        var hits = new ArrayList<Hit>();
        sums.forEach((slot, score) -> hits.add(new Hit(slot, score)));
        hits.sort(TopHits.bestFirst(slots));
        return hits;
    }
}

package dev.groundwork.eval.score;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * How good a ranking of documents is, each figure from 0 to 1, with binary relevance as in trec_eval.
 *
 * @param precision relevant documents among the first k, divided by k, also when fewer were found
 * @param recall relevant documents among the first k, divided by all relevant ones
 * @param reciprocalRank 1 over the rank of the first relevant document among the first k, or 0
 * @param ndcg discounted cumulative gain of the first k over that of the ideal ranking, discount log2(rank + 1)
 */
public record RetrievalScore(double precision, double recall, double reciprocalRank, double ndcg) {

    /**
     * @param ranking distinct documents, best first
     * @param relevant at least one
     * @param k how many documents count, at least 1
     */
    public static RetrievalScore of(List<UUID> ranking, Set<UUID> relevant, int k) {
        if (relevant.isEmpty() || k < 1) {
            throw new IllegalArgumentException("a ranking is scored against relevant documents and a positive k");
        }
        int found = 0;
        double reciprocalRank = 0;
        double gain = 0;
        for (int rank = 1; rank <= Math.min(k, ranking.size()); rank++) {
            if (relevant.contains(ranking.get(rank - 1))) {
                found++;
                reciprocalRank = Math.max(reciprocalRank, 1.0 / rank);
                gain += discount(rank);
            }
        }
        double ideal = 0;
        for (int rank = 1; rank <= Math.min(k, relevant.size()); rank++) {
            ideal += discount(rank);
        }
        return new RetrievalScore((double) found / k, (double) found / relevant.size(), reciprocalRank, gain / ideal);
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 1.0);
    }
}

package dev.groundwork.embedded.qdrant.conformance;

import dev.groundwork.embedded.qdrant.conformance.Sample.Point;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Qdrant's scores and fusions written down as formulas, in doubles, over a plain list of points. */
final class NaiveSearch {

    static final double TOLERANCE = 1e-4;
    private static final int DEFAULT_LIMIT = 10;
    private static final double LEAST_SPREAD = 1e-2;

    record Scored(long id, double score) {}

    /** {@code exact} when floats and doubles give the same scores, and even equal ones have a sure order: by id. */
    record Ranking(List<Scored> hits, boolean exact) {

        boolean isSure(double one, double other) {
            return exact || !near(one, other);
        }
    }

    /** Scores lie so near to each other that rounding decides the answer; there is nothing to compare then. */
    static final class Ambiguous extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Collection<Point> all;
    private final NaiveFilter filters;
    private final boolean tiesById;

    /** @param tiesById whether points of the same score come in the order of their ids */
    NaiveSearch(Collection<Point> all, NaiveFilter filters, boolean tiesById) {
        this.filters = filters;
        this.all = all;
        this.tiesById = tiesById;
    }

    static boolean near(double one, double other) {
        return Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(other));
    }

    static int limit(Ask ask) {
        return ask.limit() == null ? DEFAULT_LIMIT : ask.limit();
    }

    /** All hits of a query, best first, before its limit. */
    Ranking ranked(Ask ask) {
        return ranked(ask, all);
    }

    private Ranking ranked(Ask ask, Collection<Point> within) {
        var candidates =
                within.stream().filter(it -> filters.holds(ask.filter(), it)).toList();
        var lists = ask.prefetch().stream()
                .map(prefetch -> cut(ranked(prefetch, candidates), limit(prefetch)))
                .toList();
        return switch (ask.how()) {
            case Ask.Dense(var using, var query) ->
                scored(ask, rescored(lists, candidates), using.equals("dot"), point -> dense(using, query, point));
            case Ask.Sparse(var using, var query) ->
                scored(ask, rescored(lists, candidates), using.equals("raw"), point -> sparse(using, query, point));
            case Ask.PlainRrf _ -> fused(ask, reciprocalRanks(lists, 2, List.of()));
            case Ask.Rrf(var k, var weights) -> fused(ask, reciprocalRanks(lists, k == null ? 2 : k, weights));
            case Ask.Dbsf _ -> fused(ask, distributions(lists));
        };
    }

    private static Ranking cut(Ranking ranking, int limit) {
        var hits = ranking.hits();
        if (hits.size() <= limit) {
            return ranking;
        }
        requireSure(ranking.isSure(hits.get(limit - 1).score(), hits.get(limit).score()));
        return new Ranking(hits.subList(0, limit), ranking.exact());
    }

    private static void requireSure(boolean sure) {
        if (!sure) {
            throw new Ambiguous();
        }
    }

    private static Collection<Point> rescored(List<Ranking> lists, Collection<Point> candidates) {
        return lists.isEmpty()
                ? candidates
                : candidates.stream()
                        .filter(point -> lists.stream()
                                .anyMatch(list -> list.hits().stream().anyMatch(hit -> hit.id() == point.id())))
                        .toList();
    }

    /** A point whose score is null has nothing to compare with the query. A similarity must exceed the threshold. */
    private Ranking scored(Ask ask, Collection<Point> points, boolean exact, Function<Point, Double> score) {
        var scores = new TreeMap<Long, Double>();
        for (var point : points) {
            var value = score.apply(point);
            if (value != null) {
                requireSure(ask.threshold() == null || exact || !near(value, ask.threshold()));
                if (ask.threshold() == null || value > ask.threshold()) {
                    scores.put(point.id(), value);
                }
            }
        }
        return ranking(scores, exact && tiesById);
    }

    /** A fused score may equal the threshold. */
    private static Ranking fused(Ask ask, Map<Long, Double> scores) {
        if (ask.threshold() != null) {
            requireSure(scores.values().stream().noneMatch(score -> near(score, ask.threshold())));
            scores.values().removeIf(score -> score < ask.threshold());
        }
        return ranking(scores, false);
    }

    private static Ranking ranking(Map<Long, Double> scores, boolean exact) {
        var hits = new ArrayList<Scored>();
        scores.forEach((id, score) -> hits.add(new Scored(id, score)));
        hits.sort(Comparator.comparing(Scored::score).reversed().thenComparing(Scored::id));
        return new Ranking(hits, exact);
    }

    private static Double dense(String using, List<Float> query, Point point) {
        var vector = using.equals("dot") ? point.dot() : point.cosine();
        if (vector == null) {
            return null;
        }
        var dot = dot(query, vector);
        var lengths = Math.sqrt(dot(query, query)) * Math.sqrt(dot(vector, vector));
        return using.equals("dot") || lengths == 0 ? dot : dot / lengths;
    }

    private static double dot(List<Float> one, List<Float> other) {
        return IntStream.range(0, one.size())
                .mapToDouble(i -> (double) one.get(i) * other.get(i))
                .sum();
    }

    private Double sparse(String using, Map<Integer, Float> query, Point point) {
        var vector = sparse(using, point);
        var shared = query.keySet().stream().filter(vector::containsKey).toList();
        return shared.isEmpty()
                ? null
                : (Double) shared.stream()
                        .mapToDouble(term -> (double) query.get(term)
                                * vector.get(term)
                                * (using.equals("text") ? inverseDocumentFrequency(term) : 1))
                        .sum();
    }

    private static Map<Integer, Float> sparse(String using, Point point) {
        var vector = using.equals("text") ? point.text() : point.raw();
        return vector == null ? Map.of() : vector;
    }

    /** {@code ln((N - df + 0.5) / (df + 0.5) + 1)} over the vectors of the whole collection. */
    private double inverseDocumentFrequency(int term) {
        var n = all.stream().filter(it -> !sparse("text", it).isEmpty()).count();
        var df = all.stream().filter(it -> sparse("text", it).containsKey(term)).count();
        return Math.log((n - df + 0.5) / (df + 0.5) + 1);
    }

    private static Map<Long, Double> reciprocalRanks(List<Ranking> lists, int k, List<Float> weights) {
        var sums = new TreeMap<Long, Double>();
        for (var i = 0; i < lists.size(); i++) {
            var weight = weights.isEmpty() ? 1.0 : weights.get(i);
            var list = lists.get(i);
            for (var position = 0; position < list.hits().size(); position++) {
                var hit = list.hits().get(position);
                requireSure(position == 0
                        || list.isSure(list.hits().get(position - 1).score(), hit.score()));
                sums.merge(hit.id(), 1 / ((position + 1) / weight + k - 1), Double::sum);
            }
        }
        return sums;
    }

    private static Map<Long, Double> distributions(List<Ranking> lists) {
        var sums = new TreeMap<Long, Double>();
        for (var list : lists) {
            var scores = list.hits().stream().mapToDouble(Scored::score).summaryStatistics();
            var spread = scores.getMax() - scores.getMin();
            requireSure(scores.getCount() < 2 || list.exact() || spread > LEAST_SPREAD);
            var squares = list.hits().stream()
                    .mapToDouble(hit -> Math.pow(hit.score() - scores.getAverage(), 2))
                    .sum();
            var deviation = scores.getCount() < 2 ? 0 : Math.sqrt(squares / (scores.getCount() - 1));
            var low = scores.getAverage() - 3 * deviation;
            for (var hit : list.hits()) {
                sums.merge(hit.id(), deviation == 0 ? 0.5 : (hit.score() - low) / (6 * deviation), Double::sum);
            }
        }
        return sums;
    }
}

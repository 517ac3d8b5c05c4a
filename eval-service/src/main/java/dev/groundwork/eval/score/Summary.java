package dev.groundwork.eval.score;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The means over cases. A figure is null when no case speaks of it; cases with an error are counted and stand outside every mean.
 *
 * @param done cases that were asked, with or without an error
 * @param passed cases that passed
 * @param errors cases that could not be measured, by code
 * @param precision at k, of answerable cases; so are recall, mrr (mean reciprocal rank) and ndcg
 * @param answerRate share of answerable cases that got an answer
 * @param firstCitationRate share of answerable cases whose first citation is an expected document
 * @param valueRate share of the cases with an expected value whose answer holds it
 * @param noContextRate share of unanswerable cases that were answered with NO_CONTEXT
 */
public record Summary(
        int done,
        int passed,
        Map<String, Long> errors,
        Double precision,
        Double recall,
        Double mrr,
        Double ndcg,
        Double answerRate,
        Double firstCitationRate,
        Double valueRate,
        Double noContextRate,
        ResponseTimes responseMs) {

    public static Summary of(Collection<CaseScore> cases) {
        Predicate<CaseScore> answerable = score -> score.expected().answerable();
        var millis = cases.stream()
                .map(score -> score.seen().responseMs())
                .filter(Objects::nonNull)
                .toList();
        return new Summary(
                cases.size(),
                (int) cases.stream().filter(CaseScore::passed).count(),
                cases.stream()
                        .filter(score -> !score.seen().measured())
                        .collect(Collectors.groupingBy(
                                score -> score.seen().error(), TreeMap::new, Collectors.counting())),
                retrievalMean(cases, RetrievalScore::precision),
                retrievalMean(cases, RetrievalScore::recall),
                retrievalMean(cases, RetrievalScore::reciprocalRank),
                retrievalMean(cases, RetrievalScore::ndcg),
                share(cases, answerable, CaseScore::answered),
                share(cases, answerable, CaseScore::firstCitationCorrect),
                share(
                        cases,
                        score -> score.expected().value(),
                        score -> score.seen().answerFound()),
                share(cases, answerable.negate(), score -> negated(score.answered())),
                millis.isEmpty() ? null : ResponseTimes.of(millis));
    }

    private static Double retrievalMean(Collection<CaseScore> cases, Function<RetrievalScore, Double> figure) {
        return mean(cases, score -> score.retrieval() == null ? null : figure.apply(score.retrieval()));
    }

    private static Double share(
            Collection<CaseScore> cases, Predicate<CaseScore> among, Function<CaseScore, Boolean> holds) {
        return mean(cases.stream().filter(among).toList(), score -> {
            var value = holds.apply(score);
            return value == null ? null : value ? 1.0 : 0.0;
        });
    }

    private static Double mean(Collection<CaseScore> cases, Function<CaseScore, Double> figure) {
        var mean = cases.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return mean.isPresent() ? mean.getAsDouble() : null;
    }

    private static Boolean negated(Boolean value) {
        return value == null ? null : !value;
    }
}

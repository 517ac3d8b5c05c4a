package dev.groundwork.local.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Passages a second of the model alone.
 *
 * @param library as LangChain4j calls it: the raw embedder
 * @param own as ingest-service calls it
 */
record RawRate(double library, double own) {

    static RawRate mean(List<RawRate> rates) {
        return new RawRate(mean(rates, RawRate::library), mean(rates, RawRate::own));
    }

    private static double mean(List<RawRate> rates, ToDoubleFunction<RawRate> part) {
        return rates.stream().mapToDouble(part).average().orElseThrow();
    }
}

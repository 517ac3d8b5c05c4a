package dev.groundwork.query.generate;

import dev.groundwork.contracts.http.Answer.Usage;
import dev.groundwork.query.guard.Warning;
import dev.groundwork.query.search.Degradation;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/**
 * What it took to generate.
 *
 * @param model {@code extractive} or the name of a model
 */
public record Work(String model, Usage usage, Set<Degradation> degraded, Set<Warning> warnings, boolean cached) {

    static final String EXTRACTIVE = "extractive";
    private static final Usage FREE = new Usage(0, 0, BigDecimal.ZERO);

    public Work {
        degraded = Set.copyOf(degraded);
        warnings = Set.copyOf(warnings);
    }

    static Work extractive() {
        return new Work(EXTRACTIVE, FREE, Set.of(), Set.of(), false);
    }

    Work with(Degradation degradation) {
        var all = EnumSet.of(degradation);
        all.addAll(degraded);
        return new Work(model, usage, all, warnings, cached);
    }

    /** The same from the cache: it cost nothing this time. */
    Work again() {
        return new Work(model, FREE, degraded, warnings, true);
    }
}

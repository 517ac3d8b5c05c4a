package dev.groundwork.query.problem;

import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Counts what failed us: {@code groundwork.failures} by dependency and kind. */
@ApplicationScoped
public class Failures {

    private final MeterRegistry meters;

    public Failures(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts a failed call by what ended it. */
    public void count(String dependency, Throwable cause) {
        count(dependency, kind(cause));
    }

    /**
     * @param dependency one of {@link Dependency}, or the part of this service that failed
     * @param kind of the failure: one of few, in lower case
     */
    public void count(String dependency, String kind) {
        meters.counter("groundwork.failures", "dependency", dependency, "kind", kind)
                .increment();
    }

    private static String kind(Throwable cause) {
        return switch (cause) {
            case TimeoutException _ -> "timeout";
            case io.smallrye.mutiny.TimeoutException _ -> "timeout";
            case CircuitBreakerOpenException _ -> "breaker_open";
            case BulkheadException _ -> "bulkhead_full";
            case NoTimeLeftException _ -> "no_time_left";
            case StatusRuntimeException grpc ->
                grpc.getStatus().getCode().name().toLowerCase(Locale.ROOT);
            default -> cause.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }
}

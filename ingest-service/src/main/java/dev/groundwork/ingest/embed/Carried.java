package dev.groundwork.ingest.embed;

import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.MDC;

/** Work on threads of its own, which the log and the trace still tell as the document's it is done for. */
final class Carried {

    private Carried() {}

    static <T, R> Function<T, R> over(Function<T, R> work) {
        var ids = Map.copyOf(MDC.getMap());
        return Context.current().wrapFunction(input -> {
            ids.forEach(MDC::put);
            return work.apply(input);
        });
    }
}

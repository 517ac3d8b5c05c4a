package dev.groundwork.local.bench;

import dev.groundwork.local.client.Groundwork;
import java.io.PrintStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** How much of their time documents spent in each step, by their logs; waiting for a reader or for the model counts to the step that waits. */
final class StepTimes {

    /** Steps that only measure how late another service is heard of. */
    private static final Set<String> LAGS = Set.of("receive", "index");

    private final Groundwork groundwork;
    private final String user;

    StepTimes(Groundwork groundwork, String user) {
        this.groundwork = groundwork;
        this.user = user;
    }

    void print(Collection<UUID> documents, PrintStream out) {
        var millis = new LinkedHashMap<String, Long>();
        var token = groundwork.token(user);
        for (var document : documents) {
            for (var step : groundwork.documentLog(token, document).path("steps")) {
                millis.merge(step.path("step").asText(), step.path("durationMs").asLong(), Long::sum);
            }
        }
        var total = millis.entrySet().stream()
                .filter(step -> !LAGS.contains(step.getKey()))
                .mapToLong(step -> step.getValue())
                .sum();
        out.println("Time of the documents in each step of the warm runs:");
        millis.forEach((step, time) -> out.println(
                LAGS.contains(step)
                        ? String.format(
                                Locale.ROOT, "  %-9s %8.1f s on average", step, time / 1000.0 / documents.size())
                        : String.format(
                                Locale.ROOT, "  %-9s %8.1f s %5.1f %%", step, time / 1000.0, 100.0 * time / total)));
    }
}

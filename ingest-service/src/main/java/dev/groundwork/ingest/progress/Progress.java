package dev.groundwork.ingest.progress;

import dev.groundwork.ingest.registry.Step;
import dev.groundwork.ingest.registry.StepEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a reader has seen of a document's log, and what is news to him. A step that runs again is news again. After a reconnection a step may
 * come twice; none is left out.
 */
final class Progress {

    private static final Pattern ID = Pattern.compile("(\\d{1,18})-(\\d{1,2})-(\\d{1,18})");

    private final Mark last;
    private final Map<String, Instant> seen = new HashMap<>();
    private long version = -1;

    private Progress(Mark last) {
        this.last = last;
    }

    /** @param lastEventId of the last event the reader got; null, or none of ours: he got none */
    static Progress after(String lastEventId) {
        var id = ID.matcher(lastEventId == null ? "" : lastEventId);
        return new Progress(
                id.matches()
                        ? new Mark(
                                Long.parseLong(id.group(1)), Integer.parseInt(id.group(2)), Long.parseLong(id.group(3)))
                        : new Mark(-1, -1, -1));
    }

    /** Those of the steps of a version that the reader has not seen; they count as seen from now on. */
    List<StepEntry> news(long ofVersion, List<StepEntry> steps) {
        if (ofVersion != version) {
            version = ofVersion;
            seen.clear();
        }
        return steps.stream()
                .filter(step -> !step.at().equals(seen.put(step.step(), step.at())))
                .filter(step -> Mark.of(step).isBeyond(last))
                .toList();
    }

    /** The id of the event of a step. */
    static String id(StepEntry step) {
        var mark = Mark.of(step);
        return mark.version + "-" + mark.ordinal + "-" + mark.micros;
    }

    /** The place of a step in what happens to a document. */
    private record Mark(long version, int ordinal, long micros) {

        static Mark of(StepEntry step) {
            return new Mark(
                    step.version(),
                    Step.valueOf(step.step().toUpperCase(Locale.ROOT)).ordinal(),
                    ChronoUnit.MICROS.between(Instant.EPOCH, step.at()));
        }

        /** The last step's time is another service's clock, so within a version a later place counts as much as a later time. */
        boolean isBeyond(Mark other) {
            return version > other.version
                    || (version == other.version && (micros > other.micros || ordinal > other.ordinal));
        }
    }
}

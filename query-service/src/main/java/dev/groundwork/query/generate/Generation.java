package dev.groundwork.query.generate;

import java.time.Duration;
import java.util.List;

/** How generating ended. */
public sealed interface Generation {

    /** An answer with its citations. */
    record Written(String text, List<Cited> citations, Work work) implements Generation {
        public Written {
            citations = List.copyOf(citations);
        }
    }

    /** The time was over: the best passages instead of an answer. */
    record BrokenOff(String text, List<Cited> citations, Work work) implements Generation {
        public BrokenOff {
            citations = List.copyOf(citations);
        }
    }

    /** The passages do not answer the question. */
    record Nothing(Work work) implements Generation {}

    /** The model takes no more for now. */
    record Postponed(Duration retryAfter) implements Generation {}
}

package dev.groundwork.query.answer;

import dev.groundwork.query.index.IndexConfig;
import dev.groundwork.query.search.SearchConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Refuses to start when points could be swept that a request still reads. */
@Startup
@ApplicationScoped
class DeadlineRule {

    DeadlineRule(IndexConfig index, AnswerConfig answer, SearchConfig search) {
        check(index.sweepAfter(), answer.deadline(), search.deadline());
    }

    static void check(Duration sweepAfter, Duration answer, Duration search) {
        var longest = answer.compareTo(search) > 0 ? answer : search;
        var least = longest.multipliedBy(2);
        if (sweepAfter.compareTo(least) < 0) {
            throw new IllegalStateException("groundwork.index.sweep-after is " + sweepAfter + "; it must be at least "
                    + least + ", twice the longer of groundwork.answer.deadline and groundwork.search.deadline");
        }
    }
}

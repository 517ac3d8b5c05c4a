package dev.groundwork.query.answer;

import dev.groundwork.contracts.http.Reader;
import dev.groundwork.query.generate.Generation;
import dev.groundwork.query.generate.Generator;
import dev.groundwork.query.generate.Task;
import dev.groundwork.query.limit.Deadline;
import jakarta.enterprise.context.ApplicationScoped;

/** Generates, then checks once more: what was revoked meanwhile drops out and the answer is made anew without it, until the check holds. */
@ApplicationScoped
class CheckedGeneration {

    /** Of the remaining time; the rest is for the check behind it and the books. */
    private static final double TO_GENERATE = 0.8;

    /** @param context the passages it was made of, all of them readable a moment ago */
    record Made(Generation generation, Context context, long modelMs) {}

    private final Generator generator;

    CheckedGeneration(Generator generator) {
        this.generator = generator;
    }

    Made generate(Reader reader, Ask ask, Context selected, Check check, Deadline deadline) {
        var context = selected;
        long start = System.nanoTime();
        while (true) { // ends: each turn has fewer passages
            var generation = generator.generate(new Task(
                    ask.question(),
                    context.passages(),
                    reader.tenant(),
                    reader.clearance(),
                    ask.fresh(),
                    deadline.share(TO_GENERATE)));
            long modelMs = (System.nanoTime() - start) / 1_000_000;
            var readable = context.isEmpty() ? context : context.allowedBy(check.of(context.documents()));
            if (readable.equals(context)) {
                return new Made(generation, context, modelMs);
            }
            context = readable;
        }
    }
}

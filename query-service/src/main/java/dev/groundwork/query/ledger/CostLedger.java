package dev.groundwork.query.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;

/** What answers cost, by tenant, team and model. */
@ApplicationScoped
public class CostLedger {

    private final MeterRegistry meters;

    CostLedger(MeterRegistry meters) {
        this.meters = meters;
    }

    public void append(Handle handle, Cost cost) {
        handle.createUpdate("""
                        insert into cost_ledger (answer_id, tenant, team, model, input_tokens, output_tokens, cost_usd)
                        values (:answerId, :tenant, :team, :model, :input, :output, :cost)
                        on conflict (answer_id) do nothing
                        """)
                .bindMethods(cost)
                .bind("input", cost.usage().inputTokens())
                .bind("output", cost.usage().outputTokens())
                .bind("cost", cost.usage().costUsd())
                .execute();
    }

    /** Counts what was committed. */
    public void count(Cost cost) {
        var usage = cost.usage();
        meters.counter("groundwork.cost.usd", "team", cost.team(), "model", cost.model())
                .increment(usage.costUsd().doubleValue());
        meters.counter("groundwork.answer.tokens", "model", cost.model(), "direction", "input")
                .increment(usage.inputTokens());
        meters.counter("groundwork.answer.tokens", "model", cost.model(), "direction", "output")
                .increment(usage.outputTokens());
    }
}

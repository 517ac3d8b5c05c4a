package dev.groundwork.query.answer;

import dev.groundwork.contracts.http.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The table of deferred answers. A lease outlives the longest request, so that two replicas never work on the same one; a crash gives it back. */
@ApplicationScoped
class Jobs {

    private final Jdbi jdbi;
    private final AnswerStore answers;
    private final AnswerConfig config;

    Jobs(Jdbi jdbi, AnswerStore answers, AnswerConfig config) {
        this.jdbi = jdbi;
        this.answers = answers;
        this.config = config;
    }

    void open(UUID answerId, Reader reader, Ask ask, Duration wait) {
        jdbi.useTransaction(handle -> {
            answers.open(handle, answerId, reader, ask);
            handle.createUpdate("""
                            insert into answer_job (answer_id, tokens, clearance, fresh, not_before)
                            values (:answerId, :tokens, :clearance, :fresh, clock_timestamp() + make_interval(secs => :seconds))
                            """)
                    .bind("answerId", answerId)
                    .bindArray("tokens", String.class, reader.tokens())
                    .bind("clearance", reader.clearance())
                    .bind("fresh", ask.fresh())
                    .bind("seconds", wait.toSeconds())
                    .execute();
        });
    }

    /** Takes the one that is due longest. It is done when its answer is entered into the books, which removes it. */
    Optional<Job> take() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with due as (
                            select answer_id from answer_job
                            where not_before <= clock_timestamp() and (lease_until is null or lease_until < clock_timestamp())
                            order by not_before limit 1 for update skip locked)
                        update answer_job j
                        set lease_until = clock_timestamp() + make_interval(secs => :lease), attempts = attempts + 1
                        from due join answer a using (answer_id)
                        where j.answer_id = due.answer_id
                        returning j.answer_id, a.tenant, a.user_id, a.question, a.top_k, j.tokens, j.clearance, j.fresh, j.attempts
                        """)
                .bind("lease", config.deadline().multipliedBy(2).toSeconds())
                .map((row, context) -> job(row))
                .findOne());
    }

    void putBack(UUID answerId, Duration wait) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update answer_job
                        set lease_until = null, not_before = clock_timestamp() + make_interval(secs => :seconds)
                        where answer_id = :answerId
                        """)
                .bind("answerId", answerId)
                .bind("seconds", wait.toSeconds())
                .execute());
    }

    private static Job job(ResultSet row) throws SQLException {
        var tokens = List.of((String[]) row.getArray("tokens").getArray());
        var reader = new Reader(row.getString("user_id"), row.getString("tenant"), tokens, row.getInt("clearance"));
        var ask = new Ask(row.getString("question"), row.getInt("top_k"), row.getBoolean("fresh"));
        return new Job(row.getObject("answer_id", UUID.class), reader, ask, row.getInt("attempts"));
    }
}

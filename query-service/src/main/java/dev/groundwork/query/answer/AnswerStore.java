package dev.groundwork.query.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.contracts.http.Answer;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.contracts.http.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Answers for their askers alone: every statement names tenant and user. */
@ApplicationScoped
class AnswerStore {

    private final Jdbi jdbi;
    private final ObjectMapper json;

    AnswerStore(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** Opens a row without an answer. */
    void open(Handle handle, UUID answerId, Reader reader, Ask ask) {
        handle.createUpdate("""
                        insert into answer (answer_id, tenant, user_id, question, top_k)
                        values (:answerId, :tenant, :userId, :question, :topK)
                        on conflict (answer_id) do nothing
                        """)
                .bind("answerId", answerId)
                .bindMethods(reader)
                .bind("question", ask.question())
                .bind("topK", ask.topK())
                .execute();
    }

    /** Puts the answer into its row; a job that waited for it is done. */
    void complete(Handle handle, Answer answer, Collection<DocumentVersion> documents) {
        handle.createUpdate("delete from answer_job where answer_id = :answerId")
                .bind("answerId", answer.answerId())
                .execute();
        handle.createUpdate("""
                        update answer set answer = cast(:answer as jsonb), documents = cast(:documents as jsonb)
                        where answer_id = :answerId
                        """)
                .bind("answerId", answer.answerId())
                .bind("answer", write(answer))
                .bind("documents", write(documents))
                .execute();
    }

    Optional<StoredAnswer> find(Reader asker, UUID answerId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select question, top_k, answer::text as answer, documents::text as documents
                        from answer where answer_id = :answerId and tenant = :tenant and user_id = :userId
                        """)
                .bind("answerId", answerId)
                .bindMethods(asker)
                .map((row, context) -> stored(row))
                .findOne());
    }

    /** Whether the asker has such an answer. */
    boolean judge(Reader asker, UUID answerId, Feedback feedback) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into feedback (answer_id, user_id, verdict, comment)
                        select answer_id, user_id, :verdict, :comment
                        from answer where answer_id = :answerId and tenant = :tenant and user_id = :userId
                        on conflict (answer_id) do update
                        set verdict = excluded.verdict, comment = excluded.comment, created_at = clock_timestamp()
                        """)
                        .bind("answerId", answerId)
                        .bindMethods(asker)
                        .bind("verdict", feedback.verdict().name().toLowerCase(Locale.ROOT))
                        .bind("comment", feedback.comment())
                        .execute())
                > 0;
    }

    /** Forgets answers older than that, with their questions and feedback; returns how many. */
    int forgetOlderThan(Duration age) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        "delete from answer where created_at < clock_timestamp() - make_interval(secs => :seconds)")
                .bind("seconds", age.toSeconds())
                .execute());
    }

    private StoredAnswer stored(ResultSet row) throws SQLException {
        var answer = row.getString("answer");
        return new StoredAnswer(
                row.getString("question"),
                row.getInt("top_k"),
                Optional.ofNullable(answer).map(this::readAnswer),
                readDocuments(row.getString("documents")));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that JSON cannot hold", e);
        }
    }

    private Answer readAnswer(String text) {
        try {
            return json.readValue(text, Answer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer this service did not write", e);
        }
    }

    private List<DocumentVersion> readDocuments(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored documents this service did not write", e);
        }
    }
}

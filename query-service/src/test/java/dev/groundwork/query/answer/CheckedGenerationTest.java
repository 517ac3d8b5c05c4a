package dev.groundwork.query.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.http.Answer.Usage;
import dev.groundwork.contracts.http.CheckResult;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.contracts.http.Reader;
import dev.groundwork.query.generate.Cited;
import dev.groundwork.query.generate.Generation;
import dev.groundwork.query.generate.Generator;
import dev.groundwork.query.generate.Task;
import dev.groundwork.query.generate.Work;
import dev.groundwork.query.limit.Deadline;
import dev.groundwork.query.search.Passage;
import dev.groundwork.query.search.Permitted;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckedGenerationTest {

    private static final Reader ALICE = new Reader("alice", "default", List.of("user:alice"), 1);
    private static final Ask ASK = new Ask("Why?", 5, false);

    private final Permitted first = permitted("first");
    private final Permitted second = permitted("second");
    private final Set<DocumentVersion> revoked = new HashSet<>();
    private final List<Task> asked = new ArrayList<>();

    @Test
    void whatStaysReadableIsAnsweredOnce() {
        var made = generate(task -> cites(task, 0));
        assertThat(asked).hasSize(1);
        assertThat(made.context().permitted()).containsExactly(first, second);
    }

    @Test
    void whatIsRevokedWhileTheAnswerIsMadeIsNotInIt() {
        // Given a revocation during generation
        var made = generate(task -> {
            revoked.add(first.passage().documentVersion());
            return cites(task, 0);
        });
        // Then the answer is made anew of what is left
        assertThat(asked).hasSize(2);
        assertThat(((Generation.Written) made.generation())
                        .citations()
                        .getFirst()
                        .passage())
                .isEqualTo(second.passage());
        assertThat(made.context().permitted()).containsExactly(second);
    }

    @Test
    void whenAllIsRevokedThereIsNoContext() {
        var made = generate(task -> {
            revoked.add(first.passage().documentVersion());
            revoked.add(second.passage().documentVersion());
            return cites(task, 0);
        });
        assertThat(made.generation()).isInstanceOf(Generation.Nothing.class);
        assertThat(made.context().permitted()).isEmpty();
    }

    private CheckedGeneration.Made generate(Generator generator) {
        Generator recorded = task -> {
            asked.add(task);
            return generator.generate(task);
        };
        var context = new Context(List.of(first, second));
        return new CheckedGeneration(recorded)
                .generate(ALICE, ASK, context, this::check, Deadline.in(Duration.ofSeconds(5)));
    }

    private CheckResult check(java.util.Collection<DocumentVersion> documents) {
        var allowed = documents.stream()
                .filter(d -> !revoked.contains(d))
                .map(d -> new CheckResult.Allowed(d.documentId(), d.version(), 1))
                .toList();
        return new CheckResult(
                allowed, documents.stream().filter(revoked::contains).toList());
    }

    private static Generation cites(Task task, int index) {
        var work = new Work("fake", new Usage(0, 0, BigDecimal.ZERO), Set.of(), Set.of(), false);
        return task.context().isEmpty()
                ? new Generation.Nothing(work)
                : new Generation.Written(
                        "Because [1]", List.of(new Cited(1, task.context().get(index), "Because", 1)), work);
    }

    private static Permitted permitted(String text) {
        var passage = new Passage(
                UUID.randomUUID(), 1, 0, text, List.of(), null, text, "text/plain", new Source("wiki", text), 1, 0.8);
        return new Permitted(passage, 1);
    }
}

package dev.groundwork.query.generate;

import dev.groundwork.contracts.http.Answer.Usage;
import dev.groundwork.query.generate.model.ModelClient;
import dev.groundwork.query.generate.model.ModelReply;
import dev.groundwork.query.generate.model.Prompt;
import dev.groundwork.query.generate.sentence.Compression;
import dev.groundwork.query.guard.Groundedness;
import dev.groundwork.query.guard.Instructions;
import dev.groundwork.query.guard.Warning;
import dev.groundwork.query.search.Degradation;
import dev.groundwork.query.search.Passage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Lets a model write and holds what it wrote against the passages. A model that fails hands on to the next; after the last the passages' own sentences answer. */
final class ModelGenerator implements Generator {

    private static final int PASSAGES_WHEN_LATE = 3;

    private final List<ModelClient> models;
    private final List<ModelClient> anew;
    private final Compression compression;
    private final Generator extractive;

    /**
     * @param models in the order they are asked
     * @param anew the same in the order they are asked when the reader wants another answer
     */
    ModelGenerator(List<ModelClient> models, List<ModelClient> anew, Compression compression, Generator extractive) {
        this.models = List.copyOf(models);
        this.anew = List.copyOf(anew);
        this.compression = compression;
        this.extractive = extractive;
    }

    @Override
    public Generation generate(Task task) {
        if (task.context().isEmpty()) {
            return extractive.generate(task);
        }
        for (var model : task.fresh() ? anew : models) {
            var attempt = attempt(model, task);
            switch (attempt.reply()) {
                case ModelReply.Said said -> {
                    if (isNoAnswer(said)) {
                        return new Generation.Nothing(work(model, said.usage(), attempt.degraded(), warnings(task)));
                    }
                    var written = validated(model, task, attempt, said);
                    if (!written.citations().isEmpty()) {
                        return written;
                    }
                }
                case ModelReply.RateLimited limited -> {
                    return new Generation.Postponed(limited.retryAfter());
                }
                case ModelReply.TimedOut() -> {
                    return bestPassages(model, task);
                }
                case ModelReply.TooLong tooLong -> { // the next model
                }
                case ModelReply.Unusable unusable -> { // the next model
                }
            }
        }
        return extracted(task);
    }

    private record Attempt(List<Passage> context, Set<Degradation> degraded, ModelReply reply) {}

    /** Asks with as much context as the model takes; when it says that this was too much, once more with half. */
    private Attempt attempt(ModelClient model, Task task) {
        var degraded = EnumSet.noneOf(Degradation.class);
        var context = task.context();
        if (Compression.tokens(context) > model.contextTokens()) {
            context = compression.compressed(task.question(), context, model.contextTokens());
            degraded.add(Degradation.CONTEXT_COMPRESSED);
        }
        var reply = model.ask(Prompt.of(task.question(), context), task.deadline());
        if (reply instanceof ModelReply.TooLong) {
            context = compression.compressed(task.question(), context, Compression.tokens(context) / 2);
            degraded.add(Degradation.CONTEXT_COMPRESSED);
            reply = model.ask(Prompt.of(task.question(), context), task.deadline());
        }
        return new Attempt(context, degraded, reply);
    }

    private static boolean isNoAnswer(ModelReply.Said said) {
        return said.text().strip().startsWith(Prompt.NO_CONTEXT);
    }

    private static Generation.Written validated(ModelClient model, Task task, Attempt attempt, ModelReply.Said said) {
        var shown = attempt.context().stream()
                .map(passage -> original(passage, task.context()))
                .toList();
        var checked = Markers.check(said.text().strip(), shown);
        var warnings = warnings(task);
        if (checked.unsupported()) {
            warnings.add(Warning.UNSUPPORTED_CITATION);
        }
        var cited = checked.citations().stream().map(c -> c.passage().text()).toList();
        if (Groundedness.of(checked.text(), cited) < Groundedness.LOW) {
            warnings.add(Warning.LOW_GROUNDEDNESS);
        }
        var work = work(model, said.usage(), attempt.degraded(), warnings);
        return new Generation.Written(checked.text(), checked.citations(), work);
    }

    /** A quote is a substring of the passage as it is in the document, not as it was shortened. */
    private static Passage original(Passage shown, List<Passage> context) {
        return context.stream()
                .filter(passage -> isSameChunk(shown, passage))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isSameChunk(Passage one, Passage other) {
        return one.ordinal() == other.ordinal() && one.documentVersion().equals(other.documentVersion());
    }

    private static Generation.BrokenOff bestPassages(ModelClient model, Task task) {
        var text = new StringBuilder();
        var citations = new ArrayList<Cited>();
        for (var passage : task.context().stream().limit(PASSAGES_WHEN_LATE).toList()) {
            int marker = citations.size() + 1;
            text.append(citations.isEmpty() ? "" : "\n\n").append(passage.text());
            text.append(" [").append(marker).append(']');
            double score = passage.denseScore() == null ? 0 : passage.denseScore();
            citations.add(new Cited(marker, passage, passage.text(), score));
        }
        var free = new Usage(0, 0, BigDecimal.ZERO);
        return new Generation.BrokenOff(text.toString(), citations, work(model, free, Set.of(), warnings(task)));
    }

    private Generation extracted(Task task) {
        return switch (extractive.generate(task)) {
            case Generation.Written(var text, var citations, var work) ->
                new Generation.Written(text, citations, work.with(Degradation.EXTRACTIVE));
            case Generation.Nothing(var work) -> new Generation.Nothing(work.with(Degradation.EXTRACTIVE));
            case Generation.BrokenOff late -> late;
            case Generation.Postponed postponed -> postponed;
        };
    }

    private static EnumSet<Warning> warnings(Task task) {
        return task.context().stream().anyMatch(passage -> Instructions.in(passage.text()))
                ? EnumSet.of(Warning.INSTRUCTIONS_IN_PASSAGE)
                : EnumSet.noneOf(Warning.class);
    }

    private static Work work(ModelClient model, Usage usage, Set<Degradation> degraded, Set<Warning> warnings) {
        return new Work(model.name(), usage, degraded, warnings, false);
    }
}

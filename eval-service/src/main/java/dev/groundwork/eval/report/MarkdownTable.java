package dev.groundwork.eval.report;

import dev.groundwork.eval.score.Summary;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report as a Markdown table for people: one line for the run, one for each tag. */
final class MarkdownTable {

    private static final List<String> COLUMNS = List.of(
            "",
            "done",
            "passed",
            "errors",
            "precision",
            "recall",
            "MRR",
            "nDCG",
            "answered",
            "first citation",
            "value",
            "no context",
            "p50 ms",
            "p95 ms",
            "p99 ms");

    private MarkdownTable() {}

    static String of(Report report) {
        var text = new StringBuilder("# Run " + report.runId() + "\n\n")
                .append("Dataset %s, version %d, k = %d: %s, %d of %d cases asked.%n%n"
                        .formatted(
                                report.dataset(),
                                report.version(),
                                report.topK(),
                                report.status(),
                                report.summary().done(),
                                report.cases()))
                .append(line(COLUMNS))
                .append(line(COLUMNS.stream().map(column -> "---").toList()))
                .append(line("all", report.summary()));
        report.byTag().forEach((tag, summary) -> text.append(line(tag.replace("|", "\\|"), summary)));
        if (!report.summary().errors().isEmpty()) {
            text.append("\nErrors: ").append(join(report.summary())).append(".\n");
        }
        if (!report.mustPassFailed().isEmpty()) {
            text.append("\nMust pass and did not: ")
                    .append(String.join(", ", report.mustPassFailed()))
                    .append(".\n");
        }
        return text.toString();
    }

    private static String line(String name, Summary summary) {
        var times = summary.responseMs();
        long errors =
                summary.errors().values().stream().mapToLong(Long::longValue).sum();
        return line(List.of(
                name,
                Integer.toString(summary.done()),
                Integer.toString(summary.passed()),
                Long.toString(errors),
                figure(summary.precision()),
                figure(summary.recall()),
                figure(summary.mrr()),
                figure(summary.ndcg()),
                figure(summary.answerRate()),
                figure(summary.firstCitationRate()),
                figure(summary.valueRate()),
                figure(summary.noContextRate()),
                times == null ? "–" : Long.toString(times.p50()),
                times == null ? "–" : Long.toString(times.p95()),
                times == null ? "–" : Long.toString(times.p99())));
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String figure(Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String join(Summary summary) {
        return summary.errors().entrySet().stream()
                .map(error -> error.getKey() + " " + error.getValue())
                .collect(Collectors.joining(", "));
    }
}

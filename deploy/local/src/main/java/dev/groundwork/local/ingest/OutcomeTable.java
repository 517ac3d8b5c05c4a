package dev.groundwork.local.ingest;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How many files ended how, with some of the files for each way but the good one. */
public final class OutcomeTable {

    private static final int EXAMPLES = 3;

    private final List<Ending> endings;

    public OutcomeTable(List<Ending> endings) {
        this.endings = endings;
    }

    public void print(PrintStream out) {
        var groups = endings.stream().collect(Collectors.groupingBy(Ending::outcome));
        var width = groups.keySet().stream().mapToInt(String::length).max().orElse(0);
        groups.entrySet().stream()
                .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                .forEach(group -> out.println(String.format(
                                Locale.ROOT,
                                "%-" + width + "s %6d  %s",
                                group.getKey(),
                                group.getValue().size(),
                                examples(group.getValue()))
                        .stripTrailing()));
    }

    private static String examples(List<Ending> endings) {
        return endings.getFirst().outcome().equals(Ending.SEARCHABLE)
                ? ""
                : endings.stream()
                        .limit(EXAMPLES)
                        .map(ending -> ending.file().path().toString())
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}

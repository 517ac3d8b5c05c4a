package dev.groundwork.local.proof;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was expected and what was found, line by line. */
final class Findings {

    private static final int WIDEST = 60;

    private final List<Finding> findings = new ArrayList<>();

    void expect(String what, Object expected, Object found) {
        add(what, expected, found, expected.equals(found));
    }

    void atMost(String what, double limit, double found) {
        add(what, "<= " + rounded(limit), rounded(found), found <= limit);
    }

    void isTrue(String what, boolean found) {
        expect(what, true, found);
    }

    /** Says whether all are as expected; nothing found proves nothing. */
    boolean print(PrintStream out) {
        var width = findings.stream()
                .mapToInt(finding -> finding.what().length())
                .max()
                .orElse(0);
        out.println();
        findings.forEach(finding -> out.println(String.format(
                Locale.ROOT,
                "%-6s %-" + width + "s  expected %s, found %s",
                finding.holds() ? "holds" : "BROKEN",
                finding.what(),
                shortened(finding.expected()),
                shortened(finding.found()))));
        return !findings.isEmpty() && findings.stream().allMatch(Finding::holds);
    }

    private void add(String what, Object expected, Object found, boolean holds) {
        findings.add(new Finding(what, expected.toString(), found.toString(), holds));
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String shortened(String value) {
        return value.length() <= WIDEST ? value : value.substring(0, WIDEST) + "...";
    }

    private record Finding(String what, String expected, String found, boolean holds) {}
}

package dev.groundwork.embedded.qdrant.model;

import io.qdrant.client.grpc.JsonWithInt.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Qdrant's JSON path: {@code a.b}, {@code a[].b}, {@code a[0]}, {@code "a key".b}. A key never looks into an array by
 * itself; {@code []} does.
 */
public record PayloadPath(List<Step> steps) {

    /** One step down; sealed so that every reader handles all kinds. */
    public sealed interface Step {}

    public record Key(String name) implements Step {}

    public record Index(int position) implements Step {}

    public record EachElement() implements Step {}

    private static final Pattern KEY = Pattern.compile("\\G(?:([\\p{IsAlphabetic}\\p{N}_-]+)|\"([^\"]+)\")");
    private static final Pattern BRACKET = Pattern.compile("\\G\\[(\\d{0,9})]");

    public static PayloadPath parse(String text) {
        var steps = new ArrayList<Step>();
        var at = key(text, 0, steps);
        while (at < text.length()) {
            var bracket = matcher(BRACKET, text, at);
            if (bracket.find()) {
                var digits = bracket.group(1);
                steps.add(digits.isEmpty() ? new EachElement() : new Index(Integer.parseInt(digits)));
                at = bracket.end();
            } else if (text.charAt(at) == '.') {
                at = key(text, at + 1, steps);
            } else {
                throw invalid(text);
            }
        }
        return new PayloadPath(List.copyOf(steps));
    }

    private static int key(String text, int at, List<Step> steps) {
        var key = matcher(KEY, text, at);
        if (!key.find()) {
            throw invalid(text);
        }
        steps.add(new Key(key.group(1) == null ? key.group(2) : key.group(1)));
        return key.end();
    }

    private static Matcher matcher(Pattern pattern, String text, int at) {
        return pattern.matcher(text).region(at, text.length());
    }

    private static RuntimeException invalid(String text) {
        return Problems.badRequest("Invalid json path: '" + text + "'");
    }

    /** The top-level key of the payload that the path begins with. */
    public String firstKey() {
        return ((Key) steps.getFirst()).name();
    }

    /** The path of the elements of the array at this path. */
    public PayloadPath eachElement() {
        return steps.getLast() instanceof EachElement ? this : then(new EachElement());
    }

    public PayloadPath then(Step step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new PayloadPath(List.copyOf(longer));
    }

    /** The values at this path: none, one, or (below {@code []}) many; an array counts as one value. */
    public List<Value> values(Map<String, Value> payload) {
        var first = payload.get(firstKey());
        if (first == null) {
            return List.of();
        }
        if (steps.size() == 1) {
            return List.of(first);
        }
        var found = new ArrayList<Value>();
        collect(first, 1, found);
        return found;
    }

    private void collect(Value value, int depth, List<Value> found) {
        if (depth == steps.size()) {
            found.add(value);
            return;
        }
        switch (steps.get(depth)) {
            case Key key -> {
                var child = value.getStructValue().getFieldsMap().get(key.name());
                if (child != null) {
                    collect(child, depth + 1, found);
                }
            }
            case Index index -> {
                if (index.position() < value.getListValue().getValuesCount()) {
                    collect(value.getListValue().getValues(index.position()), depth + 1, found);
                }
            }
            case EachElement _ ->
                value.getListValue().getValuesList().forEach(element -> collect(element, depth + 1, found));
        }
    }

    /** Whether this path begins with all steps of the other. */
    public boolean startsWith(PayloadPath prefix) {
        return prefix.steps.size() <= steps.size()
                && steps.subList(0, prefix.steps.size()).equals(prefix.steps);
    }
}

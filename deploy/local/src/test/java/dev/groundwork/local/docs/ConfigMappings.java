package dev.groundwork.local.docs;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the keys of {@code @ConfigMapping} interfaces from their sources, named as SmallRye Config names them. */
final class ConfigMappings {

    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"");
    private static final Pattern DEFAULT_METHOD = Pattern.compile("default [^{;]*\\{[^}]*}");
    private static final Pattern INNERMOST = Pattern.compile("interface (\\w+)\\s*\\{([^{}]*)}");
    private static final Pattern METHOD = Pattern.compile(
            "((?:@\\w+(?:\\((?:[^()\"]|\"[^\"]*\")*\\))?\\s+)*)([\\w.]+(?:<[^;()]*>)?)\\s+(\\w+)\\(\\);");
    private static final Pattern OF_MANY = Pattern.compile("(?:Optional|List|Set|Map)<(?:String,\\s*)?([\\w.]+)>");
    private static final Pattern WITH_DEFAULT = Pattern.compile("@WithDefault\\(\"([^\"]*)\"\\)");
    private static final Pattern WITH_NAME = Pattern.compile("@WithName\\(\"([^\"]*)\"\\)");

    private final Map<String, String> interfaces = new HashMap<>();
    private final Map<String, Setting> settings = new TreeMap<>();

    private ConfigMappings() {}

    /** The settings of all mappings among these sources, by their keys. */
    static Map<String, Setting> settings(List<String> sources) {
        var settings = new TreeMap<String, Setting>();
        sources.stream()
                .filter(source -> PREFIX.matcher(source).find())
                .forEach(source -> settings.putAll(new ConfigMappings().read(source)));
        return settings;
    }

    private Map<String, Setting> read(String source) {
        var prefix = PREFIX.matcher(source).results().findFirst().orElseThrow().group(1);
        var outermost = takeApart(DEFAULT_METHOD.matcher(source).replaceAll(""));
        collect(prefix, interfaces.get(outermost));
        return settings;
    }

    /** Keeps the body of each interface by its name; returns the name of the one around all others. */
    private String takeApart(String source) {
        String last = null;
        var rest = source;
        for (var next = INNERMOST.matcher(rest); next.find(); next = INNERMOST.matcher(rest)) {
            last = next.group(1);
            interfaces.put(last, next.group(2));
            rest = rest.substring(0, next.start()) + rest.substring(next.end());
        }
        return last;
    }

    private void collect(String prefix, String body) {
        METHOD.matcher(body).results().forEach(method -> {
            var annotations = method.group(1);
            var type = method.group(2);
            var key = annotations.contains("@WithParentName")
                    ? prefix
                    : prefix + "." + found(WITH_NAME, annotations, kebabCase(method.group(3)));
            if (type.startsWith("Map<")) {
                key += ".<name>";
            }
            var nested = interfaces.get(found(OF_MANY, type, type));
            if (nested == null) {
                settings.put(key, Setting.of(key, found(WITH_DEFAULT, annotations, withoutDefault(type))));
            } else {
                collect(key, nested);
            }
        });
    }

    private static String withoutDefault(String type) {
        return OF_MANY.matcher(type).matches() ? Setting.NONE : Setting.REQUIRED;
    }

    private static String found(Pattern pattern, String text, String otherwise) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }

    private static String kebabCase(String method) {
        return method.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}

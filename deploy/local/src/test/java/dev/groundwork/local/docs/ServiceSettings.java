package dev.groundwork.local.docs;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Properties;
import java.util.regex.Pattern;

/** What can be set of a service: the keys of its mappings, and whatever its application.properties takes from our variables. */
final class ServiceSettings {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(GROUNDWORK_\\w+):");
    private static final Pattern INNERMOST = Pattern.compile("\\$\\{\\w+:([^{}]*)}");

    private ServiceSettings() {}

    static Collection<Setting> of(String service) {
        var settings = ConfigMappings.settings(Checkout.sources(service));
        var properties = properties(service);
        for (var key : properties.stringPropertyNames()) {
            var value = properties.getProperty(key);
            var variable = VARIABLE.matcher(value);
            if (key.startsWith("%")) {
                continue; // of a profile: nothing to set from outside
            }
            if (variable.find()) {
                settings.put(key, new Setting(key, variable.group(1), usual(value)));
            } else if (settings.containsKey(key)) {
                settings.put(key, Setting.of(key, value));
            }
        }
        return settings.values();
    }

    /** The value when no variable is set. */
    private static String usual(String value) {
        var usual = value;
        while (INNERMOST.matcher(usual).find()) {
            usual = INNERMOST.matcher(usual).replaceAll("$1");
        }
        return usual.isBlank() ? Setting.NONE : usual;
    }

    private static Properties properties(String service) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Checkout.text(service + "/src/main/resources/application.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}

package dev.groundwork.local.docs;

import java.util.Locale;

/**
 * One setting of a service.
 *
 * @param variable the environment variable that sets it
 * @param value what holds when nobody sets it; {@link #NONE} or {@link #REQUIRED} where nothing does
 */
record Setting(String key, String variable, String value) {

    static final String NONE = "–";
    static final String REQUIRED = "required";

    /** A setting whose variable follows from its key, by the rule of MicroProfile Config. */
    static Setting of(String key, String value) {
        return new Setting(key, key.replaceAll("[^A-Za-z0-9<>]", "_").toUpperCase(Locale.ROOT), value);
    }

    @Override
    public String toString() {
        return "| `" + key + "` | `" + variable + "` | `" + value + "` |";
    }
}

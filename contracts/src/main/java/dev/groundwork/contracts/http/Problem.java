package dev.groundwork.contracts.http;

import java.util.Locale;

/**
 * An error over HTTP (RFC 9457).
 *
 * @param type names the problem for machines
 * @param title says the code in words, the same for each occurrence
 * @param code stable, UPPER_SNAKE, listed in docs/api.md
 * @param detail what was wrong this time and what to do
 */
public record Problem(String type, String title, int status, String code, String detail) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String code, String title, String detail) {
        var name = code.toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem("urn:groundwork:problem:" + name, title, status, code, detail);
    }
}

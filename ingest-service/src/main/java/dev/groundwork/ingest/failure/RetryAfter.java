package dev.groundwork.ingest.failure;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** The pause a host asks for in its {@code Retry-After}: seconds or a date. */
public final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** Zero when it asks for none, or for what is no time to come. */
    public static Duration of(String header) {
        if (header == null) {
            return Duration.ZERO;
        }
        if (SECONDS.matcher(header).matches()) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            var date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            var pause = Duration.between(Instant.now(), date.toInstant());
            return pause.isPositive() ? pause : Duration.ZERO;
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }
}

package dev.groundwork.ingest.paging;

import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;

/** The query parameters of a list: a misspelt filter would show more than was asked for, so it is an error. */
public final class Parameters {

    private static final int LONGEST = 4_000;

    private final MultivaluedMap<String, String> values;

    private Parameters(MultivaluedMap<String, String> values) {
        this.values = values;
    }

    /** @throws RequestException INVALID_REQUEST for a parameter that is unknown, there twice, empty or endless */
    public static Parameters of(UriInfo uri, String... known) {
        return of(uri.getQueryParameters(), known);
    }

    static Parameters of(MultivaluedMap<String, String> values, String... known) {
        var names = List.of(known);
        values.forEach((name, given) -> {
            if (!names.contains(name)) {
                throw invalid("this list knows the parameters " + String.join(", ", names) + " alone");
            }
            if (given.size() != 1
                    || given.getFirst().isBlank()
                    || given.getFirst().length() > LONGEST) {
                throw invalid(name + " must be given once, with a value");
            }
            if (given.getFirst().chars().anyMatch(Character::isISOControl)) {
                throw invalid(name + " must be text without control characters");
            }
        });
        return new Parameters(values);
    }

    /** The value as it is, null when it is left out. */
    public String text(String name) {
        return values.getFirst(name);
    }

    /** True or false, null when it is left out. */
    public Boolean flag(String name) {
        return switch (text(name)) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(name + " must be true or false");
        };
    }

    /** An id, null when it is left out. */
    public UUID id(String name) {
        var text = text(name);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw invalid(name + " must be an id");
        }
    }

    /** A duration above zero, null when it is left out. */
    public Duration duration(String name) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        try {
            var duration = Duration.parse(text);
            if (duration.isPositive() && duration.toDays() <= 36_500) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw invalid(name + " must be a duration such as PT10M");
        }
        throw invalid(name + " must be a duration above zero, such as PT10M");
    }

    private static RequestException invalid(String detail) {
        return new RequestException(ErrorCode.INVALID_REQUEST, detail);
    }
}

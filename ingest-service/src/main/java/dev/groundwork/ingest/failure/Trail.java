package dev.groundwork.ingest.failure;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names an unexpected failure without a word of its messages, which quote what libraries stumbled over: text, a URL, a token. */
public final class Trail {

    private static final int LONGEST = 10;
    private static final int FRAMES = 12;

    private Trail() {}

    /** The classes of the failure and of its causes, outermost first. */
    public static String classes(Throwable failure) {
        return causes(failure).map(cause -> cause.getClass().getName()).collect(Collectors.joining(", caused by "));
    }

    /** The classes with the places they were thrown at. */
    public static String of(Throwable failure) {
        return causes(failure)
                .map(cause -> cause.getClass().getName()
                        + Arrays.stream(cause.getStackTrace())
                                .limit(FRAMES)
                                .map(frame -> "\n    at " + frame)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\ncaused by "));
    }

    /** The failure and its causes, outermost first; no more than so many, as causes can go in circles. */
    public static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(LONGEST);
    }
}

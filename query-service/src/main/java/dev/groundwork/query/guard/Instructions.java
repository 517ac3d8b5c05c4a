package dev.groundwork.query.guard;

import java.util.regex.Pattern;

/**
 * Text of a passage that speaks to a model instead of a reader. It is taken out of prompts only: readers, quotes and extractive answers keep the passage as it is.
 * A first line of defence beside the delimiters and the rule in the prompt, and no proof against attacks.
 */
public final class Instructions {

    private static final String REMOVED = "[instruction removed]";

    private static final Pattern ORDER = Pattern.compile(
            "(?i)\\b(?:ignore|disregard|forget|override)\\b[^.\\n]{0,40}\\b(?:previous|prior|above|earlier|all|your|these|system)\\b"
                    + "[^.\\n]{0,40}\\b(?:instructions?|prompts?|rules?|directions?|context|guidelines?)\\b[^.\\n]*"
                    + "|\\byou are (?:now|no longer)\\b[^.\\n]*"
                    + "|\\b(?:reveal|print|repeat|show|output)\\b[^.\\n]{0,30}\\b(?:system|hidden|initial) prompt\\b[^.\\n]*"
                    + "|\\b(?:new|important) instructions? (?:for|to) (?:the )?(?:ai|assistant|model|chatbot|llm)\\b[^.\\n]*"
                    + "|^\\s*(?:system|assistant|user)\\s*:[^\\n]*"
                    + "|<\\|[a-z_]+\\|>|\\[/?INST\\]|<</?SYS>>",
            Pattern.MULTILINE);

    /** What would end the passage's own delimiters early. */
    private static final Pattern DELIMITER = Pattern.compile("(?i)</?\\s*passages?\\b[^>]*>");

    private Instructions() {}

    public static boolean in(String passage) {
        return ORDER.matcher(passage).find() || DELIMITER.matcher(passage).find();
    }

    public static String neutralised(String passage) {
        return DELIMITER.matcher(ORDER.matcher(passage).replaceAll(REMOVED)).replaceAll(" ");
    }
}

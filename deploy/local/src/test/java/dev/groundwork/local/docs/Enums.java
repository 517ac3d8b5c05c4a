package dev.groundwork.local.docs;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the constants of enums from their sources. */
final class Enums {

    private static final Pattern CODE_WITH_STATUS = Pattern.compile("(?m)^ +([A-Z][A-Z_]*)\\((\\d{3}),");

    private Enums() {}

    /** The constants of a service's ErrorCode, each with its HTTP status: {@code NOT_FOUND 404}. */
    static List<String> errorCodes(String service) {
        var name = service.replace("-service", "");
        return CODE_WITH_STATUS
                .matcher(Checkout.source(service, name + "/problem/ErrorCode"))
                .results()
                .map(code -> code.group(1) + " " + code.group(2))
                .toList();
    }

    /** The constants of an enum without arguments. */
    static List<String> constants(String source, String enumName) {
        var constants = Pattern.compile("enum " + enumName + " \\{([^;}]*)").matcher(source);
        if (!constants.find()) {
            throw new AssertionError("no enum " + enumName + " in its source");
        }
        return Arrays.stream(constants.group(1).split(","))
                .map(String::strip)
                .filter(constant -> !constant.isEmpty())
                .toList();
    }
}

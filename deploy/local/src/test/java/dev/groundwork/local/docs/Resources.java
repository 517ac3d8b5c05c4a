package dev.groundwork.local.docs;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the calls of a service from the sources of its JAX-RS resources. */
final class Resources {

    private static final Pattern RESOURCE =
            Pattern.compile("(?s)@Path\\(\"([^\"]*)\"\\)(?:(?!interface).)*?\\bclass \\w+ (.*)");
    private static final Pattern METHOD_ANNOTATIONS =
            Pattern.compile("(?m)(?:^ {4}@.*\\n(?:^ {4}[})].*\\n|^ {5,}.*\\n)*)+(?=^ {4}[\\w<])");
    private static final Pattern VERB = Pattern.compile("@(GET|POST|PUT|PATCH|DELETE)\\b");
    private static final Pattern PATH = Pattern.compile("@Path\\(\"([^\"]*)\"\\)");

    private Resources() {}

    /** Each call as {@code POST /v1/documents}. */
    static List<String> calls(String service) {
        return Checkout.sources(service).stream()
                .flatMap(Resources::callsOf)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> callsOf(String source) {
        var resource = RESOURCE.matcher(source);
        if (!resource.find()) {
            return Stream.empty();
        }
        var root = resource.group(1);
        return METHOD_ANNOTATIONS
                .matcher(resource.group(2))
                .results()
                .map(annotations -> call(root, annotations.group()))
                .flatMap(Stream::ofNullable);
    }

    private static String call(String root, String annotations) {
        var verb = VERB.matcher(annotations);
        var path = PATH.matcher(annotations);
        if (!verb.find()) {
            return null;
        }
        var full = path.find() ? root + "/" + path.group(1) : root;
        return verb.group(1) + " " + full.replaceAll("/+", "/");
    }
}

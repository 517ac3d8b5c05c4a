package dev.groundwork.local.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The checkout this module lies in, as text: the services' sources, which the documents are held against. */
final class Checkout {

    static final List<String> SERVICES =
            List.of("ingest-service", "query-service", "permissions-service", "eval-service");

    private static final Path ROOT = Path.of("../..");
    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:(?:^|\\s)// .*$)");

    private Checkout() {}

    /** @param path from the root of the checkout */
    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The source of a class without its comments; the class is named from {@code dev.groundwork} on, with slashes. */
    static String source(String module, String className) {
        return withoutComments(text(module + "/src/main/java/dev/groundwork/" + className + ".java"));
    }

    /** The sources of all classes of a module, without their comments. */
    static List<String> sources(String module) {
        var folder = ROOT.resolve(module).resolve("src/main/java");
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(file -> text(ROOT.relativize(file).toString()))
                    .map(Checkout::withoutComments)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutComments(String source) {
        return COMMENT.matcher(source).replaceAll("");
    }
}

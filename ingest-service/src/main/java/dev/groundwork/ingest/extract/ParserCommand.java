package dev.groundwork.ingest.extract;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a parser is started: with the code of this service, little memory, and nothing of the service's environment.
 *
 * @param heapMegabytes of the child; about 200 MB of the JVM come on top
 */
record ParserCommand(String mainClass, String classPath, int heapMegabytes) {

    /** The exit code of a JVM whose memory is used up. */
    static final int OUT_OF_MEMORY = 3;

    private static final String PACKAGED = "quarkus-run.jar";

    static ParserCommand of(int heapMegabytes) {
        return new ParserCommand(ParserMain.class.getName(), ownClassPath(), heapMegabytes);
    }

    ProcessBuilder in(Path folder) {
        var builder = new ProcessBuilder(line(folder))
                .directory(folder.toFile())
                .redirectError(folder.resolve("stderr").toFile());
        var inherited = Map.copyOf(builder.environment());
        builder.environment().clear();
        Stream.of("PATH", "TESSDATA_PREFIX")
                .filter(inherited::containsKey)
                .forEach(name -> builder.environment().put(name, inherited.get(name)));
        // Or names of files with other letters than English ones are not found.
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private List<String> line(Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // Standard output is for replies.
                "-XX:+DisplayVMOutputToStderr",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash"),
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-Djava.io.tmpdir=" + folder,
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                mainClass,
                folder.toString());
    }

    /** That of this JVM; the packaged service names only its launcher there, and has its code in folders beside it. */
    private static String ownClassPath() {
        var own = System.getProperty("java.class.path");
        var launcher = Path.of(own.split(File.pathSeparator)[0]).toAbsolutePath();
        if (!launcher.endsWith(PACKAGED)) {
            return own;
        }
        var folders = Stream.of("app", "lib/main", "lib/boot")
                .map(launcher::resolveSibling)
                .toList();
        for (var folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new IllegalStateException("The folder " + folder + " is missing: parsers are started from it."
                        + " Deploy the whole folder of " + PACKAGED + ".");
            }
        }
        return folders.stream().map(folder -> folder + "/*").collect(Collectors.joining(File.pathSeparator));
    }
}

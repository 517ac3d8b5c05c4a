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
 * @param isBrief whether it will not be there for long enough to be worth compiling well
 */
record ParserCommand(String mainClass, String classPath, int heapMegabytes, boolean isBrief) {

    /** The exit code of a JVM whose memory is used up. */
    static final int OUT_OF_MEMORY = 3;

    private static final String PACKAGED = "quarkus-run.jar";

    static ParserCommand of(int heapMegabytes) {
        return new ParserCommand(ParserMain.class.getName(), ownClassPath(), heapMegabytes, false);
    }

    ParserCommand brief() {
        return new ParserCommand(mainClass, classPath, heapMegabytes, true);
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
        // Tesseract takes every processor for one page otherwise.
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        return builder;
    }

    private List<String> line(Path folder) {
        return Stream.concat(Politeness.prefix().stream(), jvm(folder)).toList();
    }

    private Stream<String> jvm(Path folder) {
        return Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:MaxNewSize=" + heapMegabytes / 6 + "m",
                "-XX:+UseSerialGC",
                // The quick compiler only, or both.
                "-XX:TieredStopAtLevel=" + (isBrief ? 1 : 4),
                "-XX:+ExitOnOutOfMemoryError",
                // Or the memory watch takes for used what is only cached: by default a collection spares what was used
                // in as
                // many seconds as megabytes are free.
                "-XX:SoftRefLRUPolicyMSPerMB=0",
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
    static String ownClassPath() {
        // Absolute, because a parser has a working folder of its own.
        var own = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
        var launcher = own.getFirst();
        if (!launcher.endsWith(PACKAGED)) {
            return own.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
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

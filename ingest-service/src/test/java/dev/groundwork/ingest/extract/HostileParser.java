package dev.groundwork.ingest.extract;

import dev.groundwork.ingest.text.FileType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** A parser whose reader does what the name of the file says, as real ones do with hostile files. */
final class HostileParser {

    private HostileParser() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var in = new DataInputStream(System.in);
        var out = new WireOutput(new DataOutputStream(System.out));
        new Reply.Ready().write(out);
        while (true) {
            var document = Request.read(new WireInput(in, Request.MAX_BYTES)).document();
            if (document.fileName().equals("no path")) {
                partWithoutPath(out);
            }
            new Reply.Detected(new FileType(act(document.fileName(), document.file()), null)).write(out);
        }
    }

    /** A text whose only part has no path; what follows it looks like the reply to the next document. */
    private static void partWithoutPath(WireOutput out) throws IOException {
        out.kind(3);
        out.string(null);
        out.number(1);
        out.number(0);
        out.number(1);
        out.string("part");
        out.string(null);
    }

    private static String act(String name, Path file) throws IOException, InterruptedException {
        return switch (name) {
            case "hang" -> {
                Files.createTempFile("left", "behind");
                Thread.sleep(Long.MAX_VALUE);
                yield "late";
            }
            case "eat" -> {
                var eaten = new ArrayList<byte[]>();
                while (eaten.size() < Integer.MAX_VALUE) {
                    eaten.add(new byte[1_000_000]);
                }
                yield "full";
            }
            case "crash" -> {
                Files.writeString(file, Files.readString(file) + "x");
                Runtime.getRuntime().halt(7);
                yield "dead";
            }
            case "crash once" -> {
                if (Files.readString(file).isEmpty()) {
                    yield act("crash", file);
                }
                yield "recovered";
            }
            case "slow", "slower" -> {
                Files.writeString(file, Files.readString(file) + "x");
                while (!Files.exists(file.resolveSibling(name + " end"))) {
                    Thread.sleep(10);
                }
                yield name;
            }
            case "garbage" -> {
                System.out.print("Warning: a library that prints");
                System.out.flush();
                yield "text";
            }
            case "endless" -> "x".repeat(1_000_000);
            case "environment" -> System.getenv().keySet().toString();
            case "folder" -> System.getProperty("java.io.tmpdir");
            default -> name;
        };
    }
}

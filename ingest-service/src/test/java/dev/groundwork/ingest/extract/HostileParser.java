package dev.groundwork.ingest.extract;

import dev.groundwork.ingest.text.FileType;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ref.SoftReference;
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
            var document = Request.read(new WireInput(in, Request.MAX_WEIGHT)).document();
            new Reply.Detected(new FileType(act(document.fileName(), document.file()), null)).write(out);
        }
    }

    private static String act(String name, Path file) throws IOException, InterruptedException {
        return switch (name) {
            case "hang" -> {
                Files.createTempFile("left", "behind");
                Thread.sleep(Long.MAX_VALUE);
                yield "late";
            }
            case "spin" -> {
                Files.writeString(file, Files.readString(file) + "x");
                while (!Files.exists(file.resolveSibling(name + " end"))) {
                    Thread.onSpinWait();
                }
                yield name;
            }
            case "eat" -> {
                var eaten = new ArrayList<byte[]>();
                while (eaten.size() < Integer.MAX_VALUE) {
                    eaten.add(new byte[1_000_000]);
                }
                yield "full";
            }
            case "cache" -> {
                MemoryWatch.start();
                var cached = new ArrayList<SoftReference<byte[]>>();
                while (cached.size() < 1_000) {
                    cached.add(new SoftReference<>(new byte[1_000_000]));
                }
                yield name;
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
            case "twice" -> {
                var ahead = new ByteArrayOutputStream();
                new Reply.Detected(new FileType(name, null)).write(new WireOutput(new DataOutputStream(ahead)));
                new Reply.Detected(new FileType("late", null)).write(new WireOutput(new DataOutputStream(ahead)));
                System.out.write(ahead.toByteArray());
                System.out.flush();
                yield name;
            }
            case "garbage" -> {
                System.out.print("Warning: a library that prints");
                System.out.flush();
                yield "text";
            }
            case "endless" -> "x".repeat(200_000);
            case "environment" -> System.getenv().keySet().toString();
            case "folder" -> System.getProperty("java.io.tmpdir");
            default -> name;
        };
    }
}

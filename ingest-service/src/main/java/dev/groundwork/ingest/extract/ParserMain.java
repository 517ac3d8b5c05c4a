package dev.groundwork.ingest.extract;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.format.Detector;
import dev.groundwork.ingest.format.FileReader;
import dev.groundwork.ingest.scratch.Scratch;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** The child process in which files are read, one at a time. It ends with its standard input, and so with the service, however that ends. */
public final class ParserMain {

    private ParserMain() {}

    /** @param args the folder of its own, which it removes at its end */
    public static void main(String[] args) throws InterruptedException, IOException {
        var out = new WireOutput(
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)));
        // What libraries print may be text of a document, and would stand between the replies.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        MemoryWatch.start();
        var requests = new ArrayBlockingQueue<Request>(1);
        Thread.ofPlatform().daemon().name("requests").start(() -> receive(requests, Path.of(args[0])));
        var detector = new Detector();
        var reader = new FileReader();
        new Reply.Ready().write(out);
        while (true) {
            reply(requests.take(), detector, reader).write(out);
        }
    }

    private static Reply reply(Request request, Detector detector, FileReader reader) {
        try {
            return switch (request) {
                case Request.Detect detect -> new Reply.Detected(detector.detect(detect.document()));
                case Request.Extract extract -> new Reply.Extracted(extract(extract, reader));
            };
        } catch (RejectedException e) {
            // Storage that fails while a file is read looks like a damaged file.
            return e.code() == RejectionCode.CORRUPT_DOCUMENT && !StoredBytes.areWhole(request.document())
                    ? new Reply.Unreadable()
                    : new Reply.Rejected(e.code(), e.getMessage());
        } catch (UncheckedIOException | IOException e) {
            return new Reply.Unreadable();
        }
    }

    private static long extract(Request.Extract request, FileReader reader) throws IOException {
        var text = reader.read(request.document(), request.mediaType(), request.maxCharacters(), request.unpacking());
        return TextFile.write(text, request.unpacking().folder());
    }

    /** On a thread of its own, so that a parser that hangs ends all the same. */
    private static void receive(BlockingQueue<Request> requests, Path folder) {
        try (var in = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
            while (true) {
                requests.put(Request.read(new WireInput(in, Request.MAX_WEIGHT)));
            }
        } catch (IOException | InterruptedException e) {
            Remains.endProcesses(ProcessHandle.current());
            Scratch.delete(folder);
            Runtime.getRuntime().halt(0);
        }
    }
}

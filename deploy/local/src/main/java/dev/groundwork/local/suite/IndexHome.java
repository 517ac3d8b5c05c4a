package dev.groundwork.local.suite;

import dev.groundwork.embedded.fixture.BorrowedCollections;
import dev.groundwork.embedded.fixture.QdrantTarget;
import dev.groundwork.embedded.fixture.QdrantTarget.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which index holds the documents of a state: the suite's own process, or a Qdrant that the environment names. It is
 * written down beside the other servers' data, so that documents never look for their points in another index, and so
 * that only collections which this suite made are ever removed from a named one.
 */
final class IndexHome {

    private static final String COLLECTIONS = "chunks-";
    private static final String OWN = "the suite's own index";

    private final QdrantTarget index;
    private final Path data;

    IndexHome(Settings settings) {
        this.index = settings.index();
        this.data = settings.state().resolve("data");
    }

    /** Removes what earlier runs of this state left on the named server; tells what it leaves on another one. */
    void forget(Progress progress) {
        var recorded = recorded();
        if (index.kind() == Kind.NAMED && recorded.equals(name())) {
            translated(() -> BorrowedCollections.resumed(index, COLLECTIONS).close());
        } else if (!recorded.isEmpty() && !recorded.equals(OWN) && !recorded.equals(name())) {
            progress.say("the collections %s* stay in %s".formatted(COLLECTIONS, recorded));
        }
    }

    /** @throws SuiteException when the state's documents are in another index, or the named one holds someone else's */
    void enter() {
        var recorded = recorded();
        if (recorded.isEmpty()) {
            if (index.kind() == Kind.NAMED) {
                translated(() -> BorrowedCollections.of(index, COLLECTIONS));
            }
            record();
        } else if (!recorded.equals(name())) {
            throw new SuiteException(
                    "The documents of this state are in %s, not in %s. Start with --fresh to forget them."
                            .formatted(recorded, name()));
        } else if (index.kind() == Kind.NAMED) {
            translated(() -> BorrowedCollections.resumed(index, COLLECTIONS).names());
        }
    }

    String name() {
        return index.kind() == Kind.NAMED ? "the Qdrant at " + index.host() + ":" + index.port() : OWN;
    }

    /** Empty for a state without data. */
    private String recorded() {
        try {
            var record = data.resolve("index");
            if (Files.exists(record)) {
                return Files.readString(record).strip();
            }
            return Files.exists(data) ? OWN : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void record() {
        try {
            Files.createDirectories(data);
            Files.writeString(data.resolve("index"), name() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void translated(Runnable call) {
        try {
            call.run();
        } catch (IllegalStateException e) {
            throw new SuiteException(e.getMessage(), e);
        }
    }
}

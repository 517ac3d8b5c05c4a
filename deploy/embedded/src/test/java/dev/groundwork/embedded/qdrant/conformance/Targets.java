package dev.groundwork.embedded.qdrant.conformance;

import dev.groundwork.embedded.fixture.QdrantTarget;
import dev.groundwork.embedded.fixture.QdrantTarget.Kind;
import dev.groundwork.embedded.process.CacheFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** All targets, each started once and ended with the last test. */
final class Targets implements ArgumentsProvider {

    private static final Namespace TARGETS = Namespace.create(Targets.class);

    private record Running(QdrantTarget target, AutoCloseable ending) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            ending.close();
        }
    }

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        var store = context.getRoot().getStore(TARGETS);
        return Arrays.stream(Kind.values())
                .map(kind -> store.computeIfAbsent(kind, Targets::start, Running.class))
                .map(running -> Arguments.of(running.target()));
    }

    private static Running start(Kind kind) {
        try {
            var folder = Files.createTempDirectory("groundwork-conformance-");
            var target = QdrantTarget.start(kind, folder);
            return new Running(target, () -> {
                target.close();
                CacheFolder.delete(folder);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

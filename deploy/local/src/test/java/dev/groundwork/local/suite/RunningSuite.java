package dev.groundwork.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one suite of this test run, started by the first of them as a user starts it: packaged services, real servers, free ports. */
public final class RunningSuite implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Suite.class;
    }

    @Override
    public Suite resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(RunningSuite.class))
                .computeIfAbsent(Running.class, ignored -> Running.start(), Running.class)
                .suite();
    }

    private record Running(Suite suite) implements AutoCloseable {

        static Running start() {
            try {
                var root = Path.of("../..").toRealPath();
                var state = Files.createTempDirectory("groundwork-suite");
                return new Running(Suite.start(
                        Settings.onFreePorts(root, state, System.getenv()), true, new Progress(System.out)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            suite.close();
            suite.forgetIndex();
        }
    }
}

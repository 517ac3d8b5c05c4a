package dev.groundwork.query.search;

import dev.groundwork.query.search.QuestionModels.Sized;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Puts together what questions can be embedded with: the model of this process and the configured ones. */
@ApplicationScoped
class QuestionModelsProducer {

    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    @Produces
    @Singleton
    QuestionModels models(BgeEmbedder local, EmbedConfig config) {
        var models = new HashMap<String, Sized>();
        models.put(local.model(), new Sized((question, deadline) -> local.embed(question), BgeEmbedder.DIMENSIONS));
        Stream.of(config.remote(), config.next())
                .filter(remote -> remote.baseUrl().isPresent())
                .forEach(remote -> models.put(
                        remote.name().orElseThrow(),
                        new Sized(
                                new RemoteQuestions(remote, calls),
                                remote.dimensions().orElseThrow())));
        return new QuestionModels(models);
    }

    @PreDestroy
    void close() {
        calls.shutdownNow();
    }
}

package dev.groundwork.query.generate;

import dev.groundwork.query.generate.model.ModelClient;
import dev.groundwork.query.generate.model.ModelConfig;
import dev.groundwork.query.generate.sentence.Compression;
import dev.groundwork.query.generate.sentence.SentenceScorer;
import dev.groundwork.query.generate.sentence.SentenceVectors;
import dev.groundwork.query.problem.NoTimeLeftException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Puts the generator together: the cache around the configured models around the extractive one, or around that alone. */
@ApplicationScoped
class GeneratorProducer {

    private static final Logger LOG = Logger.getLogger(GeneratorProducer.class);

    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    @Produces
    @Singleton
    Generator generator(ModelConfig config, SentenceVectors vectors, MeterRegistry meters) {
        var small = client("small", config.small(), meters);
        var large = client("large", config.large(), meters);
        var fallback = client("fallback", config.fallback(), meters);
        var models = present(small, large, fallback);
        var anew = present(large, small, fallback);
        var names = models.stream().map(ModelClient::name).collect(Collectors.joining(","));
        LOG.infof("answers are written by %s", models.isEmpty() ? Work.EXTRACTIVE : names);
        var scorer = new SentenceScorer(vectors);
        var extractive = new ExtractiveGenerator(scorer);
        var generator =
                models.isEmpty() ? extractive : new ModelGenerator(models, anew, new Compression(scorer), extractive);
        return new CachedGenerator(generator, names, config.cachedAnswers());
    }

    private Optional<ModelClient> client(String tier, ModelConfig.Endpoint endpoint, MeterRegistry meters) {
        return endpoint.baseUrl().map(baseUrl -> {
            var name = endpoint.name()
                    .orElseThrow(() -> new IllegalStateException(
                            "groundwork.model." + tier + ".name is missing beside its base-url"));
            return new ModelClient(name, baseUrl, endpoint, breaker(name), calls, meters);
        });
    }

    /** Opens when half of ten calls failed. A refusal of a prompt, a rate limit or a reader without time is no failure of the model. */
    private static TypedGuard<ChatResponse> breaker(String model) {
        return TypedGuard.create(ChatResponse.class)
                .withDescription("model " + model)
                .withCircuitBreaker()
                .requestVolumeThreshold(10)
                .delay(10, ChronoUnit.SECONDS)
                .skipOn(Set.of(InvalidRequestException.class, RateLimitException.class, NoTimeLeftException.class))
                .done()
                .build();
    }

    @SafeVarargs
    private static List<ModelClient> present(Optional<ModelClient>... models) {
        return Stream.of(models).flatMap(Optional::stream).toList();
    }

    @PreDestroy
    void close() {
        calls.shutdownNow();
    }
}

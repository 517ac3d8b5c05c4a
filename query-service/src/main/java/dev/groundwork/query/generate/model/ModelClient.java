package dev.groundwork.query.generate.model;

import dev.groundwork.contracts.http.Answer.Usage;
import dev.groundwork.query.limit.Deadline;
import dev.groundwork.query.problem.Dependency;
import dev.groundwork.query.problem.NoTimeLeftException;
import dev.groundwork.query.text.PlainText;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** One model behind its circuit breaker. It is asked once: the next try is the next model's. */
public final class ModelClient {

    /** OpenAI tells it in a header the client does not hand on; a minute's limit has room again after some seconds. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final String name;
    private final ModelConfig.Endpoint config;
    private final OpenAiChatModel model;
    private final TypedGuard<ChatResponse> guard;
    private final ExecutorService threads;
    private final MeterRegistry meters;

    /** @param name of the model at its provider */
    public ModelClient(
            String name,
            URI baseUrl,
            ModelConfig.Endpoint config,
            TypedGuard<ChatResponse> guard,
            ExecutorService threads,
            MeterRegistry meters) {
        this.name = name;
        this.config = config;
        this.threads = threads;
        this.meters = meters;
        this.model = OpenAiChatModel.builder()
                .httpClientBuilder(new JdkHttpClientBuilder())
                .baseUrl(baseUrl.toString())
                .apiKey(config.apiKey().orElse("none"))
                .modelName(name)
                .maxTokens(config.answerTokens())
                .temperature(0.0)
                .timeout(config.timeout())
                .maxRetries(0)
                .build();
        this.guard = guard;
    }

    public String name() {
        return name;
    }

    public int contextTokens() {
        return config.contextTokens();
    }

    public ModelReply ask(String prompt, Deadline deadline) {
        long start = System.nanoTime();
        var reply = call(prompt, deadline);
        meters.timer(
                        "gen_ai.client.operation.duration",
                        "gen_ai.request.model",
                        name,
                        "outcome",
                        reply.getClass().getSimpleName())
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        if (!(reply instanceof ModelReply.Said)) {
            meters.counter("groundwork.failures", "dependency", Dependency.MODEL, "kind", kind(reply))
                    .increment();
        }
        return reply;
    }

    private ModelReply call(String prompt, Deadline deadline) {
        try {
            return said(guard.call(() -> {
                deadline.require();
                return inTime(prompt, deadline.atMost(config.timeout()));
            }));
        } catch (TimeoutException | dev.langchain4j.exception.TimeoutException | NoTimeLeftException e) {
            return new ModelReply.TimedOut();
        } catch (RateLimitException e) {
            return new ModelReply.RateLimited(RETRY_AFTER);
        } catch (InvalidRequestException e) {
            return tooLong(e) ? new ModelReply.TooLong() : new ModelReply.Unusable("refused");
        } catch (CircuitBreakerOpenException e) {
            return new ModelReply.Unusable("open");
        } catch (LangChain4jException e) {
            return new ModelReply.Unusable(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ModelReply.TimedOut();
        } catch (
                Exception
                        e) { // whatever a broken endpoint makes the client throw: another model or the passages answer
            return new ModelReply.Unusable(e.getClass().getSimpleName());
        }
    }

    private ChatResponse inTime(String prompt, Duration time) throws Exception {
        var call = threads.submit(() -> model.chat(SystemMessage.from(Prompt.RULES), UserMessage.from(prompt)));
        try {
            return call.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            call.cancel(true);
        }
    }

    private ModelReply said(ChatResponse response) {
        var text = PlainText.of(response.aiMessage().text());
        if (text == null || text.isBlank()) {
            return new ModelReply.Unusable("empty");
        }
        var tokens = response.tokenUsage();
        int input = tokens == null || tokens.inputTokenCount() == null ? 0 : tokens.inputTokenCount();
        int output = tokens == null || tokens.outputTokenCount() == null ? 0 : tokens.outputTokenCount();
        meters.summary("gen_ai.client.token.usage", "gen_ai.request.model", name, "gen_ai.token.type", "input")
                .record(input);
        meters.summary("gen_ai.client.token.usage", "gen_ai.request.model", name, "gen_ai.token.type", "output")
                .record(output);
        return new ModelReply.Said(text, new Usage(input, output, cost(input, output)));
    }

    /** In US dollars, to a millionth. */
    private BigDecimal cost(int input, int output) {
        return config.inputUsdPerMillion()
                .multiply(BigDecimal.valueOf(input))
                .add(config.outputUsdPerMillion().multiply(BigDecimal.valueOf(output)))
                .divide(MILLION, 6, RoundingMode.HALF_UP);
    }

    private static boolean tooLong(InvalidRequestException e) {
        var message = String.valueOf(e.getMessage());
        return message.contains("context_length_exceeded") || message.contains("maximum context length");
    }

    private static String kind(ModelReply reply) {
        return reply instanceof ModelReply.Unusable unusable
                ? unusable.kind()
                : reply.getClass().getSimpleName();
    }
}

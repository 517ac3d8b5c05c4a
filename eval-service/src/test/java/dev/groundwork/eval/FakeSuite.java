package dev.groundwork.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.groundwork.contracts.http.Answer;
import dev.groundwork.contracts.http.Citation;
import dev.groundwork.contracts.http.Hit;
import dev.groundwork.contracts.http.Problem;
import dev.groundwork.contracts.http.SearchResult;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** query-service and the token endpoint at the wire: gives the scripted replies and remembers who asked what. */
public final class FakeSuite implements QuarkusTestResourceLifecycleManager {

    /** One call of query-service. */
    record Call(String reader, String path, String question, String traceId) {}

    private record Reply(int status, Object body) {}

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Reply> searches = new ConcurrentHashMap<>();
    private final Map<String, Reply> answers = new ConcurrentHashMap<>();
    private final Map<String, Queue<Reply>> failures = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/token", this::token);
        server.createContext("/v1/search", exchange -> reply(exchange, "query", searches));
        server.createContext("/v1/answers", exchange -> reply(exchange, "question", answers));
        server.start();
        var config = new HashMap<String, String>();
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        config.put("groundwork.eval.query-url", url);
        config.put("groundwork.eval.token-url", url + "/token");
        config.put("groundwork.eval.poll", "1s");
        config.put("dev.groundwork.eval.query.QueryClient/search/Retry/delay", "10");
        config.put("dev.groundwork.eval.query.QueryClient/answer/Retry/delay", "10");
        config.put("groundwork.eval.lease", "3s");
        config.put("dev.groundwork.eval.query.QueryClient/answer/Timeout/value", "2000");
        for (var reader : List.of("alice", "bob", "carol")) {
            config.put("groundwork.eval.readers." + reader + ".password", reader);
        }
        config.put("groundwork.eval.readers.mallory.password", "forgotten");
        return config;
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(FakeSuite.class));
    }

    /** A question that finds one passage of each document, in this order, and is answered. */
    void answers(String question, List<UUID> found, String text, List<UUID> cited) {
        searches.put(question, new Reply(200, found(found)));
        answers.put(question, new Reply(200, newer(answer(Answer.Status.ANSWERED, text, cited))));
    }

    /** A question that finds passages but no answer. */
    void hasNoContextFor(String question, List<UUID> found) {
        searches.put(question, new Reply(200, found(found)));
        answers.put(question, new Reply(200, answer(Answer.Status.NO_CONTEXT, null, List.of())));
    }

    /** A question whose answer is put off: there is a receipt for it. */
    void defers(String question) {
        answers.put(question, new Reply(202, Map.of("answerId", UUID.randomUUID(), "status", "PENDING")));
    }

    /** The next calls for an answer to this question are refused. */
    void refuses(String question, int times, int status, String code) {
        var problem = new Reply(status, Problem.of(status, code, "Refused", "by the test"));
        failures.put(
                question,
                new ConcurrentLinkedQueue<>(
                        IntStream.range(0, times).mapToObj(i -> problem).toList()));
    }

    /** Calls for an answer to this question wait until {@link #release}. */
    void holdsBack(String question) {
        held.put(question, new CountDownLatch(1));
    }

    void release(String question) {
        held.get(question).countDown();
    }

    /** Who asked for an answer to a question that begins so, in the order of the calls. */
    List<Call> callsFor(String beginning) {
        return calls.stream()
                .filter(call ->
                        call.path().equals("/v1/answers") && call.question().startsWith(beginning))
                .toList();
    }

    /** The traces in which this question was asked for. */
    Set<String> tracesOf(String question) {
        return calls.stream()
                .filter(call -> call.question().equals(question))
                .map(Call::traceId)
                .collect(Collectors.toSet());
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = new HashMap<String, String>();
        for (var pair : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&", -1)) {
            var parts = pair.split("=", 2);
            form.put(parts[0], parts[1]);
        }
        boolean known = form.get("password").equals(form.get("username"))
                && form.get("grant_type").equals("password")
                && form.get("client_id").equals("groundwork-cli");
        if (known) {
            send(exchange, new Reply(200, Map.of("access_token", "of-" + form.get("username"), "expires_in", 300)));
        } else {
            send(exchange, new Reply(401, Map.of("error", "invalid_grant")));
        }
    }

    private void reply(HttpExchange exchange, String field, Map<String, Reply> replies) throws IOException {
        JsonNode body = json.readTree(exchange.getRequestBody());
        var question = body.path(field).asText();
        var bearer = exchange.getRequestHeaders().getFirst("Authorization");
        var path = exchange.getRequestURI().getPath();
        var traceId = exchange.getRequestHeaders().getFirst("traceparent").split("-", -1)[1];
        calls.add(new Call(bearer.replace("Bearer of-", ""), path, question, traceId));
        if (path.equals("/v1/answers") && held.containsKey(question)) {
            await(held.get(question));
        }
        var failing = path.equals("/v1/answers") ? failures.get(question) : null;
        var failure = failing == null ? null : failing.poll();
        send(exchange, failure == null ? replies.getOrDefault(question, new Reply(500, "no script")) : failure);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        var bytes = json.writeValueAsBytes(reply.body());
        exchange.getResponseHeaders()
                .add("Content-Type", reply.status() < 400 ? "application/json" : Problem.MEDIA_TYPE);
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** As a query-service says it that already knows one field more. */
    private Object newer(Answer answer) {
        return json.<ObjectNode>valueToTree(answer).put("addedLater", true);
    }

    private static SearchResult found(List<UUID> documents) {
        return new SearchResult(
                documents.stream()
                        .map(id -> new Hit(id, 1, "title", 0, null, "text", 0.5, 0.7))
                        .toList(),
                List.of());
    }

    private static Answer answer(Answer.Status status, String text, List<UUID> cited) {
        return new Answer(
                UUID.randomUUID(),
                status,
                text,
                cited.stream()
                        .map(id -> new Citation(1, id, "title", 0, null, "quote", 0.5))
                        .toList(),
                List.of(),
                List.of(),
                1.0,
                "extractive",
                false,
                new Answer.Usage(0, 0, BigDecimal.ZERO),
                new Answer.Timings(1, 1, 0, 2));
    }
}

package dev.groundwork.embedded.qdrant.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.qdrant.client.grpc.QdrantGrpc;
import java.security.MessageDigest;
import java.util.Optional;

/** Lets in whoever presents the API key, as Qdrant does; the health check needs none. An empty key lets everybody in. */
public final class ApiKeyGuard implements ServerInterceptor {

    private static final Metadata.Key<String> API_KEY = key("api-key");
    private static final Metadata.Key<String> AUTHORIZATION = key("authorization");
    private static final String BEARER = "Bearer ";
    private static final String HEALTH_CHECK = QdrantGrpc.getHealthCheckMethod().getFullMethodName();

    private final byte[] expected;

    public ApiKeyGuard(String apiKey) {
        expected = apiKey.getBytes(UTF_8);
    }

    @Override
    public <Q, A> Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        var method = call.getMethodDescriptor().getFullMethodName();
        if (expected.length == 0 || method.equals(HEALTH_CHECK)) {
            return next.startCall(call, headers);
        }
        var presented = presented(headers);
        if (presented.isEmpty()) {
            return refuse(call, "Must provide an API key or an Authorization bearer token");
        }
        // Takes the same time wherever the first difference is.
        if (!MessageDigest.isEqual(expected, presented.get().getBytes(UTF_8))) {
            return refuse(call, "Invalid API key or JWT");
        }
        return next.startCall(call, headers);
    }

    private static Optional<String> presented(Metadata headers) {
        return Optional.ofNullable(headers.get(API_KEY))
                .or(() -> Optional.ofNullable(headers.get(AUTHORIZATION))
                        .filter(value -> value.startsWith(BEARER))
                        .map(value -> value.substring(BEARER.length())));
    }

    private static <Q, A> Listener<Q> refuse(ServerCall<Q, A> call, String why) {
        call.close(Status.UNAUTHENTICATED.withDescription(why), new Metadata());
        return new Listener<>() {};
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}

package dev.groundwork.embedded.kafka;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A topic to create: its name, its number of partitions, and its configuration by Kafka's keys. */
public record Topic(String name, int partitions, Map<String, String> config) {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    public Topic {
        config = config == null ? Map.of() : Map.copyOf(config);
    }

    /** Reads a resource of the class path: {@code [{"name": "…", "partitions": 3, "config": {"retention.ms": "…"}}]}. */
    public static List<Topic> listFrom(String resource) {
        try (InputStream json = open(resource)) {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("list of topics " + resource, e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        var name = resource.startsWith("/") ? resource.substring(1) : resource;
        var context = Thread.currentThread().getContextClassLoader();
        var json = context == null ? null : context.getResourceAsStream(name);
        json = json == null ? Topic.class.getResourceAsStream("/" + name) : json;
        if (json == null) {
            throw new IOException("no such resource");
        }
        return json;
    }
}

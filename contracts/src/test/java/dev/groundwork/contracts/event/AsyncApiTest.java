package dev.groundwork.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The description says what the records are: a field removed, renamed or retyped on either side turns this red. */
class AsyncApiTest {

    private static final Map<String, Class<?>> SCHEMAS = Map.ofEntries(
            Map.entry("Source", Source.class),
            Map.entry("SourceAccess", SourceAccess.class),
            Map.entry("Content", Content.class),
            Map.entry("DocumentReceived", DocumentReceived.class),
            Map.entry("Chunk", Chunk.class),
            Map.entry("ChunksEmbedded", ChunksEmbedded.class),
            Map.entry("Access", Access.class),
            Map.entry("AccessChanged", AccessChanged.class),
            Map.entry("IndexUpdated", IndexUpdated.class),
            Map.entry("AuditedDocument", AccessAudited.Document.class),
            Map.entry("AccessAudited", AccessAudited.class));

    private static JsonNode api;

    @BeforeAll
    static void read() throws Exception {
        try (var file = AsyncApiTest.class.getResourceAsStream("/dev/groundwork/contracts/asyncapi.yaml")) {
            api = new YAMLMapper().readTree(file);
        }
    }

    static Stream<String> schemas() {
        return SCHEMAS.keySet().stream();
    }

    @Test
    void everySchemaIsARecordAndEveryRecordASchema() {
        assertThat(names(api.at("/components/schemas"))).containsExactlyInAnyOrderElementsOf(SCHEMAS.keySet());
    }

    @Test
    void everyTopicIsAChannelWithItsEvent() {
        var described = new TreeMap<String, String>();
        api.get("channels")
                .properties()
                .forEach(channel -> described.put(
                        channel.getValue().get("address").asText(),
                        names(channel.getValue().get("messages")).getFirst()));

        var records = new TreeMap<String, String>();
        GoldenJsonTest.EVENTS.forEach((topic, type) -> records.put(topic, type.getSimpleName()));
        assertThat(described).isEqualTo(records);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void theFieldsOfTheSchemaAreTheComponentsOfTheRecord(String schema) {
        // Given
        var components = new LinkedHashMap<String, String>();
        for (var component : SCHEMAS.get(schema).getRecordComponents()) {
            components.put(name(component), typeOf(component.getGenericType()));
        }
        // When
        var described = new LinkedHashMap<String, String>();
        api.at("/components/schemas/" + schema + "/properties")
                .properties()
                .forEach(field -> described.put(field.getKey(), typeOf(field.getValue())));
        // Then
        assertThat(described).containsExactlyEntriesOf(components);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void whatTheSchemaRequiresIsAField(String schema) {
        var required = new ArrayList<String>();
        api.at("/components/schemas/" + schema + "/required").forEach(name -> required.add(name.asText()));

        assertThat(names(api.at("/components/schemas/" + schema + "/properties")))
                .containsAll(required);
    }

    private static String name(RecordComponent component) {
        var renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String typeOf(Type type) {
        return switch (type) {
            case ParameterizedType list -> "array of " + typeOf(list.getActualTypeArguments()[0]);
            case Class<?> c when c == String.class -> "string";
            case Class<?> c when c == UUID.class -> "string uuid";
            case Class<?> c when c == Instant.class -> "string date-time";
            case Class<?> c when c == boolean.class || c == Boolean.class -> "boolean";
            case Class<?> c
            when c == int.class || c == Integer.class || c == long.class || c == Long.class -> "integer";
            case Class<?> c when c == float[].class -> "array of number";
            case Class<?> c when c.isEnum() -> "string " + Arrays.toString(c.getEnumConstants());
            case Class<?> c ->
                SCHEMAS.entrySet().stream()
                        .filter(entry -> entry.getValue() == c)
                        .findFirst()
                        .orElseThrow()
                        .getKey();
            default -> throw new IllegalStateException("no type of an event: " + type);
        };
    }

    private static String typeOf(JsonNode schema) {
        if (schema.has("$ref")) {
            var path = schema.get("$ref").asText();
            return path.substring(path.lastIndexOf('/') + 1);
        }
        var type = schema.get("type").asText();
        if (type.equals("array")) {
            return "array of " + typeOf(schema.get("items"));
        }
        if (schema.has("enum")) {
            var values = new ArrayList<String>();
            schema.get("enum").forEach(value -> values.add(value.asText()));
            return type + " " + values;
        }
        return schema.has("format") ? type + " " + schema.get("format").asText() : type;
    }
}

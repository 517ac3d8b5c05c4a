package dev.groundwork.ingest.embed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Reads the vectors out of an endpoint's answer and trusts nothing of it. */
final class EmbeddingAnswer {

    private final ObjectMapper json;
    private final int dimensions;

    EmbeddingAnswer(ObjectMapper json, int dimensions) {
        this.json = json;
        this.dimensions = dimensions;
    }

    /** @throws EmbedderAwayException when it is not exactly one vector of the right length for each text */
    List<float[]> vectors(byte[] body, int count) {
        var data = parse(body).path("data");
        if (data.size() != count) {
            throw EmbedderAwayException.wrong("it answered " + count + " texts with " + data.size() + " vectors");
        }
        var vectors = new float[count][];
        for (var item : data) {
            var index = item.path("index").asInt(-1);
            if (index < 0 || index >= count || vectors[index] != null) {
                throw EmbedderAwayException.wrong("it answered vectors without their order");
            }
            vectors[index] = vector(item.path("embedding"));
        }
        return Arrays.asList(vectors);
    }

    private JsonNode parse(byte[] body) {
        try {
            var parsed = json.readTree(body);
            return parsed == null ? json.missingNode() : parsed;
        } catch (IOException e) {
            throw EmbedderAwayException.wrong("it answered no JSON");
        }
    }

    private float[] vector(JsonNode numbers) {
        if (numbers.size() != dimensions) {
            throw EmbedderAwayException.otherDimensions(numbers.size(), dimensions);
        }
        var squares = 0.0;
        for (var number : numbers) {
            squares += number.asDouble(Double.NaN) * number.asDouble(Double.NaN);
        }
        if (!(squares > 0) || Double.isInfinite(squares)) {
            throw EmbedderAwayException.wrong("it answered vectors that are none");
        }
        var vector = new float[dimensions];
        for (var i = 0; i < dimensions; i++) {
            vector[i] = (float) (numbers.get(i).asDouble() / Math.sqrt(squares));
        }
        return vector;
    }
}

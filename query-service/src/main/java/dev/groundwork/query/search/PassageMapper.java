package dev.groundwork.query.search;

import dev.groundwork.contracts.event.Source;
import dev.groundwork.query.index.store.Payload;
import dev.groundwork.query.text.PlainText;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.ScoredPoint;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A point of the index as a passage. */
final class PassageMapper {

    private static final Value NONE = Value.getDefaultInstance();

    private PassageMapper() {}

    /**
     * @param question the vector to compare with, or null without one
     * @param score of the ranking
     */
    static Passage passage(ScoredPoint point, float[] question, double score) {
        var payload = point.getPayloadMap();
        return new Passage(
                UUID.fromString(text(payload, Payload.DOCUMENT_ID)),
                payload.get(Payload.VERSION).getIntegerValue(),
                Math.toIntExact(payload.get(Payload.ORDINAL).getIntegerValue()),
                text(payload, Payload.TITLE),
                texts(payload, Payload.HEADINGS),
                payload.containsKey(Payload.PAGE)
                        ? Math.toIntExact(payload.get(Payload.PAGE).getIntegerValue())
                        : null,
                text(payload, Payload.TEXT),
                text(payload, Payload.MEDIA_TYPE),
                new Source(text(payload, Payload.SOURCE_SYSTEM), text(payload, Payload.SOURCE_EXTERNAL_ID)),
                score,
                question == null ? null : cosine(point, question));
    }

    private static String text(Map<String, Value> payload, String key) {
        return payload.containsKey(key) ? PlainText.of(payload.get(key).getStringValue()) : null;
    }

    private static List<String> texts(Map<String, Value> payload, String key) {
        return payload.getOrDefault(key, NONE).getListValue().getValuesList().stream()
                .map(Value::getStringValue)
                .toList();
    }

    private static double cosine(ScoredPoint point, float[] question) {
        var chunk = point.getVectors()
                .getVectors()
                .getVectorsMap()
                .get(Payload.DENSE_VECTOR)
                .getDense()
                .getDataList();
        double product = 0;
        double chunkSquare = 0;
        double questionSquare = 0;
        for (int i = 0; i < question.length; i++) {
            double value = chunk.get(i);
            product += value * question[i];
            chunkSquare += value * value;
            questionSquare += (double) question[i] * question[i];
        }
        double lengths = Math.sqrt(chunkSquare * questionSquare);
        return lengths == 0 ? 0 : product / lengths;
    }
}

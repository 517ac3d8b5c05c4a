package dev.groundwork.embedded.qdrant.protocol;

import dev.groundwork.embedded.qdrant.collection.Collection.View;
import dev.groundwork.embedded.qdrant.model.Problems;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.NamedVectorsOutput;
import io.qdrant.client.grpc.Points.Vector;
import io.qdrant.client.grpc.Points.VectorOutput;
import io.qdrant.client.grpc.Points.VectorsOutput;
import io.qdrant.client.grpc.Points.WithPayloadSelector;
import io.qdrant.client.grpc.Points.WithVectorsSelector;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads of a point what the request's selectors ask for. */
final class PointOutput {

    private final View view;
    private final PayloadSelection payload;
    private final boolean withVectors;
    private final Set<String> vectorNames;

    private PointOutput(View view, PayloadSelection payload, WithVectorsSelector vectors) {
        this.view = view;
        this.payload = payload;
        this.withVectors = vectors.hasInclude() || vectors.getEnable();
        var schema = view.config().vectors();
        this.vectorNames = Set.copyOf(vectors.getInclude().getNamesList());
        for (var name : vectorNames) {
            if (!schema.dense().containsKey(name) && !schema.sparse().containsKey(name)) {
                throw Problems.unknownVector(name);
            }
        }
    }

    /** For points that were asked for: with payload unless told otherwise. */
    static PointOutput retrieved(View view, WithPayloadSelector payload, WithVectorsSelector vectors) {
        return new PointOutput(view, PayloadSelection.of(payload, true), vectors);
    }

    /** For points that were found: bare unless told otherwise. */
    static PointOutput scored(View view, WithPayloadSelector payload, WithVectorsSelector vectors) {
        return new PointOutput(view, PayloadSelection.of(payload, false), vectors);
    }

    Map<String, Value> payload(int slot) {
        return payload.isNothing() ? Map.of() : payload.of(view.segment().payload(slot));
    }

    Optional<VectorsOutput> vectors(int slot) {
        if (!withVectors) {
            return Optional.empty();
        }
        var named = NamedVectorsOutput.newBuilder();
        view.segment().vectors(slot).forEach((name, vector) -> {
            if (vectorNames.isEmpty() || vectorNames.contains(name)) {
                named.putVectors(name, output(vector));
            }
        });
        return Optional.of(VectorsOutput.newBuilder().setVectors(named).build());
    }

    private static VectorOutput output(Vector vector) {
        return vector.hasDense()
                ? VectorOutput.newBuilder().setDense(vector.getDense()).build()
                : VectorOutput.newBuilder().setSparse(vector.getSparse()).build();
    }
}

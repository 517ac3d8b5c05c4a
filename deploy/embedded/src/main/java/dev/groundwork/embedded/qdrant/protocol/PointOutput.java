package dev.groundwork.embedded.qdrant.protocol;

import com.google.common.collect.Sets;
import dev.groundwork.embedded.qdrant.collection.Collection.View;
import dev.groundwork.embedded.qdrant.model.Problems;
import dev.groundwork.embedded.qdrant.schema.VectorSchema;
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
    private final Set<String> vectorNames;

    private PointOutput(View view, PayloadSelection payload, WithVectorsSelector vectors) {
        this.view = view;
        this.payload = payload;
        this.vectorNames = vectorNames(view.config().vectors(), vectors);
    }

    private static Set<String> vectorNames(VectorSchema schema, WithVectorsSelector selector) {
        if (selector.getEnable()) {
            return Sets.union(schema.dense().keySet(), schema.sparse().keySet());
        }
        for (var name : selector.getInclude().getNamesList()) {
            if (!schema.dense().containsKey(name) && !schema.sparse().containsKey(name)) {
                throw Problems.unknownVector(name);
            }
        }
        return Set.copyOf(selector.getInclude().getNamesList());
    }

    /** Bare unless told otherwise. */
    static PointOutput of(View view, WithPayloadSelector payload, WithVectorsSelector vectors) {
        return new PointOutput(view, PayloadSelection.of(payload, false), vectors);
    }

    /** With payload unless told otherwise. */
    static PointOutput ofPage(View view, WithPayloadSelector payload, WithVectorsSelector vectors) {
        return new PointOutput(view, PayloadSelection.of(payload, true), vectors);
    }

    Map<String, Value> payload(int slot) {
        return payload.isNothing() ? Map.of() : payload.of(view.segment().payload(slot));
    }

    Optional<VectorsOutput> vectors(int slot) {
        if (vectorNames.isEmpty()) {
            return Optional.empty();
        }
        var named = NamedVectorsOutput.newBuilder();
        view.segment().vectors(slot).forEach((name, vector) -> {
            if (vectorNames.contains(name)) {
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

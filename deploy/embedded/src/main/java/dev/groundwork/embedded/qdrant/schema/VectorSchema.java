package dev.groundwork.embedded.qdrant.schema;

import dev.groundwork.embedded.qdrant.index.DotProduct;
import dev.groundwork.embedded.qdrant.model.Problems;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Points.DenseVector;
import io.qdrant.client.grpc.Points.NamedVectors;
import io.qdrant.client.grpc.Points.SparseVector;
import io.qdrant.client.grpc.Points.Vector;
import io.qdrant.client.grpc.Points.Vectors;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.IntStream;

/** The named vectors of a collection: checks what is written and searched, and normalizes for Cosine. */
public record VectorSchema(Map<String, VectorParams> dense, Map<String, SparseVectorParams> sparse) {

    private static final long LARGEST_DIMENSION = 65536;

    public static VectorSchema of(CreateCollection request) {
        var dense = request.getVectorsConfig().getParamsMap().getMapMap();
        var sparse = request.getSparseVectorsConfig().getMapMap();
        dense.forEach((name, params) -> {
            if (params.getSize() < 1 || params.getSize() > LARGEST_DIMENSION) {
                throw Problems.badRequest("Validation error in body: [vectors_config." + name
                        + ".size: must be from 1 to " + LARGEST_DIMENSION + "]");
            }
            if (params.getDistance() == Distance.UnknownDistance) {
                throw Problems.badRequest("Unknown distance");
            }
            if (sparse.containsKey(name)) {
                throw Problems.wrongInput("Dense and sparse vectors must have different names: " + name);
            }
        });
        return new VectorSchema(dense, sparse);
    }

    /** What to store for the vectors of a point. */
    public NamedVectors stored(Vectors vectors) {
        var stored = NamedVectors.newBuilder();
        vectors.getVectors().getVectorsMap().forEach((name, vector) -> stored.putVectors(name, stored(name, vector)));
        return stored.build();
    }

    private Vector stored(String name, Vector vector) {
        return switch (vector.getVectorCase()) {
            case DENSE -> {
                var data = DenseVector.newBuilder();
                for (var value : searchable(name, vector.getDense())) {
                    data.addData(value);
                }
                yield Vector.newBuilder().setDense(data).build();
            }
            case SPARSE -> {
                checkSparse(name, vector.getSparse());
                yield Vector.newBuilder().setSparse(sorted(vector.getSparse())).build();
            }
            case MULTI_DENSE, DOCUMENT, IMAGE, OBJECT ->
                throw Problems.unsupported("vectors." + vector.getVectorCase());
            case VECTOR_NOT_SET -> throw Problems.badRequest("Vector is missing: " + name);
        };
    }

    /** By index, as Qdrant gives it back. */
    private static SparseVector sorted(SparseVector vector) {
        var sorted = SparseVector.newBuilder();
        IntStream.range(0, vector.getIndicesCount())
                .boxed()
                .sorted((a, b) -> Integer.compareUnsigned(vector.getIndices(a), vector.getIndices(b)))
                .forEach(at -> sorted.addIndices(vector.getIndices(at)).addValues(vector.getValues(at)));
        return sorted.build();
    }

    /** A checked dense vector, of length 1 when the distance is Cosine. */
    public float[] searchable(String name, DenseVector vector) {
        var params = dense.get(name);
        if (params == null) {
            throw sparse.containsKey(name) ? Problems.wrongKindOfVector() : Problems.unknownVector(name);
        }
        if (vector.getDataCount() != params.getSize()) {
            throw Problems.wrongDimension((int) params.getSize(), vector.getDataCount());
        }
        var values = new float[vector.getDataCount()];
        for (var i = 0; i < values.length; i++) {
            values[i] = vector.getData(i);
        }
        return params.getDistance() == Distance.Cosine ? DotProduct.normalized(values) : values;
    }

    public void checkSparse(String name, SparseVector vector) {
        if (!sparse.containsKey(name)) {
            throw dense.containsKey(name) ? Problems.wrongKindOfVector() : Problems.unknownVector(name);
        }
        if (vector.getIndicesCount() != vector.getValuesCount()) {
            throw Problems.badRequest("Validation error in body: [vector.values: must be the same length as indices]");
        }
        if (new HashSet<>(vector.getIndicesList()).size() < vector.getIndicesCount()) {
            throw Problems.badRequest("Validation error in body: [vector.indices: must be unique]");
        }
    }

    Map<String, Integer> denseDimensions() {
        var dimensions = new HashMap<String, Integer>();
        dense.forEach((name, params) -> dimensions.put(name, (int) params.getSize()));
        return dimensions;
    }

    Map<String, Boolean> sparseIdf() {
        var idf = new HashMap<String, Boolean>();
        sparse.forEach((name, params) -> idf.put(name, params.getModifier() == Modifier.Idf));
        return idf;
    }
}

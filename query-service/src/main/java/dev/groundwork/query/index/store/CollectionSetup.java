package dev.groundwork.query.index.store;

import io.grpc.StatusRuntimeException;
import io.qdrant.client.grpc.Collections.CollectionExistsRequest;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.DeleteCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.SparseVectorConfig;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Collections.VectorParamsMap;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import io.qdrant.client.grpc.Points.FieldType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Creates a tenant's collection with its vectors and payload indexes when the first chunk comes; any number of replicas may do so at once. */
@ApplicationScoped
class CollectionSetup {

    private static final Map<String, FieldType> INDEXES = Map.of(
            Payload.TENANT, FieldType.FieldTypeKeyword,
            Payload.DOCUMENT_ID, FieldType.FieldTypeKeyword,
            Payload.VERSION, FieldType.FieldTypeInteger,
            Payload.ORDINAL, FieldType.FieldTypeInteger,
            Payload.ALLOW, FieldType.FieldTypeKeyword,
            Payload.DENY, FieldType.FieldTypeKeyword,
            Payload.CLEARANCE, FieldType.FieldTypeInteger,
            Payload.REVISION, FieldType.FieldTypeInteger);

    private final QdrantConnection qdrant;
    private final Set<String> ready = ConcurrentHashMap.newKeySet();

    CollectionSetup(QdrantConnection qdrant) {
        this.qdrant = qdrant;
    }

    /** Returns once the collection and its indexes exist. */
    void ensure(String collection, int dimensions) {
        if (ready.contains(collection)) {
            return;
        }
        if (!exists(collection)) {
            create(collection, dimensions);
        }
        // Repeated by every process, since whoever created the collection may have died before its indexes.
        INDEXES.forEach((field, type) -> index(collection, field, type));
        ready.add(collection);
    }

    /** The collection turned out to be gone: the next write sets it up again. */
    void forget(String collection) {
        ready.remove(collection);
    }

    void drop(String collection) {
        forget(collection);
        if (exists(collection)) {
            qdrant.collections()
                    .delete(DeleteCollection.newBuilder()
                            .setCollectionName(collection)
                            .build());
        }
    }

    boolean exists(String collection) {
        return qdrant.collections()
                .collectionExists(CollectionExistsRequest.newBuilder()
                        .setCollectionName(collection)
                        .build())
                .getResult()
                .getExists();
    }

    private void create(String collection, int dimensions) {
        var dense = VectorParams.newBuilder().setSize(dimensions).setDistance(Distance.Cosine);
        var text = SparseVectorParams.newBuilder().setModifier(Modifier.Idf);
        var request = CreateCollection.newBuilder()
                .setCollectionName(collection)
                .setVectorsConfig(VectorsConfig.newBuilder()
                        .setParamsMap(VectorParamsMap.newBuilder().putMap(Payload.DENSE_VECTOR, dense.build())))
                .setSparseVectorsConfig(SparseVectorConfig.newBuilder().putMap(Payload.TEXT_VECTOR, text.build()))
                .build();
        try {
            qdrant.collections().create(request);
        } catch (StatusRuntimeException e) {
            if (!exists(collection)) { // else another replica was faster
                throw e;
            }
        }
    }

    private void index(String collection, String field, FieldType type) {
        qdrant.points()
                .createFieldIndex(CreateFieldIndexCollection.newBuilder()
                        .setCollectionName(collection)
                        .setWait(true)
                        .setFieldName(field)
                        .setFieldType(type)
                        .build());
    }
}

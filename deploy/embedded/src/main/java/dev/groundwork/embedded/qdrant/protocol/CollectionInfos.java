package dev.groundwork.embedded.qdrant.protocol;

import dev.groundwork.embedded.qdrant.collection.Collection.View;
import dev.groundwork.embedded.qdrant.schema.FieldTypes;
import io.qdrant.client.grpc.Collections.CollectionConfig;
import io.qdrant.client.grpc.Collections.CollectionInfo;
import io.qdrant.client.grpc.Collections.CollectionParams;
import io.qdrant.client.grpc.Collections.CollectionStatus;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.OptimizerStatus;
import io.qdrant.client.grpc.Collections.PayloadSchemaInfo;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;

/** What the protocol tells about a collection. Everything is searchable at once, hence always green. */
final class CollectionInfos {

    private CollectionInfos() {}

    static CollectionInfo of(View view) {
        var points = view.segment().slots().count();
        var info = CollectionInfo.newBuilder()
                .setStatus(CollectionStatus.Green)
                .setOptimizerStatus(OptimizerStatus.newBuilder().setOk(true))
                .setSegmentsCount(1)
                .setPointsCount(points)
                .setIndexedVectorsCount(points)
                .setConfig(config(view.config().created()));
        view.config().fields().forEach((name, field) -> info.putPayloadSchema(name, field(field)));
        return info.build();
    }

    private static CollectionConfig config(CreateCollection created) {
        var params = CollectionParams.newBuilder()
                .setShardNumber(1)
                .setReplicationFactor(1)
                .setWriteConsistencyFactor(1)
                .setOnDiskPayload(!created.hasOnDiskPayload() || created.getOnDiskPayload())
                .setVectorsConfig(created.getVectorsConfig());
        if (created.hasSparseVectorsConfig()) {
            params.setSparseVectorsConfig(created.getSparseVectorsConfig());
        }
        return CollectionConfig.newBuilder()
                .setParams(params)
                .setHnswConfig(created.getHnswConfig())
                .build();
    }

    private static PayloadSchemaInfo field(CreateFieldIndexCollection field) {
        var info = PayloadSchemaInfo.newBuilder().setDataType(FieldTypes.of(field));
        if (field.hasFieldIndexParams()) {
            info.setParams(field.getFieldIndexParams());
        }
        return info.build();
    }
}

package dev.groundwork.embedded.qdrant.schema;

import dev.groundwork.embedded.qdrant.model.Problems;
import io.qdrant.client.grpc.Collections.IntegerIndexParams;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import io.qdrant.client.grpc.Points.FieldType;

/** The type of a payload index, from its name or from the kind of its parameters. */
public final class FieldTypes {

    private FieldTypes() {}

    public static PayloadSchemaType of(CreateFieldIndexCollection request) {
        var byParams = byParams(request);
        var byName = request.hasFieldType() ? of(request.getFieldType()) : byParams;
        if (byName == null) {
            throw Problems.unsupported("a field index without `field_type`");
        }
        if (byParams != null && byParams != byName) {
            throw Problems.badRequest("field_type and field_index_params do not match");
        }
        return byName;
    }

    private static PayloadSchemaType byParams(CreateFieldIndexCollection request) {
        return switch (request.getFieldIndexParams().getIndexParamsCase()) {
            case KEYWORD_INDEX_PARAMS -> PayloadSchemaType.Keyword;
            case INTEGER_INDEX_PARAMS -> integer(request.getFieldIndexParams().getIntegerIndexParams());
            case FLOAT_INDEX_PARAMS -> PayloadSchemaType.Float;
            case BOOL_INDEX_PARAMS -> PayloadSchemaType.Bool;
            case GEO_INDEX_PARAMS, TEXT_INDEX_PARAMS, DATETIME_INDEX_PARAMS, UUID_INDEX_PARAMS ->
                throw Problems.unsupported(
                        "field_index_params." + request.getFieldIndexParams().getIndexParamsCase());
            case INDEXPARAMS_NOT_SET -> null;
        };
    }

    /** Without one of its halves an index changes what a condition matches. */
    private static PayloadSchemaType integer(IntegerIndexParams params) {
        if (params.hasLookup() && !params.getLookup()) {
            throw Problems.unsupported("field_index_params.integer_index_params.lookup=false");
        }
        if (params.hasRange() && !params.getRange()) {
            throw Problems.unsupported("field_index_params.integer_index_params.range=false");
        }
        return PayloadSchemaType.Integer;
    }

    private static PayloadSchemaType of(FieldType type) {
        return switch (type) {
            case FieldTypeKeyword -> PayloadSchemaType.Keyword;
            case FieldTypeInteger -> PayloadSchemaType.Integer;
            case FieldTypeFloat -> PayloadSchemaType.Float;
            case FieldTypeBool -> PayloadSchemaType.Bool;
            case FieldTypeGeo, FieldTypeText, FieldTypeDatetime, FieldTypeUuid, UNRECOGNIZED ->
                throw Problems.unsupported("field_type=" + type);
        };
    }
}

package dev.groundwork.embedded.qdrant.index;

import dev.groundwork.embedded.qdrant.model.PayloadPath;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import java.util.Map;

/** The vectors by name (dimensions of the dense ones, whether a sparse one uses IDF) and the indexed payload fields. */
public record SegmentLayout(
        Map<String, Integer> denseDimensions,
        Map<String, Boolean> sparseIdf,
        Map<PayloadPath, PayloadSchemaType> fields) {}

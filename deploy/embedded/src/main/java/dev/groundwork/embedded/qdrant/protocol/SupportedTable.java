package dev.groundwork.embedded.qdrant.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of Qdrant's protocol that this server implements: the fields of each message and the values of each
 * enumeration. A test holds it against the protocol and against the code that reads the fields.
 */
final class SupportedTable {

    static final String ANYTHING = "*";

    /** What the server acts upon. */
    private static final String OBEYED = """
            CreateCollection: collection_name vectors_config sparse_vectors_config on_disk_payload hnsw_config
            VectorsConfig: params_map
            VectorParamsMap: map
            VectorParams: size distance
            Distance: UnknownDistance Cosine Dot
            SparseVectorConfig: map
            SparseVectorParams: modifier
            Modifier: None Idf
            GetCollectionInfoRequest: collection_name
            CollectionExistsRequest: collection_name
            DeleteCollection: collection_name
            CreateFieldIndexCollection: collection_name wait field_name field_type field_index_params
            FieldType: FieldTypeKeyword FieldTypeInteger FieldTypeFloat FieldTypeBool
            PayloadIndexParams: keyword_index_params integer_index_params float_index_params bool_index_params
            IntegerIndexParams: lookup range
            DeleteFieldIndexCollection: collection_name wait field_name
            UpsertPoints: collection_name wait points
            PointStruct: id payload vectors
            PointId: num uuid
            Value: *
            Vectors: vectors
            NamedVectors: vectors
            Vector: dense sparse
            DenseVector: data
            SparseVector: values indices
            DeletePoints: collection_name wait points
            PointsSelector: points filter
            PointsIdsList: ids
            SetPayloadPoints: collection_name wait payload points_selector
            ClearPayloadPoints: collection_name wait points
            GetPoints: collection_name ids with_payload with_vectors
            CountPoints: collection_name filter
            ScrollPoints: collection_name filter offset limit with_payload with_vectors
            WithPayloadSelector: enable include exclude
            PayloadIncludeSelector: fields
            PayloadExcludeSelector: fields
            WithVectorsSelector: enable include
            VectorsSelector: names
            QueryBatchPoints: collection_name query_points
            QueryPoints: collection_name prefetch query using filter score_threshold limit offset with_vectors with_payload
            PrefetchQuery: prefetch query using filter score_threshold limit
            Query: nearest fusion rrf
            VectorInput: dense sparse
            Fusion: RRF DBSF
            Rrf: k weights
            Filter: should must must_not min_should
            MinShould: conditions min_count
            Condition: field is_empty has_id filter is_null nested
            IsEmptyCondition: key
            IsNullCondition: key
            HasIdCondition: has_id
            NestedCondition: key filter
            FieldCondition: key match range is_empty is_null
            Match: keyword integer boolean keywords integers except_integers except_keywords
            RepeatedStrings: strings
            RepeatedIntegers: integers
            Range: lt gt gte lte
            """;

    /**
     * What only says how Qdrant should organize its storage, its search graph or its replicas: an exact search on one node
     * satisfies any value, and the collection info repeats it.
     */
    private static final String SATISFIED = """
            VectorParams: on_disk hnsw_config
            HnswConfigDiff: m ef_construct full_scan_threshold max_indexing_threads on_disk payload_m inline_storage
            SparseVectorParams: index
            SparseIndexConfig: on_disk full_scan_threshold
            KeywordIndexParams: is_tenant on_disk enable_hnsw
            IntegerIndexParams: is_principal on_disk enable_hnsw
            FloatIndexParams: is_principal on_disk enable_hnsw
            BoolIndexParams: on_disk enable_hnsw
            CreateFieldIndexCollection: ordering
            DeleteFieldIndexCollection: ordering
            UpsertPoints: ordering
            DeletePoints: ordering
            SetPayloadPoints: ordering
            ClearPayloadPoints: ordering
            WriteOrdering: type
            WriteOrderingType: Weak Medium Strong
            GetPoints: read_consistency
            CountPoints: exact read_consistency
            ScrollPoints: read_consistency
            QueryBatchPoints: read_consistency
            QueryPoints: params read_consistency
            PrefetchQuery: params
            ReadConsistency: type factor
            ReadConsistencyType: All Majority Quorum
            SearchParams: hnsw_ef exact
            """;

    private SupportedTable() {}

    /** By full name of the message or enumeration. */
    static Map<String, Set<String>> rows() {
        return rows(OBEYED + SATISFIED);
    }

    static Map<String, Set<String>> obeyed() {
        return rows(OBEYED);
    }

    private static Map<String, Set<String>> rows(String text) {
        return text.lines()
                .map(row -> row.split(":"))
                .collect(Collectors.toMap(
                        row -> "qdrant." + row[0],
                        row -> Arrays.stream(row[1].strip().split("\\s+")).collect(Collectors.toSet()),
                        SupportedTable::union));
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
    }
}

package dev.groundwork.embedded.qdrant.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The part of Qdrant's protocol that this server implements: the fields of each message and the values of each
 * enumeration. Some fields only say how Qdrant should organize its storage, its search graph or its replicas; an exact
 * search on one node satisfies any value of theirs, and the collection info repeats them.
 */
final class SupportedTable {

    static final String ANYTHING = "*";

    private static final String ROWS = """
            CreateCollection: collection_name vectors_config sparse_vectors_config on_disk_payload hnsw_config
            VectorsConfig: params_map
            VectorParamsMap: map
            VectorParams: size distance on_disk hnsw_config
            Distance: UnknownDistance Cosine Dot
            SparseVectorConfig: map
            SparseVectorParams: modifier index
            SparseIndexConfig: on_disk full_scan_threshold
            Modifier: None Idf
            HnswConfigDiff: *
            GetCollectionInfoRequest: collection_name
            CollectionExistsRequest: collection_name
            DeleteCollection: collection_name
            CreateFieldIndexCollection: collection_name wait field_name field_type field_index_params ordering
            FieldType: FieldTypeKeyword FieldTypeInteger FieldTypeFloat FieldTypeBool
            PayloadIndexParams: keyword_index_params integer_index_params float_index_params bool_index_params
            KeywordIndexParams: *
            IntegerIndexParams: *
            FloatIndexParams: *
            BoolIndexParams: *
            DeleteFieldIndexCollection: collection_name wait field_name ordering
            UpsertPoints: collection_name wait points ordering
            PointStruct: id payload vectors
            PointId: num uuid
            Value: *
            Vectors: vectors
            NamedVectors: vectors
            Vector: dense sparse
            DenseVector: data
            SparseVector: values indices
            WriteOrdering: type
            WriteOrderingType: *
            DeletePoints: collection_name wait points ordering
            PointsSelector: points filter
            PointsIdsList: ids
            SetPayloadPoints: collection_name wait payload points_selector ordering
            ClearPayloadPoints: collection_name wait points ordering
            GetPoints: collection_name ids with_payload with_vectors read_consistency
            CountPoints: collection_name filter exact read_consistency
            ScrollPoints: collection_name filter offset limit with_payload with_vectors read_consistency
            ReadConsistency: type factor
            ReadConsistencyType: *
            WithPayloadSelector: enable include exclude
            PayloadIncludeSelector: fields
            PayloadExcludeSelector: fields
            WithVectorsSelector: enable include
            VectorsSelector: names
            QueryBatchPoints: collection_name query_points read_consistency
            QueryPoints: collection_name prefetch query using filter params score_threshold limit offset with_vectors \
            with_payload read_consistency
            PrefetchQuery: prefetch query using filter params score_threshold limit
            SearchParams: hnsw_ef exact
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

    private SupportedTable() {}

    /** By full name of the message or enumeration. */
    static Map<String, Set<String>> rows() {
        return ROWS.lines()
                .map(row -> row.split(":"))
                .collect(Collectors.toMap(
                        row -> "qdrant." + row[0],
                        row -> Arrays.stream(row[1].strip().split("\\s+")).collect(Collectors.toSet())));
    }
}

package dev.groundwork.embedded.qdrant.conformance;

import static io.qdrant.client.ConditionFactory.filter;
import static io.qdrant.client.ConditionFactory.hasId;
import static io.qdrant.client.ConditionFactory.isEmpty;
import static io.qdrant.client.ConditionFactory.isNull;
import static io.qdrant.client.ConditionFactory.match;
import static io.qdrant.client.ConditionFactory.matchExceptKeywords;
import static io.qdrant.client.ConditionFactory.matchExceptValues;
import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.ConditionFactory.matchKeywords;
import static io.qdrant.client.ConditionFactory.matchValues;
import static io.qdrant.client.ConditionFactory.nested;
import static io.qdrant.client.ConditionFactory.range;
import static io.qdrant.client.QueryFactory.fusion;
import static io.qdrant.client.QueryFactory.nearest;
import static io.qdrant.client.QueryFactory.rrf;
import static io.qdrant.client.ValueFactory.list;
import static io.qdrant.client.ValueFactory.nullValue;
import static io.qdrant.client.ValueFactory.value;

import io.qdrant.client.PointIdFactory;
import io.qdrant.client.VectorFactory;
import io.qdrant.client.VectorsFactory;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.FieldCondition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.MinShould;
import io.qdrant.client.grpc.Common.Range;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.Fusion;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.Query;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.Rrf;
import io.qdrant.client.grpc.Points.Vector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Puts the plain data of a random case into the messages of the protocol. */
final class Wire {

    private Wire() {}

    static PointStruct point(Sample.Point point) {
        var vectors = new HashMap<String, Vector>();
        if (point.cosine() != null) {
            vectors.put("cosine", VectorFactory.vector(point.cosine()));
        }
        if (point.dot() != null) {
            vectors.put("dot", VectorFactory.vector(point.dot()));
        }
        if (point.text() != null) {
            vectors.put("text", sparse(point.text()));
        }
        if (point.raw() != null) {
            vectors.put("raw", sparse(point.raw()));
        }
        return PointStruct.newBuilder()
                .setId(PointIdFactory.id(point.id()))
                .setVectors(VectorsFactory.namedVectors(vectors))
                .putAllPayload(payload(point.payload()))
                .build();
    }

    private static Vector sparse(Map<Integer, Float> weights) {
        return VectorFactory.vector(List.copyOf(weights.values()), List.copyOf(weights.keySet()));
    }

    static Map<String, Value> payload(Map<?, ?> fields) {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(field -> (String) field.getKey(), field -> json(field.getValue())));
    }

    private static Value json(Object plain) {
        return switch (plain) {
            case null -> nullValue();
            case String text -> value(text);
            case Long number -> value(number);
            case Double number -> value(number);
            case Boolean truth -> value(truth);
            case List<?> elements -> list(elements.stream().map(Wire::json).toList());
            default -> value(payload((Map<?, ?>) plain));
        };
    }

    static Filter clauses(Rule.Clauses all) {
        var filter = Filter.newBuilder()
                .addAllMust(conditions(all.must()))
                .addAllShould(conditions(all.should()))
                .addAllMustNot(conditions(all.mustNot()));
        if (all.minShould() != null) {
            filter.setMinShould(MinShould.newBuilder()
                    .setMinCount(all.minShould().least())
                    .addAllConditions(conditions(all.minShould().rules())));
        }
        return filter.build();
    }

    private static List<Condition> conditions(List<Rule> rules) {
        return rules.stream().map(Wire::condition).toList();
    }

    private static Condition condition(Rule rule) {
        return switch (rule) {
            case Rule.Clauses all -> filter(clauses(all));
            case Rule.Match(var path, var value) ->
                switch (value) {
                    case String text -> matchKeyword(path, text);
                    case Boolean truth -> match(path, truth);
                    default -> match(path, (long) value);
                };
            case Rule.MatchAny(var path, var values) ->
                areStrings(values) ? matchKeywords(path, strings(values)) : matchValues(path, numbers(values));
            case Rule.MatchExcept(var path, var values) ->
                areStrings(values)
                        ? matchExceptKeywords(path, strings(values))
                        : matchExceptValues(path, numbers(values));
            case Rule.Between between -> range(between.path(), bounds(between));
            case Rule.IsEmpty(var path) -> isEmpty(path);
            case Rule.IsNull(var path) -> isNull(path);
            case Rule.FieldIsEmpty(var path, var wanted) ->
                field(FieldCondition.newBuilder().setKey(path).setIsEmpty(wanted));
            case Rule.FieldIsNull(var path, var wanted) ->
                field(FieldCondition.newBuilder().setKey(path).setIsNull(wanted));
            case Rule.Ids(var ids) -> hasId(ids.stream().map(PointIdFactory::id).toList());
            case Rule.Nested(var path, var filter) -> nested(path, clauses(filter));
        };
    }

    private static Condition field(FieldCondition.Builder field) {
        return Condition.newBuilder().setField(field).build();
    }

    private static boolean areStrings(List<?> values) {
        return values.stream().allMatch(String.class::isInstance);
    }

    private static List<String> strings(List<?> values) {
        return values.stream().map(String.class::cast).toList();
    }

    private static List<Long> numbers(List<?> values) {
        return values.stream().map(Long.class::cast).toList();
    }

    private static Range bounds(Rule.Between between) {
        var range = Range.newBuilder();
        if (between.lt() != null) {
            range.setLt(between.lt());
        }
        if (between.gt() != null) {
            range.setGt(between.gt());
        }
        if (between.lte() != null) {
            range.setLte(between.lte());
        }
        if (between.gte() != null) {
            range.setGte(between.gte());
        }
        return range.build();
    }

    static QueryPoints page(String collection, Ask.Page page) {
        var ask = page.ask();
        var request = QueryPoints.newBuilder()
                .setCollectionName(collection)
                .addAllPrefetch(ask.prefetch().stream().map(Wire::prefetch).toList())
                .setQuery(query(ask.how()))
                .setFilter(clauses(ask.filter()));
        using(ask.how(), request::setUsing);
        if (ask.threshold() != null) {
            request.setScoreThreshold(ask.threshold());
        }
        if (ask.limit() != null) {
            request.setLimit(ask.limit());
        }
        if (page.offset() != null) {
            request.setOffset(page.offset());
        }
        return request.build();
    }

    private static PrefetchQuery prefetch(Ask ask) {
        var step = PrefetchQuery.newBuilder()
                .addAllPrefetch(ask.prefetch().stream().map(Wire::prefetch).toList())
                .setQuery(query(ask.how()))
                .setFilter(clauses(ask.filter()));
        using(ask.how(), step::setUsing);
        if (ask.threshold() != null) {
            step.setScoreThreshold(ask.threshold());
        }
        if (ask.limit() != null) {
            step.setLimit(ask.limit());
        }
        return step.build();
    }

    private static void using(Ask.How how, Consumer<String> set) {
        switch (how) {
            case Ask.Dense dense -> set.accept(dense.using());
            case Ask.Sparse sparse -> set.accept(sparse.using());
            case Ask.PlainRrf _, Ask.Rrf _, Ask.Dbsf _ -> {}
        }
    }

    private static Query query(Ask.How how) {
        return switch (how) {
            case Ask.Dense dense -> nearest(dense.vector());
            case Ask.Sparse sparse ->
                nearest(
                        List.copyOf(sparse.vector().values()),
                        List.copyOf(sparse.vector().keySet()));
            case Ask.PlainRrf _ -> fusion(Fusion.RRF);
            case Ask.Rrf(var k, var weights) -> {
                var rrf = Rrf.newBuilder().addAllWeights(weights);
                yield rrf((k == null ? rrf : rrf.setK(k)).build());
            }
            case Ask.Dbsf _ -> fusion(Fusion.DBSF);
        };
    }
}

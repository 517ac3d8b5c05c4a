package dev.groundwork.query.search;

import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.ConditionFactory.matchKeywords;
import static io.qdrant.client.ConditionFactory.range;

import dev.groundwork.contracts.http.Reader;
import dev.groundwork.query.index.store.Payload;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.Range;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/**
 * The access filter: which points a reader may be shown, evaluated inside Qdrant. The tenant matches, some allow token is the reader's, no deny
 * token is, and his clearance suffices; a point that lacks one of these fields matches nobody. Keys are constants, only values come from the reader.
 *
 * <p>It is what makes the search find enough, not what decides: the index may be late, so the check follows.
 */
@ApplicationScoped
public class AccessFilter {

    private final int maxPrincipals;

    AccessFilter(SearchConfig config) {
        this.maxPrincipals = config.maxPrincipals();
    }

    public Filter of(Reader reader) {
        var principals = principals(reader);
        return Filter.newBuilder()
                .addMust(matchKeyword(Payload.TENANT, reader.tenant()))
                .addMust(matchKeywords(Payload.ALLOW, principals))
                .addMust(range(
                        Payload.CLEARANCE,
                        Range.newBuilder().setLte(reader.clearance()).build()))
                .addMustNot(matchKeywords(Payload.DENY, principals))
                .build();
    }

    /** Whoever has more tokens than the cap keeps {@code public} and himself first; fewer tokens show less, and the check knows them all. */
    private List<String> principals(Reader reader) {
        return reader.tokens().stream()
                .distinct()
                .sorted(Comparator.comparingInt(AccessFilter::rank))
                .limit(maxPrincipals)
                .toList();
    }

    private static int rank(String token) {
        if (token.equals("public")) {
            return 0;
        }
        return token.startsWith("user:") ? 1 : 2;
    }
}

package dev.groundwork.ingest.reconcile;

import dev.groundwork.contracts.http.IndexedDocuments;
import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.UnavailableException;
import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What readers find, in the order of document ids; query-service is asked with the operator's own token. */
@ApplicationScoped
class IndexPages {

    private final IndexApi api;
    private final JsonWebToken caller;

    IndexPages(@RestClient IndexApi api, JsonWebToken caller) {
        this.api = api;
        this.caller = caller;
    }

    /**
     * @param generation null for the one readers search
     * @param after null for the first page
     * @throws UnavailableException when query-service does not answer
     */
    @Retry(maxRetries = 2, delay = 200, jitter = 100, retryOn = UnavailableException.class)
    IndexedDocuments page(String generation, UUID after, int limit) {
        try {
            return api.list("Bearer " + caller.getRawToken(), generation, limit, after);
        } catch (IndexApi.RefusedException e) {
            throw new RequestException(ErrorCode.FORBIDDEN, "query-service does not take your token.");
        } catch (IndexApi.UnknownException e) {
            throw new RequestException(ErrorCode.NOT_FOUND, "The index keeps no generation of that id.");
        } catch (ProcessingException | WebApplicationException e) {
            throw new UnavailableException(Dependency.QUERY_SERVICE, e);
        }
    }
}

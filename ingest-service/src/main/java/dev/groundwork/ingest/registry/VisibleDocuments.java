package dev.groundwork.ingest.registry;

import dev.groundwork.ingest.identity.Caller;
import dev.groundwork.ingest.identity.SourceRights;
import dev.groundwork.ingest.problem.RequestException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Documents as far as their caller may see them; what he may not see does not exist for him. */
@ApplicationScoped
public class VisibleDocuments {

    private final Documents documents;
    private final SourceRights rights;

    VisibleDocuments(Documents documents, SourceRights rights) {
        this.documents = documents;
        this.rights = rights;
    }

    /** @throws RequestException DOCUMENT_NOT_FOUND when there is none for the caller */
    public DocumentRow document(Caller caller, UUID id) {
        return documents
                .find(id)
                .filter(row -> rights.maySee(caller, row.tenant(), row.system(), row.owner()))
                .orElseThrow(RequestException::documentNotFound);
    }
}

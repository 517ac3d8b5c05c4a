package dev.groundwork.ingest.reconcile;

import dev.groundwork.contracts.http.IndexedDocuments;
import java.util.List;
import java.util.UUID;

/** One way to compare two views of a document. */
interface Comparing {

    /**
     * @param entry null when the registry does not know it
     * @param indexed null when the index does not have it
     */
    List<Difference> of(UUID id, RegistryEntry entry, IndexedDocuments.Entry indexed);
}

package dev.groundwork.ingest.reconcile;

import dev.groundwork.ingest.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;

/** Which blobs the documents of a tenant need: those of all versions of each that is not deleted, and of members yet to be told. */
@ApplicationScoped
class BlobReferences {

    private final Database database;

    BlobReferences(Database database) {
        this.database = database;
    }

    /** Those of the digests that a document refers to. */
    Set<String> of(String tenant, Collection<String> digests) {
        return database.inTransaction(handle -> handle.createQuery("""
                        select asked.sha256 from unnest(:digests) as asked(sha256)
                        where exists (select 1 from document d
                                where d.tenant = :tenant and not d.deleted and d.declared_sha256 = asked.sha256)
                            or exists (select 1 from document_version v join document d on d.document_id = v.document_id
                                where d.tenant = :tenant and not d.deleted and v.sha256 = asked.sha256)
                            or exists (select 1 from document_version v join document d on d.document_id = v.document_id
                                where d.tenant = :tenant and not d.deleted and v.blob_sha256 = asked.sha256)
                            or exists (select 1 from member m
                                where m.tenant = :tenant and not m.gone and m.sha256 = asked.sha256)""")
                .bind("tenant", tenant)
                .bindArray("digests", String.class, digests)
                .mapTo(String.class)
                .set());
    }
}

package dev.groundwork.ingest.reconcile;

import dev.groundwork.ingest.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The registry in the order of document ids. */
@ApplicationScoped
class RegistryPages {

    private final Database database;

    RegistryPages(Database database) {
        this.database = database;
    }

    /** @param after null for the first page */
    List<RegistryEntry> page(String tenant, UUID after, int limit) {
        return database.inTransaction(handle -> handle.createQuery("""
                        select d.document_id, case when d.deleted then 'DELETED' else coalesce(v.status, 'RECEIVED') end as status,
                               d.content_version, coalesce(v.updated_at, d.updated_at) as waiting_since,
                               d.live_version, d.live_chunk_count, d.index_said_at, live.sha256 as live_sha256,
                               case when v.status not in ('SEARCHABLE', 'REJECTED') then coalesce(v.sha256, v.blob_sha256) end as awaited_sha256
                        from document d
                        left join document_version v on v.document_id = d.document_id and v.version = d.content_version
                        left join document_version live on live.document_id = d.document_id and live.version = d.live_version
                        where d.tenant = :tenant and (cast(:after as uuid) is null or d.document_id > :after)
                        order by d.document_id limit :limit""")
                .bind("tenant", tenant)
                .bind("after", after)
                .bind("limit", limit)
                .map(ConstructorMapper.of(RegistryEntry.class))
                .list());
    }

    /** Makes the content unfinished work again, unless something happened to it since it was read; whoever is asked to ingest it then does. */
    boolean reopen(RegistryEntry seen) {
        return database.inTransaction(
                        handle -> handle.createUpdate("""
                        update document_version v set status = 'RECEIVED', published_at = null, error_code = null, error_message = null,
                            updated_at = now()
                        from document d
                        where d.document_id = v.document_id and d.content_version = v.version and not d.deleted
                            and v.document_id = :documentId and v.version = :contentVersion
                            and v.status = :status and v.updated_at = :waitingSince""").bindMethods(seen).execute())
                > 0;
    }
}

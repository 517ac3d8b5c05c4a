package dev.groundwork.ingest.registry;

import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.ingest.member.MemberTable;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The statements of the registry. */
final class DocumentSql {

    static final String APPLIED = """
            select d.version, d.deleted, d.content_version, d.declared_sha256,
                   v.status as content_status, v.error_code as content_error, coalesce(v.published_at is not null, false) as published
            from document d
            left join document_version v on v.document_id = d.document_id and v.version = d.content_version
            where d.document_id = :id""";

    /** The document as the holder of members, while this is its content. */
    static final String PARENT = """
            select document_id, coalesce(root_id, document_id) as root_id, depth, tenant, system from document
            where document_id = :id and content_version = :version and not deleted""";

    static final String STATUS = "case when d.deleted then 'DELETED' else coalesce(v.status, 'RECEIVED') end";

    /** When something last happened to the latest version; its access does not count. */
    static final String WAITING_SINCE = "coalesce(v.updated_at, d.updated_at)";

    static final String ROW = """
            select d.document_id, d.parent_id, d.tenant, d.system, d.external_id, d.title, d.owner, d.version, d.content_version,
                   d.live_version, d.live_chunk_count, d.live_since, d.received_at, greatest(d.updated_at, v.updated_at) as updated_at,
                   %s as status, %s as waiting_since, v.media_type, v.language, v.chunk_count, v.error_code, v.error_message
            from document d
            left join document_version v on v.document_id = d.document_id and v.version = d.content_version""".formatted(STATUS, WAITING_SINCE);

    private static final String BLOB = "blob:";

    private DocumentSql() {}

    /** Holds the document for this transaction, whether it has a row yet or not. */
    static void lock(Handle handle, UUID documentId) {
        handle.createQuery("select pg_advisory_xact_lock(:high # :low)")
                .bind("high", documentId.getMostSignificantBits())
                .bind("low", documentId.getLeastSignificantBits())
                .mapToMap()
                .list();
    }

    /** Enters an event that is newer than all before. */
    static void enter(Handle handle, DocumentReceived event, long version, Decision decision) {
        switch (decision) {
            case Decision.Process process when process.version() == version -> content(handle, event, version);
            case Decision.Process retried -> {
                amend(handle, event, version);
                retry(handle, event.documentId(), retried.version());
            }
            case Decision.Unchanged unchanged -> amend(handle, event, version);
            case Decision.AccessAmended amended -> amend(handle, event, version);
            case Decision.Deleted deleted -> tombstone(handle, event, version);
            case Decision.UnknownMember unknown -> {}
            case Decision.Superseded superseded -> {}
        }
    }

    private static void content(Handle handle, DocumentReceived event, long version) {
        upsert(handle, event, version, false, version, event.content().sha256());
        handle.createUpdate(
                        "insert into document_version (document_id, version, status, blob_sha256) values (:id, :version, 'RECEIVED', :blob)")
                .bind("id", event.documentId())
                .bind("version", version)
                .bind("blob", blob(event.content().uri()))
                .execute();
    }

    /** The digest that a {@code blob:} URI names; null for other content, and for what is no digest: no index takes a million characters. */
    private static String blob(String uri) {
        var name = uri.regionMatches(true, 0, BLOB, 0, BLOB.length()) ? uri.substring(BLOB.length()) : "";
        return name.matches("[0-9a-f]{64}") ? name : null;
    }

    private static void tombstone(Handle handle, DocumentReceived event, long version) {
        upsert(handle, event, version, true, null, null);
        MemberTable.removeAll(handle, event.documentId());
    }

    private static void upsert(
            Handle handle, DocumentReceived event, long version, boolean deleted, Long contentVersion, String sha256) {
        var descent = Descent.of(handle, event);
        handle.createUpdate("""
                        insert into document (document_id, tenant, system, external_id, title, parent_id, root_id, depth, owner, version, deleted,
                            content_version, declared_sha256)
                        values (:id, :tenant, :system, :externalId, :title, :parentId, :rootId, :depth, :owner, :version, :deleted,
                            :contentVersion, :sha256)
                        on conflict (document_id) do update set
                            title = case when excluded.deleted then document.title else excluded.title end,
                            parent_id = case when excluded.deleted then document.parent_id else excluded.parent_id end,
                            root_id = case when excluded.deleted then document.root_id else excluded.root_id end,
                            depth = case when excluded.deleted then document.depth else excluded.depth end,
                            owner = case when excluded.deleted then document.owner else excluded.owner end,
                            version = excluded.version, deleted = excluded.deleted, content_version = excluded.content_version,
                            declared_sha256 = excluded.declared_sha256, updated_at = now()""")
                .bind("id", event.documentId())
                .bind("tenant", event.tenant())
                .bind("system", event.source().system())
                .bind("externalId", event.source().externalId())
                .bind("title", event.title())
                .bindMethods(descent)
                .bind("version", version)
                .bind("deleted", deleted)
                .bind("contentVersion", contentVersion)
                .bind("sha256", sha256)
                .execute();
        if (!deleted) {
            Descent.passOn(handle, event.documentId(), descent.owner());
        }
    }

    /** The content stays, its access is new; who owns it is part of the access. A title is the content's, and comes with it. */
    private static void amend(Handle handle, DocumentReceived event, long version) {
        var descent = Descent.of(handle, event);
        handle.createUpdate("""
                        update document set version = :version, updated_at = now(), parent_id = :parentId, root_id = :rootId, depth = :depth,
                            owner = :owner, title = coalesce(:title, title)
                        where document_id = :id""")
                .bind("version", version)
                .bind("title", event.operation() == DocumentReceived.Operation.UPSERT ? event.title() : null)
                .bindMethods(descent)
                .bind("id", event.documentId())
                .execute();
        Descent.passOn(handle, event.documentId(), descent.owner());
    }

    /** Whoever looks before the work begins sees that it is to be done, and not how it ended before. */
    private static void retry(Handle handle, UUID documentId, long version) {
        handle.createUpdate("""
                        update document_version set status = 'RECEIVED', error_code = null, error_message = null, published_at = null, updated_at = now()
                        where document_id = :id and version = :version and status in ('REJECTED', 'FAILED')""").bind("id", documentId).bind("version", version).execute();
    }

    static boolean isNews(Handle handle, IndexUpdated event) {
        return handle.createQuery("""
                        select not exists (select 1 from document where document_id = :documentId and index_said_at > :occurredAt)""").bindMethods(event).mapTo(Boolean.class).one();
    }

    /** @param saidAt null when the index never said anything of the document */
    static boolean isLastSaid(Handle handle, UUID documentId, Instant saidAt) {
        return handle.createQuery("""
                        select exists (select 1 from document
                                       where document_id = :id and not deleted and index_said_at is not distinct from :saidAt)""")
                .bind("id", documentId)
                .bind("saidAt", saidAt)
                .mapTo(Boolean.class)
                .one();
    }

    static int live(Handle handle, IndexUpdated event) {
        handle.createUpdate("""
                        update document_version set status = 'SEARCHABLE', chunk_count = :chunks, error_code = null, error_message = null,
                            updated_at = now()
                        where document_id = :documentId and version = :version
                            and (status <> 'SEARCHABLE' or chunk_count is distinct from :chunks)""").bindMethods(event).execute();
        return handle.createUpdate("""
                        update document set live_version = :version, live_chunk_count = :chunks, live_since = :occurredAt,
                            index_said_at = greatest(index_said_at, :occurredAt)
                        where document_id = :documentId and not deleted""").bindMethods(event).execute();
    }

    /** The same again changes nothing. */
    static int removed(Handle handle, IndexUpdated event) {
        return handle.createUpdate("""
                        update document set live_version = null, live_chunk_count = null, live_since = null, index_said_at = :occurredAt,
                            updated_at = now()
                        where document_id = :documentId
                            and (live_version is not null or index_said_at is distinct from :occurredAt)""").bindMethods(event).execute();
    }
}

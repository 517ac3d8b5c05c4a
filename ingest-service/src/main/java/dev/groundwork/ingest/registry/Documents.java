package dev.groundwork.ingest.registry;

import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.ingest.database.Database;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.member.Member;
import dev.groundwork.ingest.member.MemberLimits;
import dev.groundwork.ingest.member.MemberTable;
import dev.groundwork.ingest.source.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The registry of documents and their versions. Every write may be repeated. */
@ApplicationScoped
public class Documents {

    private final Database database;
    private final MemberLimits limits;

    Documents(Database database, MemberLimits limits) {
        this.database = database;
        this.limits = limits;
    }

    /** Enters the event, creating the document when it is missing, and says what is to be done about it. */
    public Decision apply(DocumentReceived event, long version) {
        return database.inTransaction(handle -> {
            var id = event.documentId();
            DocumentSql.lock(handle, id);
            var before = find(handle, DocumentSql.APPLIED, Applied.class, id).orElse(null);
            var isNews = before == null || version > before.version();
            if (isNews && event.parentId() != null && !MemberTable.isKnown(handle, id)) {
                return new Decision.UnknownMember();
            }
            // A deletion counts all the same: permissions and the index hear of it too, and what holds comes after it
            // as a new version.
            if (isNews
                    && !MemberTable.agrees(handle, event)
                    && event.operation() != DocumentReceived.Operation.DELETE) {
                return new Decision.Superseded();
            }
            var decision = VersionRule.decide(before, event, version);
            if (isNews) {
                DocumentSql.enter(handle, event, version, decision);
            }
            return decision;
        });
    }

    public Optional<DocumentRow> find(UUID documentId) {
        return database.inTransaction(
                handle -> find(handle, DocumentSql.ROW + " where d.document_id = :id", DocumentRow.class, documentId));
    }

    /** One page of documents, newest first. */
    public List<DocumentRow> list(DocumentQuery query) {
        return database.inTransaction(handle -> query.run(handle));
    }

    /**
     * Enters which members the content of this version has, in place of those before.
     *
     * @return false when this is no longer what the document should become
     * @throws RejectedException when there are more, or they lie deeper, than is allowed
     */
    public boolean hold(UUID documentId, long version, List<Member> members) {
        return database.inTransaction(handle -> {
            DocumentSql.lock(handle, documentId);
            var parent = handle.createQuery(DocumentSql.PARENT)
                    .bind("id", documentId)
                    .bind("version", version)
                    .map(ConstructorMapper.of(MemberTable.Parent.class))
                    .findOne();
            parent.ifPresent(found -> {
                limits.check(found, members, () -> MemberTable.load(handle, found));
                MemberTable.replace(handle, found, version, members);
            });
            return parent.isPresent();
        });
    }

    /** Whether readers find this version. */
    public boolean isLive(UUID documentId, long version) {
        return database.inTransaction(handle -> handle.createQuery(
                        "select exists (select 1 from document where document_id = :id and live_version = :version and not deleted)")
                .bind("id", documentId)
                .bind("version", version)
                .mapTo(Boolean.class)
                .one());
    }

    /** The bytes the version was made of when it was worked on before. */
    public Optional<Kept> kept(UUID documentId, long version) {
        return database.inTransaction(handle -> handle.createQuery("""
                        select sha256, fetched_type as media_type from document_version
                        where document_id = :id and version = :version and sha256 is not null""")
                .bind("id", documentId)
                .bind("version", version)
                .map(ConstructorMapper.of(Kept.class))
                .findOne());
    }

    public void keep(UUID documentId, long version, Kept bytes) {
        update(
                documentId,
                version,
                "sha256 = :sha256, fetched_type = :mediaType",
                "sha256 is distinct from :sha256",
                bytes);
    }

    public void processing(UUID documentId, long version) {
        update(
                documentId,
                version,
                "status = 'PROCESSING', error_code = null, error_message = null, published_at = null",
                "status <> 'SEARCHABLE'",
                null);
    }

    /** All chunks are on their topic; the index speaks next, and may have spoken already. */
    public void published(UUID documentId, long version, ContentFacts facts) {
        update(
                documentId,
                version,
                "sha256 = :sha256, media_type = :mediaType, language = :language, chunk_count = :chunkCount, published_at = now()",
                "true",
                facts);
        database.inTransaction(handle -> handle.createUpdate(
                        "update document set title = coalesce(title, :title) where document_id = :id and content_version = :version")
                .bind("version", version)
                .bind("title", facts.title())
                .bind("id", documentId)
                .execute());
    }

    /** Ends a version as REJECTED or FAILED. */
    public void failed(UUID documentId, long version, Status status, String code, String message) {
        update(
                documentId,
                version,
                "status = :status, error_code = :code, error_message = :message",
                "status <> 'SEARCHABLE'",
                new Ending(status.name(), code, message));
    }

    /** Takes a version that failed back among those the index is to speak of. */
    public void awaited(UUID documentId, long version) {
        update(
                documentId,
                version,
                "status = 'PROCESSING', error_code = null, error_message = null",
                "status = 'FAILED'",
                null);
    }

    /** Whether the index has said nothing newer of the document: what it says of one has the times of one clock. */
    public boolean isNews(IndexUpdated event) {
        return database.inTransaction(handle -> DocumentSql.isNews(handle, event));
    }

    /** Enters what is live in the index now. */
    public void indexed(IndexUpdated event) {
        alone(event.documentId(), handle -> {
            if (!DocumentSql.isNews(handle, event)) {
                return 0;
            }
            return switch (event.change()) {
                case INDEXED -> DocumentSql.live(handle, event);
                case REMOVED -> DocumentSql.removed(handle, event);
                case ACCESS_CHANGED -> 0;
            };
        });
    }

    /**
     * Takes over what is live in the index, as it answered when it was asked. Whatever the clock says: it answers with the time of the switch,
     * and told of it later.
     *
     * @param saidBefore when it had last said something, as it was read before it was asked; null when it never had
     * @return false when it has said something since, or the document is deleted
     */
    public boolean adopt(IndexUpdated found, Instant saidBefore) {
        return alone(
                found.documentId(),
                handle -> DocumentSql.isLastSaid(handle, found.documentId(), saidBefore)
                        && DocumentSql.live(handle, found) > 0);
    }

    /** Does all of the work or nothing, while nobody else changes what is live of the document. */
    public <T> T alone(UUID documentId, Supplier<T> work) {
        return alone(documentId, handle -> work.get());
    }

    private <T> T alone(UUID documentId, HandleCallback<T, RuntimeException> work) {
        return database.inTransaction(handle -> {
            DocumentSql.lock(handle, documentId);
            return work.withHandle(handle);
        });
    }

    private void update(UUID documentId, long version, String set, String condition, Object values) {
        database.inTransaction(handle -> {
            var update = handle.createUpdate("update document_version set " + set
                            + ", updated_at = now() where document_id = :id and version = :version and " + condition)
                    .bind("id", documentId)
                    .bind("version", version);
            return (values == null ? update : update.bindMethods(values)).execute();
        });
    }

    private static <T> Optional<T> find(Handle handle, String sql, Class<T> type, UUID documentId) {
        return handle.createQuery(sql)
                .bind("id", documentId)
                .map(ConstructorMapper.of(type))
                .findOne();
    }

    /** How a version ended. */
    public record Ending(String status, String code, String message) {}
}

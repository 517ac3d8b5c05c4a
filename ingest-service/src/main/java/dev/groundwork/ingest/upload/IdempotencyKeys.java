package dev.groundwork.ingest.upload;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.ingest.database.Database;
import dev.groundwork.ingest.digest.Sha256;
import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import dev.groundwork.ingest.registry.DocumentView;
import dev.groundwork.ingest.registry.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Remembers what a user's key was used for. The external id is fixed with the first request, so that a retry of one that broke off
 * makes the same document and not a second one.
 */
@ApplicationScoped
class IdempotencyKeys {

    private final Database database;

    IdempotencyKeys(Database database) {
        this.database = database;
    }

    /** What is known of a key; the document is null while its first request is at work or has broken off. */
    public record Kept(String requestHash, String externalId, UUID documentId, Long version, String status) {

        Optional<DocumentView.Receipt> receipt() {
            return documentId == null
                    ? Optional.empty()
                    : Optional.of(new DocumentView.Receipt(documentId, version, Status.valueOf(status)));
        }
    }

    /** @throws RequestException IDEMPOTENCY_KEY_REUSED when the key stands for another request */
    Kept reserve(Upload upload, Content content, String externalId) {
        var hash = hash(upload, content);
        var kept = database.inTransaction(handle -> {
            handle.createUpdate("""
                            insert into idempotency_key (tenant, user_id, key, request_hash, external_id)
                            values (:tenant, :user, :key, :hash, :externalId) on conflict do nothing""")
                    .bind("tenant", upload.caller().tenant())
                    .bind("user", upload.caller().userId())
                    .bind("key", upload.idempotencyKey())
                    .bind("hash", hash)
                    .bind("externalId", externalId)
                    .execute();
            return handle.createQuery("""
                            select request_hash, external_id, document_id, version, status from idempotency_key
                            where tenant = :tenant and user_id = :user and key = :key""")
                    .bind("tenant", upload.caller().tenant())
                    .bind("user", upload.caller().userId())
                    .bind("key", upload.idempotencyKey())
                    .map(ConstructorMapper.of(Kept.class))
                    .one();
        });
        if (!kept.requestHash().equals(hash)) {
            throw new RequestException(
                    ErrorCode.IDEMPOTENCY_KEY_REUSED,
                    "Use a new key for a new request, or repeat the first one unchanged.");
        }
        return kept;
    }

    /** Keeps the answer; when two requests ran at once, the first one's. */
    DocumentView.Receipt answer(Upload upload, DocumentView.Receipt receipt) {
        return database.inTransaction(handle -> handle.createQuery("""
                        update idempotency_key set document_id = coalesce(document_id, :id), version = coalesce(version, :version),
                            status = coalesce(status, :status)
                        where tenant = :tenant and user_id = :user and key = :key
                        returning request_hash, external_id, document_id, version, status""")
                .bind("id", receipt.documentId())
                .bind("version", receipt.version())
                .bind("status", receipt.status().name())
                .bind("tenant", upload.caller().tenant())
                .bind("user", upload.caller().userId())
                .bind("key", upload.idempotencyKey())
                .map(ConstructorMapper.of(Kept.class))
                .one()
                .receipt()
                .orElseThrow());
    }

    /** Forgets keys that were first used before this time ago; returns how many. */
    int sweep(Duration ago, int limit) {
        return database.inTransaction(handle ->
                handle.createUpdate("""
                        delete from idempotency_key where (tenant, user_id, key) in (
                            select tenant, user_id, key from idempotency_key where created_at < now() - :ago limit :limit)""").bind("ago", ago).bind("limit", limit).execute());
    }

    private static String hash(Upload upload, Content content) {
        var digest = new Sha256();
        List.of(upload.metadata(), upload.system(), content).forEach(part -> digest.with(EventJson.write(part)));
        return digest.hex();
    }
}

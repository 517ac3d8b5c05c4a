package dev.groundwork.ingest.upload;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.SourceAccess;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.contracts.event.Versions;
import dev.groundwork.ingest.event.EventSender;
import dev.groundwork.ingest.failure.Trail;
import dev.groundwork.ingest.failure.UnavailableException;
import dev.groundwork.ingest.identity.Caller;
import dev.groundwork.ingest.identity.SourceRights;
import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import dev.groundwork.ingest.registry.DocumentRow;
import dev.groundwork.ingest.registry.DocumentView;
import dev.groundwork.ingest.registry.Documents;
import dev.groundwork.ingest.registry.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Accepts documents: the bytes are durable before the event, the event before the row, the row before the answer. Whatever breaks off in
 * between, the event alone is enough for all that follows, the answer included, and a resend is the same document.
 */
@ApplicationScoped
class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class);

    private final SourceRights rights;
    private final IdempotencyKeys keys;
    private final Documents documents;
    private final EventSender sender;
    private final int logEpoch;

    Uploads(
            SourceRights rights,
            IdempotencyKeys keys,
            Documents documents,
            EventSender sender,
            @ConfigProperty(name = "groundwork.log-epoch", defaultValue = "0") int logEpoch) {
        this.rights = rights;
        this.keys = keys;
        this.documents = documents;
        this.sender = sender;
        this.logEpoch = logEpoch;
    }

    /** @throws RequestException SOURCE_FORBIDDEN when the caller may not speak for the source */
    Upload begin(Caller caller, Metadata metadata, String idempotencyKey) {
        var system = metadata.source() == null ? Source.uploadsOf(caller.userId()) : metadata.source();
        if (!rights.maySpeakFor(caller, system)) {
            throw new RequestException(
                    ErrorCode.SOURCE_FORBIDDEN, "Leave out 'source' to upload a document of your own.");
        }
        return new Upload(caller, metadata, system, idempotencyKey);
    }

    DocumentView.Receipt accept(Upload upload, Content content) {
        if (upload.idempotencyKey() == null) {
            return publish(upload, externalId(upload), content);
        }
        var answer = keys.reserve(upload, content, externalId(upload));
        return answer.receipt().orElseGet(() -> kept(upload, publish(upload, answer.externalId(), content)));
    }

    private DocumentView.Receipt publish(Upload upload, String externalId, Content content) {
        var caller = upload.caller();
        var source = new Source(upload.system(), externalId);
        var id = DocumentIds.documentId(caller.tenant(), source);
        var existing = documents.find(id);
        if (existing.isPresent() && !mayChange(caller, existing.get())) {
            throw RequestException.documentNotFound();
        }
        existing.ifPresent(DocumentRow::changeable);
        var event = new DocumentReceived(
                caller.tenant(),
                source,
                DocumentReceived.Operation.UPSERT,
                upload.metadata().title(),
                content,
                access(upload, existing),
                Instant.now());
        var offset = sender.send(
                Topics.DOCUMENT_RECEIVED,
                id.toString(),
                EventJson.write(event),
                EventHeaders.of(Topics.DOCUMENT_RECEIVED, "ingest-service", event.occurredAt()));
        var version = Versions.version(logEpoch, offset);
        return new DocumentView.Receipt(id, version, entered(event, version));
    }

    /** Once the event is on its topic the document is accepted: a database that is away gets its row with the event. */
    private Status entered(DocumentReceived event, long version) {
        try {
            documents.apply(event, version);
            return documents.find(event.documentId()).orElseThrow().status();
        } catch (UnavailableException e) {
            LOG.warnf("version %d of %s is entered later: %s", (Long) version, event.documentId(), Trail.classes(e));
            return Status.RECEIVED;
        }
    }

    /** Without the database the key is left as one whose request broke off: a repetition makes the same document. */
    private DocumentView.Receipt kept(Upload upload, DocumentView.Receipt receipt) {
        try {
            return keys.answer(upload, receipt);
        } catch (UnavailableException e) {
            LOG.warnf("the answer to an upload is not kept: %s", Trail.classes(e));
            return receipt;
        }
    }

    private boolean mayChange(Caller caller, DocumentRow row) {
        return rights.mayChange(caller, row.tenant(), row.system(), row.owner());
    }

    /** An upload is always owned by a user: its uploader, or whom an admin names. A source states its own access. */
    private static SourceAccess access(Upload upload, Optional<DocumentRow> existing) {
        var caller = upload.caller();
        var stated = upload.metadata().access();
        if (!upload.system().startsWith(Source.UPLOAD_PREFIX)) {
            return stated == null ? null : stated.ownedBy(stated.owner());
        }
        var owner = caller.isAdmin()
                ? Optional.ofNullable(stated)
                        .map(Metadata.Access::owner)
                        .or(() -> existing.map(DocumentRow::owner))
                        .orElse(caller.userId())
                : caller.userId();
        return stated == null ? SourceAccess.ownedBy(owner) : stated.ownedBy(owner);
    }

    private static String externalId(Upload upload) {
        var given = upload.metadata().externalId();
        return given == null ? UUID.randomUUID().toString() : given;
    }
}

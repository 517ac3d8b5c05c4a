package dev.groundwork.ingest.reconcile;

import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.contracts.http.IndexedDocuments;
import dev.groundwork.ingest.embed.EmbeddingModels;
import dev.groundwork.ingest.event.Delivery;
import dev.groundwork.ingest.event.EventSender;
import dev.groundwork.ingest.reconcile.Difference.Repair;
import dev.groundwork.ingest.registry.IndexNews;
import jakarta.enterprise.context.ApplicationScoped;

/** Repairs a difference on the ways documents take anyway, under their own versions: nothing is resurrected, nothing newer is overwritten. */
@ApplicationScoped
class Repairs {

    private final IndexNews news;
    private final RegistryPages registry;
    private final OriginalEvents originals;
    private final EmbeddingModels models;
    private final EventSender sender;

    Repairs(
            IndexNews news,
            RegistryPages registry,
            OriginalEvents originals,
            EmbeddingModels models,
            EventSender sender) {
        this.news = news;
        this.registry = registry;
        this.originals = originals;
        this.models = models;
        this.sender = sender;
    }

    /**
     * @param model of the generation that was compared
     * @param entry null when the registry does not know the document
     * @param indexed null when readers do not find it
     */
    Difference repair(
            String tenant, String model, Difference difference, RegistryEntry entry, IndexedDocuments.Entry indexed) {
        var isDone = switch (difference.kind().remedy()) {
            case RESEND ->
                difference.kind() == Kind.STUCK ? resend(entry, true) : entry.isLatestLive() && resend(entry, false);
            case EMBED -> embed(entry, model);
            case ADOPT -> adopt(tenant, entry, indexed);
            case NONE -> false;
        };
        return difference.repaired(isDone ? Repair.DONE : Repair.IMPOSSIBLE);
    }

    /** First opened, then sent: after a crash in between it is stuck, and found again. */
    private boolean resend(RegistryEntry entry, boolean isStuck) {
        var original = originals.find(entry.documentId(), entry.contentVersion());
        if (original.isEmpty() || (isStuck && !originals.isPassed(original.get())) || !registry.reopen(entry)) {
            return false;
        }
        send(original.get());
        return true;
    }

    /** The registry stays as it is: what is lost on the way is missing still. */
    private boolean embed(RegistryEntry entry, String model) {
        if (!models.has(model)) {
            return false;
        }
        var original = originals.find(entry.documentId(), entry.liveVersion());
        original.map(delivery -> delivery.anew(model)).ifPresent(this::send);
        return original.isPresent();
    }

    private void send(Delivery original) {
        sender.send(
                Topics.DOCUMENT_RECEIVED,
                original.partition(),
                original.key(),
                original.value(),
                original.headersForResend(0));
    }

    /** The registry was read before the index: where it has heard nothing since, the index's answer is the newest. */
    private boolean adopt(String tenant, RegistryEntry entry, IndexedDocuments.Entry indexed) {
        // Where nobody knows its chunks, because some come anew: what readers find, which differs at the next look.
        var chunks = indexed.chunks() < 0 ? indexed.points() : indexed.chunks();
        var found = new IndexUpdated(
                tenant,
                indexed.documentId(),
                indexed.version(),
                IndexUpdated.Change.INDEXED,
                Math.toIntExact(chunks),
                indexed.since());
        return news.adopt(found, entry.indexSaidAt());
    }
}

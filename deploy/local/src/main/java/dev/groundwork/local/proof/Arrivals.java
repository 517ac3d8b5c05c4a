package dev.groundwork.local.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.SourceAccess;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.local.client.Offer;
import dev.groundwork.local.ingest.Ending;
import dev.groundwork.local.ingest.FolderIngestion;
import dev.groundwork.local.ingest.ProgressBar;
import dev.groundwork.local.ingest.UserToken;
import dev.groundwork.local.made.MadeFile;
import dev.groundwork.local.made.MadeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Documents that come while something is away: uploads that are repeated until they are taken, and events of an upstream system. */
final class Arrivals {

    private static final String TENANT = "default";
    private static final String READER = "alice";
    private static final String OPERATOR = "olga";
    private static final String SYSTEM = "wiki";
    private static final int EACH = 20;
    private static final int PARAGRAPHS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Proof proof;
    private final String name;
    private final UserToken reader;
    private final UserToken operator;
    private final List<MadeFile> uploads;
    private final List<MadeFile> events;

    Arrivals(Proof proof, String name, long seed) {
        this.proof = proof;
        this.name = name;
        this.reader = new UserToken(proof.groundwork(), READER);
        this.operator = new UserToken(proof.groundwork(), OPERATOR);
        var files = new MadeFiles(proof.folder(name), seed);
        this.uploads = files.whole(name + "-upload", EACH, PARAGRAPHS);
        this.events = files.whole(name + "-event", EACH, PARAGRAPHS);
    }

    /** Uploads at once, events spread over the time. */
    CompletableFuture<List<Ending>> comeWithin(Duration time) throws InterruptedException {
        var ingestion = new FolderIngestion(proof.groundwork(), READER, EACH);
        var endings = new CompletableFuture<List<Ending>>();
        Thread.ofVirtual().start(() -> {
            try {
                endings.complete(ingestion.run(
                        uploads.stream().map(MadeFile::local).toList(), new ProgressBar(System.out, EACH)));
            } catch (InterruptedException | RuntimeException e) {
                endings.completeExceptionally(e);
            }
        });
        Map<String, Object> config =
                Map.of("bootstrap.servers", proof.suite().kafka().bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (var file : events) {
                producer.send(new ProducerRecord<>(
                        Topics.DOCUMENT_RECEIVED, id(file).toString(), EventJson.write(event(file))));
                Thread.sleep(time.dividedBy(EACH));
            }
        }
        return endings;
    }

    /** What one more upload is answered now. */
    Offer offer() {
        var metadata = JsonNodeFactory.instance
                .objectNode()
                .put("externalId", uploads.getFirst().externalId());
        return proof.groundwork().offer(reader.get(), uploads.getFirst().path(), metadata);
    }

    /** The uploaded documents whose logs say that this step waits for something. */
    long waiting(String step, String what) {
        return uploads.stream()
                .map(file -> DocumentIds.documentId(TENANT, new Source(Source.uploadsOf(READER), file.externalId())))
                .filter(id -> !proof.groundwork().findDocument(reader.get(), id).isMissingNode())
                .flatMap(id -> proof.groundwork()
                        .documentLog(reader.get(), id)
                        .path("steps")
                        .valueStream())
                .filter(entry -> entry.path("step").asText().equals(step))
                .filter(entry -> entry.path("outcome").asText().equals("WAITING"))
                .filter(entry -> entry.path("detail").asText().contains(what))
                .count();
    }

    /** Waits until all are searchable, and looks whether readers find each. */
    void check(CompletableFuture<List<Ending>> endings) throws Exception {
        var findings = proof.findings();
        var uploaded = endings.get().stream()
                .filter(ending -> ending.outcome().equals(Ending.SEARCHABLE))
                .count();
        findings.expect(name + ": uploads searchable", (long) EACH, uploaded);
        Await.atMost(PATIENCE, () -> searchableEvents() == EACH);
        findings.expect(name + ": events searchable", (long) EACH, searchableEvents());
        var found = Stream.concat(uploads.stream(), events.stream())
                .filter(file -> proof.groundwork()
                        .search(reader.get(), file.seal(), 1)
                        .path("hits")
                        .path(0)
                        .path("text")
                        .asText()
                        .contains(file.seal()))
                .count();
        findings.expect(name + ": found by their readers", 2L * EACH, found);
        findings.expect(name + ": dead letters", 0L, Holdings.of(proof.suite()).deadLetters());
    }

    private long searchableEvents() {
        return events.stream()
                .map(file -> proof.groundwork().findDocument(operator.get(), id(file)))
                .filter(document -> document.path("status").asText().equals(Ending.SEARCHABLE))
                .count();
    }

    private static UUID id(MadeFile file) {
        return DocumentIds.documentId(TENANT, source(file));
    }

    private static Source source(MadeFile file) {
        return new Source(SYSTEM, file.externalId());
    }

    private static DocumentReceived event(MadeFile file) {
        try {
            var data = "data:application/octet-stream;base64,"
                    + Base64.getEncoder().encodeToString(Files.readAllBytes(file.path()));
            return new DocumentReceived(
                    TENANT,
                    source(file),
                    DocumentReceived.Operation.UPSERT,
                    null,
                    new Content(data, null, null, file.path().getFileName().toString()),
                    new SourceAccess(null, null, List.of("platform"), null, null, null),
                    Instant.now());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.groundwork.ingest.pipeline;

import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.ingest.extract.Extractor;
import dev.groundwork.ingest.member.Member;
import dev.groundwork.ingest.member.MemberFiles;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.ExtractedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads a document, and keeps what is embedded in it: documents to be. */
@ApplicationScoped
class Unpacker {

    private final Extractor extractor;
    private final MemberFiles files;

    Unpacker(Extractor extractor, MemberFiles files) {
        this.extractor = extractor;
        this.files = files;
    }

    /** What was in a document. */
    record Found(ExtractedText text, List<Member> members) {}

    /** @param place which the text takes when there is room for it */
    Found unpack(DocumentReceived event, SourceDocument source, String mediaType, LookAhead.Place place) {
        try (var reading = extractor.extract(source, mediaType, place::enter)) {
            var text = reading.text();
            return new Found(text, files.keep(event.tenant(), event.documentId(), text.parts()));
        }
    }
}

package dev.groundwork.ingest.pipeline;

import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.ingest.chunk.Passage;
import dev.groundwork.ingest.embed.EmbeddingModels.Embedded;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.Document;
import dev.groundwork.ingest.text.ExtractedText;
import dev.groundwork.ingest.text.FileType;
import java.util.List;
import java.util.stream.Collectors;

/** What each step says about itself in the log: counts and types, never text of the document. */
final class Details {

    private Details() {}

    static String of(SourceDocument source) {
        return source.size() + " bytes";
    }

    static String of(FileType type, SourceDocument source) {
        var declared = source.mediaType() == null || source.mediaType().startsWith(type.mediaType())
                ? ""
                : ", declared as another type";
        var named = type.otherByName() == null ? "" : ", named like " + type.otherByName();
        return type.mediaType() + declared + named;
    }

    static String of(Unpacker.Found found) {
        var blocks = of(found.text());
        var parts = found.members().size();
        return parts == 0 ? blocks : blocks + ", " + (parts == 1 ? "1 part" : parts + " parts");
    }

    static String of(ExtractedText text) {
        return text.blocks().size() + " blocks";
    }

    static String of(Document document) {
        var headings = document.blocks().stream()
                .filter(Block.Heading.class::isInstance)
                .count();
        var tables =
                document.blocks().stream().filter(Block.Table.class::isInstance).count();
        return "language " + (document.language() == null ? "unknown" : document.language()) + ", " + headings
                + " headings, " + tables + " tables";
    }

    static String of(List<Passage> passages) {
        return passages.size() + " chunks";
    }

    static List<String> inputs(List<Passage> passages) {
        return passages.stream().map(Passage::input).toList();
    }

    static String vectors(List<Embedded> embedded) {
        return embedded.stream()
                .map(each -> each.vectors().size() + " vectors of " + each.model())
                .collect(Collectors.joining(", "));
    }

    static String of(List<ChunksEmbedded> batches, boolean arePublished) {
        if (!arePublished) {
            return "superseded";
        }
        return batches.size() == 1 ? "1 batch" : batches.size() + " batches";
    }
}

package dev.groundwork.ingest.text;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out what a document is: its title, its language, its headings and tables. */
@ApplicationScoped
public class Analyzer {

    private static final int LONGEST_TITLE = 200;
    private static final int LANGUAGE_SAMPLE = 4000;
    private static final Pattern NO_TITLE = Pattern.compile(
            "(?i)(untitled.*|powerpoint presentation|(sheet|slide|folie|tabelle|page)\\s?\\d*|microsoft (word|powerpoint) - .*|document\\d*|presentation\\d*|.*\\.(docx?|xlsx?|pptx?|pdf|indd)|[\\W\\d_]*)");

    private final Languages languages;

    public Analyzer(Languages languages) {
        this.languages = languages;
    }

    /** @throws RejectedException EMPTY_DOCUMENT when there is no text to find */
    public Document analyze(ExtractedText text, SourceDocument source, String mediaType) {
        if (!text.hasText()) {
            throw new RejectedException(
                    RejectionCode.EMPTY_DOCUMENT, "No text was found in it: send a file with text in it.");
        }
        var blocks = Structure.of(
                MediaTypes.isWorkbook(mediaType) ? SheetNumbers.given(text.blocks()) : text.blocks(), mediaType);
        return new Document(title(text, source, mediaType), mediaType, languages.language(sample(blocks)), blocks);
    }

    /** Headings that were only inferred name no document, nor does who wrote it to whom: then its file does. */
    private static String title(ExtractedText text, SourceDocument source, String mediaType) {
        var stated = Optional.ofNullable(text.title())
                .filter(title -> !NO_TITLE.matcher(title).matches());
        var title = stated.or(() -> MediaTypes.isMessage(mediaType) ? Optional.empty() : firstHeading(text.blocks()))
                .or(() -> fileName(source))
                .orElse("Untitled");
        return Cut.first(title, LONGEST_TITLE);
    }

    private static Optional<String> firstHeading(List<Block> blocks) {
        return blocks.stream()
                .limit(3)
                .filter(Block.Heading.class::isInstance)
                .map(block -> ((Block.Heading) block).text())
                .findFirst();
    }

    private static Optional<String> fileName(SourceDocument source) {
        return Optional.ofNullable(source.fileName())
                .map(name -> name.replaceFirst("\\.[A-Za-z0-9]{1,8}$", "")
                        .replace('_', ' ')
                        .strip())
                .filter(name -> !name.isEmpty());
    }

    /** Of what is written in a language of people. */
    private static String sample(List<Block> blocks) {
        var sample = new StringBuilder();
        for (var block : blocks) {
            switch (block) {
                case Block.Heading heading -> sample.append(heading.text());
                case Block.Paragraph paragraph -> sample.append(paragraph.text());
                case Block.Aside aside -> sample.append(aside.text());
                case Block.Code code -> {}
                case Block.Table table -> {
                    sample.append(String.join(" ", table.header())).append(' ');
                    table.rows()
                            .forEach(row -> sample.append(String.join(" ", row)).append(' '));
                }
            }
            sample.append('\n');
            if (sample.length() > LANGUAGE_SAMPLE) {
                return Cut.first(sample, LANGUAGE_SAMPLE);
            }
        }
        return sample.toString();
    }
}

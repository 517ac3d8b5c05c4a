package dev.groundwork.ingest.format;

import dev.groundwork.ingest.text.MediaTypes;
import org.apache.tika.parser.html.DefaultHtmlMapper;
import org.apache.tika.parser.html.HtmlMapper;

/** How much of a file is its text: what all pages or slides have in common is, where there is nothing else. */
enum Scope {
    CONTENT,
    EVERYTHING;

    /** Whether files of a type hold more than their content. */
    static boolean isWider(String mediaType) {
        return MediaTypes.isPage(mediaType) || MediaTypes.isPresentation(mediaType);
    }

    HtmlMapper html() {
        return switch (this) {
            case CONTENT -> new HtmlContent();
            case EVERYTHING -> new DefaultHtmlMapper();
        };
    }
}

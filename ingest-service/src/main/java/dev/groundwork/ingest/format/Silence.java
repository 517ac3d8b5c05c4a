package dev.groundwork.ingest.format;

import java.util.Set;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;

/** Tells by the elements it passes which of them are no text: their names say so, their attributes, or their place. */
final class Silence {

    private static final Set<String> NO_TEXT = Set.of("head", "style", "script");
    private static final String FOOTER = "footer";
    /** Whose footer is about them, and not about the whole page. */
    private static final Set<String> SECTIONS = Set.of("section", "article", "aside", "main", "blockquote");

    private static final Pattern NOT_SHOWN = Pattern.compile("(?i)\\bdisplay\\s{0,9}:\\s{0,9}none\\b");

    private int depth;
    private int sections;

    /** Whether an element that starts is no text. */
    boolean starts(String name, Attributes attributes) {
        if (depth > 0 || isSilent(name, attributes)) {
            depth++;
            return true;
        }
        sections += SECTIONS.contains(name) ? 1 : 0;
        return false;
    }

    /** Whether an element that ends was none. */
    boolean ends(String name) {
        if (depth > 0) {
            depth--;
            return true;
        }
        sections -= SECTIONS.contains(name) ? 1 : 0;
        return false;
    }

    /** Whether characters here are no text. */
    boolean holds() {
        return depth > 0;
    }

    private boolean isSilent(String name, Attributes attributes) {
        return NO_TEXT.contains(name)
                || (name.equals(FOOTER) && sections == 0)
                || (attributes.getLength() > 0 && isHidden(attributes));
    }

    /** Nobody sees it, or it leads elsewhere. What a search of the page shows is seen. */
    private static boolean isHidden(Attributes attributes) {
        var hidden = attributes.getValue("hidden");
        var style = attributes.getValue("style");
        return (hidden != null && !hidden.equals("until-found"))
                || (style != null && NOT_SHOWN.matcher(style).find())
                || "navigation".equals(attributes.getValue("role"));
    }
}

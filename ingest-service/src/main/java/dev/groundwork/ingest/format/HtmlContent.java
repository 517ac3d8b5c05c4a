package dev.groundwork.ingest.format;

import java.util.Locale;
import java.util.Set;
import org.apache.tika.parser.html.DefaultHtmlMapper;

/** Which elements of a page are content: navigation and controls are not. Of others {@link Silence} judges by place and attributes. */
final class HtmlContent extends DefaultHtmlMapper {

    private static final long serialVersionUID = 1L;

    private static final Set<String> BOILERPLATE =
            Set.of("NAV", "BUTTON", "SELECT", "NOSCRIPT", "TEMPLATE", "IFRAME", "SVG", "DIALOG", "MENU");
    private static final Set<String> BLOCKS = Set.of("HEADER", "FIGURE", "FIGCAPTION", "DETAILS", "SUMMARY", "FORM");
    private static final Set<String> AS_THEY_ARE = Set.of("SECTION", "ARTICLE", "ASIDE", "MAIN", "FOOTER", "SPAN");
    /** Whether anybody sees the element, and where the cells after it stand. */
    private static final Set<String> TELLING = Set.of("hidden", "style", "role", "colspan", "rowspan");

    @Override
    public boolean isDiscardElement(String name) {
        return BOILERPLATE.contains(name) || super.isDiscardElement(name);
    }

    @Override
    public String mapSafeElement(String name) {
        if (AS_THEY_ARE.contains(name)) {
            return name.toLowerCase(Locale.ROOT);
        }
        if (BLOCKS.contains(name)) {
            return "div";
        }
        return name.equals("DIV") ? BlockHandler.LINE : super.mapSafeElement(name);
    }

    @Override
    public String mapSafeAttribute(String element, String name) {
        return TELLING.contains(name) ? name : super.mapSafeAttribute(element, name);
    }
}

package dev.groundwork.ingest.format;

import java.util.Set;
import org.apache.tika.parser.html.DefaultHtmlMapper;

/** Which elements of a page are content: navigation, footers, asides and controls are not. */
final class HtmlContent extends DefaultHtmlMapper {

    private static final long serialVersionUID = 1L;

    private static final Set<String> BOILERPLATE = Set.of(
            "NAV", "FOOTER", "ASIDE", "BUTTON", "SELECT", "NOSCRIPT", "TEMPLATE", "IFRAME", "SVG", "DIALOG", "MENU");
    private static final Set<String> SECTIONS =
            Set.of("SECTION", "ARTICLE", "MAIN", "HEADER", "FIGURE", "FIGCAPTION", "DETAILS", "SUMMARY");

    @Override
    public boolean isDiscardElement(String name) {
        return BOILERPLATE.contains(name) || super.isDiscardElement(name);
    }

    @Override
    public String mapSafeElement(String name) {
        return SECTIONS.contains(name) ? "div" : super.mapSafeElement(name);
    }
}

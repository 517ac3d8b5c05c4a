package dev.groundwork.local.corpus.format;

import dev.groundwork.local.corpus.format.Block.Bullets;
import dev.groundwork.local.corpus.format.Block.Heading;
import dev.groundwork.local.corpus.format.Block.Paragraph;
import dev.groundwork.local.corpus.format.Block.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** HTML: the text inside what surrounds it on a real page, which an extractor has to tell apart. */
public final class HtmlWriter implements FormatWriter {

    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
    private static final List<String> MENU = List.of("Home", "Services", "Depots", "Tracking", "Careers", "Contact");
    private static final List<String> FOOT = List.of("Imprint", "Privacy", "Terms of carriage", "Accessibility");

    @Override
    public byte[] write(Manuscript manuscript) {
        var document = Document.createShell("");
        document.head().appendElement("meta").attr("charset", "utf-8");
        document.title(manuscript.title() + " | " + COMPANY);
        document.body().parent().attr("lang", "en");
        links(document.body().appendElement("header").appendElement("nav"), MENU);
        var article = document.body().appendElement("main").appendElement("article");
        manuscript.blocks().forEach(block -> add(article, block));
        article.appendElement("p").text("Last changed on " + manuscript.longDate() + " by " + manuscript.author());
        var foot = document.body().appendElement("footer");
        links(foot, FOOT);
        foot.appendElement("p").text("© 2026 " + COMPANY + ". All rights reserved.");
        foot.appendElement("p").text("This page uses cookies that it cannot work without.");
        return ("<!doctype html>\n" + document.outerHtml() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void links(Element parent, List<String> names) {
        var list = parent.appendElement("ul");
        for (var name : names) {
            list.appendElement("li").appendElement("a").attr("href", "#").text(name);
        }
    }

    private static void add(Element article, Block block) {
        switch (block) {
            case Heading heading -> article.appendElement("h" + heading.level()).text(heading.text());
            case Paragraph paragraph -> article.appendElement("p").append(inline(paragraph.text()));
            case Bullets bullets -> {
                var list = article.appendElement("ul");
                bullets.items().forEach(item -> list.appendElement("li").text(item));
            }
            case Table table -> {
                var target = article.appendElement("table");
                for (var cells : table.rows()) {
                    var row = target.appendElement("tr");
                    var tag = target.childrenSize() == 1 ? "th" : "td";
                    cells.forEach(cell -> row.appendElement(tag).text(cell));
                }
            }
        }
    }

    private static String inline(String text) {
        return BOLD.matcher(Entities.escape(text)).replaceAll("<strong>$1</strong>");
    }
}

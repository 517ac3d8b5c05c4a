package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

class XmlRecordsTest {

    private static final int MANY = 100_000;

    /** A tree that chance made, whose words are all different. */
    private static final class Tree {

        private final Random random;
        private final StringBuilder xml = new StringBuilder();
        private final List<String> words = new ArrayList<>();
        private final List<String> values = new ArrayList<>();

        Tree(int seed) {
            random = new Random(seed);
            element(0);
        }

        private void element(int depth) {
            var name = "e" + random.nextInt(3);
            xml.append('<').append(name);
            for (var i = random.nextInt(4); i > 1; i--) {
                values.add("V" + values.size());
                xml.append(" n%d='%s'".formatted(i, values.getLast()));
            }
            xml.append('>');
            for (var i = random.nextInt(depth == 0 ? 8 : 5); i > 0; i--) {
                switch (random.nextInt(depth < 5 ? 5 : 2)) {
                    case 0 -> xml.append("\n ");
                    case 1 -> text();
                    default -> element(depth + 1);
                }
            }
            xml.append("</").append(name).append('>');
        }

        private void text() {
            for (var i = random.nextInt(8) == 0 ? 50 : 2; i > 0; i--) {
                words.add("T" + words.size());
                xml.append(' ').append(words.getLast()).append(' ');
            }
        }
    }

    @Test
    void ofATreeThatChanceMadeNothingIsLostOrSaidTwice() throws Exception {
        for (var seed = 0; seed < 5_000; seed++) {
            var tree = new Tree(seed);
            var said = said(tree.xml.toString());
            assertThat(found("T\\d+", said)).as("words of %s", tree.xml).isEqualTo(tree.words);
            assertThat(found("V\\d+", said))
                    .as("values of %s", tree.xml)
                    .containsExactlyInAnyOrderElementsOf(tree.values);
        }
    }

    @Test
    void howDeepElementsAreAndHowManyTakesTimeAsTheyAre() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            var attributes = new AttributesImpl();
            attributes.addAttribute("", "n", "n", "CDATA", "V");
            var text = "T " + "and more of it ".repeat(8);
            assertThat(found("\\b[TV]\\b", nested(text, attributes, ""))).hasSize(2 * MANY);
            assertThat(found("\\b[TV]\\b", nested("", attributes, text))).hasSize(2 * MANY);
            assertThat(found("\\b[TV]\\b", nested("", attributes, ""))).hasSize(MANY);
            assertThat(found("T", said("<a>" + "<b>T</b><c><d>T</d></c>".repeat(MANY) + "</a>")))
                    .hasSize(2 * MANY);
            assertThat(found("T", said("<a><b>" + "<b>T</b><c n='1'>T</c>".repeat(MANY) + "T</b></a>")))
                    .hasSize(2 * MANY + 1);
        });
    }

    /** Without a parser, which may have a limit of its own. */
    private static String nested(String before, AttributesImpl attributes, String after) throws Exception {
        var said = new StringBuilder();
        var records = new XmlRecords(into(said));
        for (var i = 0; i < MANY; i++) {
            records.startElement("", "e", "e", attributes);
            records.characters(before.toCharArray(), 0, before.length());
        }
        for (var i = 0; i < MANY; i++) {
            records.characters(after.toCharArray(), 0, after.length());
            records.endElement("", "e", "e");
        }
        return said.toString();
    }

    private static String said(String xml) throws Exception {
        var said = new StringBuilder();
        var parser = SAXParserFactory.newDefaultNSInstance().newSAXParser();
        parser.parse(new InputSource(new StringReader(xml)), new XmlRecords(into(said)));
        return said.toString();
    }

    private static DefaultHandler into(StringBuilder said) {
        return new DefaultHandler() {
            @Override
            public void characters(char[] characters, int start, int length) {
                said.append(characters, start, length);
            }
        };
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group())
                .toList();
    }
}

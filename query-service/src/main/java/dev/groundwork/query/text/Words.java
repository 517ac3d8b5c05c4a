package dev.groundwork.query.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Splits text into the words it is found by: lower-case English stems without stop words. Every language is split the same way, since nobody
 * knows the language of a question and a word must meet itself; like the embedding model, this does best in English.
 */
public final class Words {

    private Words() {}

    public static List<String> of(String text) {
        var words = new ArrayList<String>();
        // An analyzer of its own for each call: its reuse is per thread, which with virtual threads only gathers
        // garbage.
        try (var analyzer = new EnglishAnalyzer();
                var tokens = analyzer.tokenStream("", text)) {
            var word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(word.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}

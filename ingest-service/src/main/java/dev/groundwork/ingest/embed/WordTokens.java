package dev.groundwork.ingest.embed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.groundwork.ingest.chunk.TokenCounter;
import java.util.StringTokenizer;

/**
 * Counts word by word and remembers the words: for tokenizers to which white space ends a word whatever stands around it, such as BERT's.
 * Most words of a document were counted before.
 */
final class WordTokens implements TokenCounter {

    private static final int MOST_WORDS = 50_000;
    /** What is longer seldom comes again, and would take the memory of many. */
    private static final int LONGEST = 40;

    private static final String WHITE_SPACE = " \t\n";

    private final TokenCounter tokenizer;
    private final Cache<String, Integer> known = Caffeine.newBuilder()
            .maximumSize(MOST_WORDS)
            .executor(Runnable::run)
            .build();

    WordTokens(TokenCounter tokenizer) {
        this.tokenizer = tokenizer;
    }

    @Override
    public int tokens(String text) {
        var tokens = 0;
        for (var words = new StringTokenizer(text, WHITE_SPACE); words.hasMoreTokens(); ) {
            var word = words.nextToken();
            tokens += word.length() > LONGEST ? tokenizer.tokens(word) : known.get(word, tokenizer::tokens);
        }
        return tokens;
    }
}

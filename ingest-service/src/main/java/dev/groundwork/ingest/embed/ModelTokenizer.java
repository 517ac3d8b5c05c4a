package dev.groundwork.ingest.embed;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.groundwork.ingest.chunk.TokenCounter;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * A model's own tokenizer, of which only the tokens' numbers are asked: an {@link ai.djl.huggingface.tokenizers.Encoding} would hold eight more
 * things of each token. Safe for many threads.
 */
final class ModelTokenizer implements TokenCounter {

    private final HuggingFaceTokenizer tokenizer;

    /** @param description a tokenizer.json */
    ModelTokenizer(InputStream description) throws IOException {
        this.tokenizer =
                HuggingFaceTokenizer.newInstance(description, Map.of("truncation", "false", "padding", "false"));
    }

    @Override
    public int tokens(String text) {
        return text.isEmpty() ? 0 : ids(text, false).length;
    }

    /**
     * The tokens of the whole text.
     *
     * @param marked whether the model's markers stand around them
     */
    long[] ids(String text, boolean marked) {
        var encoding = TokenizersLibrary.LIB.encode(tokenizer.getHandle(), text, marked);
        try {
            return TokenizersLibrary.LIB.getTokenIds(encoding);
        } finally {
            TokenizersLibrary.LIB.deleteEncoding(encoding);
        }
    }
}

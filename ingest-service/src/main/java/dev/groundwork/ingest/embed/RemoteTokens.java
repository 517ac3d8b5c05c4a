package dev.groundwork.ingest.embed;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import dev.groundwork.ingest.chunk.TokenCounter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** How the tokens of a remote model are counted. */
final class RemoteTokens {

    private RemoteTokens() {}

    /** As its own tokenizer does where its file is there, else as OpenAI's models do. */
    static TokenCounter of(EmbedConfig.Remote config) {
        return config.tokenizer().map(RemoteTokens::fromFile).orElseGet(RemoteTokens::ofOpenAi);
    }

    private static TokenCounter ofOpenAi() {
        var encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
        return encoding::countTokensOrdinary;
    }

    private static TokenCounter fromFile(Path file) {
        try {
            var tokenizer = HuggingFaceTokenizer.newInstance(
                    file, Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false"));
            return text ->
                    text.isEmpty() ? 0 : tokenizer.encode(text, false, false).getIds().length;
        } catch (IOException e) {
            throw new UncheckedIOException("a tokenizer of groundwork.ingest.embed is no tokenizer.json: " + file, e);
        }
    }
}

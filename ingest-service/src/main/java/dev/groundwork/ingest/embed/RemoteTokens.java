package dev.groundwork.ingest.embed;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import dev.groundwork.ingest.chunk.TokenCounter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        try (var description = Files.newInputStream(file)) {
            return new ModelTokenizer(description)::tokens;
        } catch (IOException e) {
            throw new UncheckedIOException("a tokenizer of groundwork.ingest.embed is no tokenizer.json: " + file, e);
        }
    }
}

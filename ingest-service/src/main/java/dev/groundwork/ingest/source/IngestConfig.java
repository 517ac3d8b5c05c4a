package dev.groundwork.ingest.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.util.Optional;

/** How much a document may hold, and where its bytes are kept. */
@ConfigMapping(prefix = "groundwork.ingest")
public interface IngestConfig {

    /** In bytes, of the raw document. */
    @Positive
    @WithDefault("300000000")
    long maxDocumentBytes();

    @Valid
    Blob blob();

    /** The blob store. */
    interface Blob {

        /** A bucket of S3; without one, the folder is the store. */
        Optional<String> bucket();

        /** A folder that all replicas share. */
        @NotNull
        Path folder();

        /**
         * Whether start-up makes a store of a folder that is none yet. False once there is one, so that a mount that is missing at the start
         * is not taken for a new store.
         */
        @WithDefault("true")
        boolean setUp();
    }
}

package dev.groundwork.ingest.download;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What is downloaded from the URIs of documents, and how long it may take. */
@ConfigMapping(prefix = "groundwork.ingest.download")
public interface DownloadConfig {

    @NotNull
    @WithDefault("5s")
    Duration connectTimeout();

    /** The longest silence of a host: before its answer and within. */
    @NotNull
    @WithDefault("30s")
    Duration readTimeout();

    /** For the whole transfer: redirects, retries and pauses included. */
    @NotNull
    @WithDefault("5m")
    Duration totalTimeout();

    /** How often a host that is busy or breaks off is asked again at once; afterwards the delayed retries of the event follow. */
    @Min(0)
    @Max(20)
    @WithDefault("3")
    int retries();

    /** Before the first retry; each further one waits twice as long. */
    @NotNull
    @WithDefault("500ms")
    Duration firstPause();

    /** Whoever asks for more with Retry-After is left to the delayed retries of the event. */
    @NotNull
    @WithDefault("10s")
    Duration longestPause();

    @Min(0)
    @Max(20)
    @WithDefault("5")
    int maxRedirects();

    /** Whether {@code http:} URIs are fetched, in clear text. */
    @WithDefault("false")
    boolean allowHttp();

    /** Whether loopback, private and link-local addresses may be fetched: only where all senders are trusted. */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    /** Buckets whose objects are fetched with our own key. */
    Map<String, Bucket> buckets();

    /** One bucket, and the source for whose documents it is open. */
    interface Bucket {

        @NotBlank
        String bucket();

        /** The source system, as it stands in the documents' source. */
        @NotBlank
        String system();

        @NotBlank
        String tenant();
    }

    /** Hosts that want credentials of ours. */
    Map<String, Host> hosts();

    /** One host, and the documents for which it is shown who we are: those of one source, whose sender is known to us. */
    interface Host {

        /** As it stands in the URIs, with the port where that is not 443. */
        @NotBlank
        String host();

        /** The source system, as it stands in the documents' source. */
        @NotBlank
        String system();

        @NotBlank
        String tenant();

        /** A bearer token; or user and password. */
        Optional<String> bearer();

        Optional<String> user();

        Optional<String> password();

        @AssertTrue(message = "set either bearer, or user and password")
        default boolean isOneWayToSignIn() {
            return bearer().isPresent()
                    ? user().isEmpty() && password().isEmpty()
                    : user().isPresent() && password().isPresent();
        }
    }
}

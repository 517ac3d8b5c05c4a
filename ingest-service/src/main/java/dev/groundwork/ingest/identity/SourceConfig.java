package dev.groundwork.ingest.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;

/** Which service account speaks for which source system: {@code groundwork.ingest.sources.<name>.…}. */
@ConfigMapping(prefix = "groundwork.ingest.sources")
public interface SourceConfig {

    @WithParentName
    Map<String, Bound> sources();

    /** One source system and its service account. */
    interface Bound {

        /** The source system, as it stands in the documents' source. */
        @NotBlank
        String system();

        @NotBlank
        String clientId();

        @NotBlank
        String tenant();

        default boolean binds(Caller caller) {
            return caller.isService() && clientId().equals(caller.serviceClient()) && tenant().equals(caller.tenant());
        }
    }
}

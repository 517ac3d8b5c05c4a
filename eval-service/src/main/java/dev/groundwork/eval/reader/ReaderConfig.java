package dev.groundwork.eval.reader;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Map;

/** As whom a run may ask. */
@ConfigMapping(prefix = "groundwork.eval")
public interface ReaderConfig {

    /** The token endpoint of the readers' identity provider. */
    URI tokenUrl();

    /** The public client whose password grant gives the tokens. */
    @WithDefault("groundwork-cli")
    @NotBlank
    String clientId();

    /** The readers by the name that datasets use, which is their user name. */
    Map<String, Login> readers();

    /** How a reader logs in. For readers of a test realm only: people's passwords have no place here. */
    interface Login {

        @NotBlank
        String password();

        /** The tenant whose datasets may ask as this reader. */
        @WithDefault("default")
        @NotBlank
        String tenant();
    }
}

package dev.groundwork.eval.query;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Which query-service is measured. */
@ConfigMapping(prefix = "groundwork.eval")
public interface QueryConfig {

    /** Its base URL; the REST client takes it from the same key. */
    URI queryUrl();
}

package dev.groundwork.ingest.source;

import dev.groundwork.ingest.digest.Sha256;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a blob is called in its store: {@code <tenant>/ab/cd/<sha256>}. */
record BlobName(String tenant, String sha256) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PLAIN_TENANT = Pattern.compile("[a-z0-9-]{1,63}");

    BlobName {
        if (!DIGEST.matcher(sha256).matches()) {
            throw new RejectedException(
                    RejectionCode.UNSUPPORTED_URI, "A blob: URI names the lower-case hex SHA-256 of stored bytes.");
        }
    }

    String path() {
        return folder(tenant) + sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256;
    }

    /** The digest that a path ends with; empty when it is no blob's. */
    static Optional<String> digest(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return DIGEST.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    /** What the paths of all blobs of a tenant begin with. */
    static String folder(String tenant) {
        return tenantFolder(tenant) + "/";
    }

    /** A name that is safe in a path and no other tenant's: a tilde stands in no plain one. */
    private static String tenantFolder(String tenant) {
        return PLAIN_TENANT.matcher(tenant).matches() ? tenant : "~" + Sha256.hex(tenant);
    }
}

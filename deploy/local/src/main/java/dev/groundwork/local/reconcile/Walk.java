package dev.groundwork.local.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.local.client.Groundwork;
import java.time.Duration;
import java.util.function.Consumer;

/** Goes through all documents, and then through all blobs, a stretch at a time. */
final class Walk {

    private static final int AT_ONCE = 500;

    private final Groundwork groundwork;
    private final String user;
    private final boolean repair;

    Walk(Groundwork groundwork, String user, boolean repair) {
        this.groundwork = groundwork;
        this.user = user;
        this.repair = repair;
    }

    Found run(Duration olderThan) {
        var found = new Found();
        // Documents first: one that is sent again may need a blob.
        all("", request().put("olderThan", olderThan.toString()), found::documents);
        all("/blobs", request(), found::blobs);
        return found;
    }

    private void all(String path, ObjectNode request, Consumer<JsonNode> stretch) {
        for (var isAll = false; !isAll; ) {
            // A token may be older than a long walk.
            var answer = groundwork.reconcile(groundwork.token(user), path, request);
            stretch.accept(answer);
            isAll = answer.path("nextCursor").isNull();
            request.set("cursor", answer.path("nextCursor"));
        }
    }

    private ObjectNode request() {
        return JsonNodeFactory.instance.objectNode().put("repair", repair).put("limit", AT_ONCE);
    }
}

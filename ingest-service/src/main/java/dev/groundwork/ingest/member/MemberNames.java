package dev.groundwork.ingest.member;

import dev.groundwork.contracts.event.Source;
import dev.groundwork.ingest.digest.Sha256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * The external ids of members: the parent's documentId and the path within it. So no path of one document can name what is in another, the
 * same path is the same document in every version, and ids do not grow with depth. Pure; paths are the words of a hostile file.
 */
final class MemberNames {

    private static final int LONGEST_PATH = 400;
    private static final int KEPT_END = 200;

    private MemberNames() {}

    /** An id for each path in their order; of equal paths the second is named after its place among them. */
    static List<String> externalIds(UUID parentId, List<String> paths) {
        var taken = new HashSet<String>();
        var ids = new ArrayList<String>(paths.size());
        for (var path : paths) {
            var id = externalId(parentId, path);
            for (var place = 2; !taken.add(id); place++) {
                id = externalId(parentId, path + " (" + place + ")");
            }
            ids.add(id);
        }
        return ids;
    }

    /** The name of the file itself. */
    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String externalId(UUID parentId, String path) {
        return parentId + "/" + (path.length() <= LONGEST_PATH ? path : shortened(path));
    }

    /** Its digest and its end, which {@link Source#MAX_EXTERNAL_ID} has room for. */
    private static String shortened(String path) {
        var start = path.length() - KEPT_END;
        var end = path.substring(Character.isLowSurrogate(path.charAt(start)) ? start + 1 : start);
        return Sha256.hex(path) + "/" + end;
    }
}

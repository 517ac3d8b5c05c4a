package dev.groundwork.embedded.qdrant.storage;

import dev.groundwork.embedded.qdrant.model.Problems;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Collection names come from clients: checked as Qdrant does, and never used as a path. */
public final class CollectionNames {

    private static final String FORBIDDEN = "<>:\"/\\|?*\0\u001f";
    private static final int LONGEST_FOLDER_NAME = 200;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private CollectionNames() {}

    public static void check(String name) {
        if (name.isEmpty() || name.length() > 255) {
            throw Problems.badRequest("Validation error in body: [collection_name: length must be from 1 to 255]");
        }
        name.chars().filter(c -> FORBIDDEN.indexOf(c) >= 0).findFirst().ifPresent(c -> {
            throw Problems.badRequest("Validation error in body: [collection_name: collection name cannot contain \""
                    + Character.toString(c) + "\" char]");
        });
    }

    /** Lower-case letters, digits, dash and underscore stay; every other byte becomes {@code %XX}. */
    public static String folder(String name) {
        var folder = new StringBuilder();
        for (var b : name.getBytes(StandardCharsets.UTF_8)) {
            if ((b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '-' || b == '_') {
                folder.append((char) b);
            } else {
                HEX.toHexDigits(folder.append('%'), b);
            }
        }
        return folder.length() <= LONGEST_FOLDER_NAME ? folder.toString() : "%%" + sha256(name);
    }

    private static String sha256(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HEX.formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

package dev.groundwork.ingest.format;

import dev.groundwork.ingest.text.MediaTypes;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.MAPI;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.metadata.TikaCoreProperties.EmbeddedResourceType;

/**
 * Whether an embedded file is a document of its own or belongs to the one it is in, as its pictures, previews, charts and sounds do. What was
 * packed into an archive or attached to a message is a document; of what is in other files only that can be one which has text.
 */
enum Belonging {
    DOCUMENT,
    DOCUMENT_IF_READABLE,
    OF_THE_TEXT,
    /** A piece of the text itself, written in another format. */
    PASSAGE;

    private static final Set<String> OF_THE_SYSTEM = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

    /** @param isAttached whether the file around it is an archive or a message */
    static Belonging of(Metadata metadata, boolean isAttached) {
        var kind = metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE);
        if (EmbeddedResourceType.ALTERNATE_FORMAT_CHUNK.name().equals(kind)) {
            return PASSAGE;
        }
        var isInline = EmbeddedResourceType.INLINE.name().equals(kind);
        var isKnownKind = kind == null || isInline || kind.equals(EmbeddedResourceType.ATTACHMENT.name());
        if (!isKnownKind || isOfTheSystem(name(metadata)) || isOfItsPage(metadata)) {
            return OF_THE_TEXT;
        }
        if (isAttached && !isInline && !isShownPicture(metadata)) {
            return DOCUMENT;
        }
        // A further text of a message without a name is what its mailing list writes below it.
        var isOfTheText =
                isOf("image/", metadata) || (isInline && name(metadata).isEmpty() && isOf("text/", metadata));
        return isOfTheText ? OF_THE_TEXT : DOCUMENT_IF_READABLE;
    }

    /** @param type of its bytes */
    boolean holds(String type, long size) {
        return switch (this) {
            case DOCUMENT -> true;
            case DOCUMENT_IF_READABLE -> size > 0 && MediaTypes.isSupported(type) && !MediaTypes.isImage(type);
            case OF_THE_TEXT, PASSAGE -> false;
        };
    }

    private static boolean isOfTheSystem(String name) {
        return name.startsWith("__MACOSX/") || OF_THE_SYSTEM.contains(name.substring(name.lastIndexOf('/') + 1));
    }

    /** A page sent with its pictures and styles. */
    private static boolean isOfItsPage(Metadata metadata) {
        var disposition =
                String.valueOf(metadata.get(HttpHeaders.CONTENT_DISPOSITION)).toLowerCase(Locale.ROOT);
        return "related".equals(metadata.get(Message.MULTIPART_SUBTYPE)) && !disposition.startsWith("attachment");
    }

    /** Outlook attaches the pictures of its text too, which then have an address there. */
    private static boolean isShownPicture(Metadata metadata) {
        var hasAddress =
                metadata.get(MAPI.ATTACH_CONTENT_ID) != null || metadata.get(MAPI.ATTACH_CONTENT_LOCATION) != null;
        return hasAddress && isOf("image/", metadata);
    }

    private static boolean isOf(String family, Metadata metadata) {
        return String.valueOf(metadata.get(HttpHeaders.CONTENT_TYPE)).startsWith(family);
    }

    private static String name(Metadata metadata) {
        var name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        return name == null ? "" : name;
    }
}

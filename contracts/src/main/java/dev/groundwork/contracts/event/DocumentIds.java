package dev.groundwork.contracts.event;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that follow from what they name (UUIDv5, RFC 9562), so that a resend is the same document and a replay the same point. */
public final class DocumentIds {

    /** The namespace of all ids of this system; changing it renames every document. */
    private static final UUID NAMESPACE = UUID.fromString("5f0a2c1e-7a44-5b1c-9f5e-3c0d8f6b2a11");

    private DocumentIds() {}

    /** The id of a document: over tenant, source system and external id, each prefixed with its length in bytes. */
    public static UUID documentId(String tenant, Source source) {
        return named(tenant, source.system(), source.externalId());
    }

    /** The id of a chunk's point in the index: over document, version and ordinal. */
    public static UUID pointId(UUID documentId, long version, int ordinal) {
        return named(documentId.toString(), Long.toString(version), Integer.toString(ordinal));
    }

    private static UUID named(String... parts) {
        var name = new ByteArrayOutputStream();
        for (var part : parts) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            name.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            name.writeBytes(bytes);
        }
        return sha1().generate(name.toByteArray());
    }

    /** A generator of its own for each call: it holds a digest, which is no object to share between threads. */
    private static NameBasedGenerator sha1() {
        return Generators.nameBasedGenerator(NAMESPACE);
    }
}

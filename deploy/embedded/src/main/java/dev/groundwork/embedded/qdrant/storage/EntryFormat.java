package dev.groundwork.embedded.qdrant.storage;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The bytes of a log: an 8-byte file mark, then entries of a 32-byte header (mark, body length, operation number, how far
 * the file was on the disk when the entry was appended, CRC-32C of the body, CRC-32C of the header) and the body. The
 * header has its own checksum so that a damaged length is not mistaken for an entry cut off at the end of the file.
 */
final class EntryFormat {

    static final long FILE_MARK = 0x4757_5144_4c4f_4732L;
    static final int ENTRY_MARK = 0x4757_4531;
    static final int HEADER_BYTES = 32;
    private static final int CHECKED_HEADER_BYTES = HEADER_BYTES - Integer.BYTES;

    private EntryFormat() {}

    record Header(int bodyLength, long operation, long synced, int bodyChecksum) {}

    static ByteBuffer header(long operation, long synced, ByteBuffer body) {
        var header = ByteBuffer.allocate(HEADER_BYTES);
        header.putInt(ENTRY_MARK).putInt(body.remaining()).putLong(operation);
        header.putLong(synced).putInt(checksum(body));
        header.putInt(checksum(header.duplicate().flip()));
        return header.flip();
    }

    /** The header at the buffer's position, or null when there is none that can be trusted. */
    static Header parse(ByteBuffer bytes) {
        if (bytes.remaining() < HEADER_BYTES || bytes.getInt(bytes.position()) != ENTRY_MARK) {
            return null;
        }
        var at = bytes.position();
        if (checksum(bytes.slice(at, CHECKED_HEADER_BYTES)) != bytes.getInt(at + CHECKED_HEADER_BYTES)) {
            return null;
        }
        return new Header(bytes.getInt(at + 4), bytes.getLong(at + 8), bytes.getLong(at + 16), bytes.getInt(at + 24));
    }

    static int checksum(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }
}

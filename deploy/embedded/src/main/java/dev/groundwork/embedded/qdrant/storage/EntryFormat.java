package dev.groundwork.embedded.qdrant.storage;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.zip.CRC32C;

/**
 * The bytes of a log: a 16-byte file header (mark, salt, CRC-32C of both), then entries of a 32-byte header (mark, body
 * length, operation number, how far the file was on the disk when the entry was appended, CRC-32C of the body, CRC-32C of
 * the header) and the body. The header has its own checksum so that a damaged length is not mistaken for an entry cut off
 * at the end of the file.
 *
 * @param salt goes into the checksums of this log's entries: a client that stores bytes in the form of an entry does not
 *     know it, so that they do not pass for one
 */
record EntryFormat(int salt) {

    /** The last byte is the version. */
    static final long FILE_MARK = 0x4757_5144_4c4f_4733L;

    static final int FILE_HEADER_BYTES = 16;
    static final int ENTRY_MARK = 0x4757_4531;
    static final int HEADER_BYTES = 32;

    private static final int CHECKED_FILE_HEADER_BYTES = FILE_HEADER_BYTES - Integer.BYTES;
    private static final int CHECKED_HEADER_BYTES = HEADER_BYTES - Integer.BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    record Header(int bodyLength, long operation, long synced, int bodyChecksum) {}

    static EntryFormat ofNewLog() {
        return new EntryFormat(RANDOM.nextInt());
    }

    ByteBuffer fileHeader() {
        var header = ByteBuffer.allocate(FILE_HEADER_BYTES);
        header.putLong(FILE_MARK).putInt(salt);
        return header.putInt(checksum(header.duplicate().flip())).flip();
    }

    /** Of the log that begins with these bytes. */
    static EntryFormat of(ByteBuffer fileHeader, Path file) {
        var mark = fileHeader.getLong(0);
        if (mark != FILE_MARK) {
            throw mark >> Byte.SIZE == FILE_MARK >> Byte.SIZE
                    ? CorruptFileException.otherVersion(file)
                    : new CorruptFileException(file, 0);
        }
        if (checksum(fileHeader.slice(0, CHECKED_FILE_HEADER_BYTES)) != fileHeader.getInt(CHECKED_FILE_HEADER_BYTES)) {
            throw new CorruptFileException(file, Long.BYTES);
        }
        return new EntryFormat(fileHeader.getInt(Long.BYTES));
    }

    ByteBuffer header(long operation, long synced, ByteBuffer body) {
        var header = ByteBuffer.allocate(HEADER_BYTES);
        header.putInt(ENTRY_MARK).putInt(body.remaining()).putLong(operation);
        header.putLong(synced).putInt(salted(body));
        header.putInt(salted(header.duplicate().flip()));
        return header.flip();
    }

    /** The header at the buffer's position, or null when there is none that can be trusted. */
    Header parse(ByteBuffer bytes) {
        if (bytes.remaining() < HEADER_BYTES || bytes.getInt(bytes.position()) != ENTRY_MARK) {
            return null;
        }
        var at = bytes.position();
        if (salted(bytes.slice(at, CHECKED_HEADER_BYTES)) != bytes.getInt(at + CHECKED_HEADER_BYTES)) {
            return null;
        }
        return new Header(bytes.getInt(at + 4), bytes.getLong(at + 8), bytes.getLong(at + 16), bytes.getInt(at + 24));
    }

    boolean holds(ByteBuffer body, Header header) {
        return salted(body) == header.bodyChecksum();
    }

    private int salted(ByteBuffer bytes) {
        return checksum(ByteBuffer.allocate(Integer.BYTES).putInt(salt).flip(), bytes);
    }

    static int checksum(ByteBuffer... parts) {
        var crc = new CRC32C();
        for (var part : parts) {
            crc.update(part.duplicate());
        }
        return (int) crc.getValue();
    }
}

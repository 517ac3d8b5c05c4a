package dev.groundwork.embedded.qdrant.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log makes of bad bytes. Operation 1 is on the disk before 2, 3 and 4 are appended, which no sync follows. */
class EntryLogTest {

    private static final int ENTRY_BYTES = EntryFormat.HEADER_BYTES + "operation 1".length();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void fourOperations() throws IOException {
        file = folder.resolve("log");
        try (var log = EntryLog.create(file)) {
            append(log, 1);
            log.sync();
            append(log, 2);
            append(log, 3);
            append(log, 4);
        }
        asACrashLeavesIt();
    }

    private void asACrashLeavesIt() throws IOException {
        Files.delete(SyncedLength.file(file));
    }

    private static void append(EntryLog log, int operation) {
        log.append(operation, ByteBuffer.wrap(("operation " + operation).getBytes(UTF_8)));
    }

    private static int start(int operation) {
        return EntryFormat.FILE_HEADER_BYTES + (operation - 1) * ENTRY_BYTES;
    }

    private void damage(int position) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[position] ^= 1;
        Files.write(file, bytes);
    }

    private List<Long> operations() {
        var operations = new ArrayList<Long>();
        EntryLog.open(file, (_, operation, _, _) -> operations.add(operation)).close();
        return operations;
    }

    @Test
    void allIsReadWhenAllReachedTheDisk() {
        assertThat(operations()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void badBytesInWhatWasSyncedAreDamage() throws IOException {
        damage(start(2) - 1);

        assertThatThrownBy(this::operations)
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining(file + " is corrupt at byte " + start(1));
    }

    @Test
    void aHeaderVouchesForWhatWasSyncedEvenIfItsOwnBodyIsTorn() throws IOException {
        damage(start(1));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), start(3) - 1));

        assertThatThrownBy(this::operations).isInstanceOf(CorruptFileException.class);
    }

    @Test
    void badBytesInWhatWasNotSyncedAreCutWithTheGoodEntriesBehind() throws IOException {
        // As after a power cut: the page of operation 2 was never written, those of 3 and 4 were.
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, start(2), start(3), (byte) 0);
        Files.write(file, bytes);

        assertThat(operations()).containsExactly(1L);
        assertThat(file).hasSize(start(2));
    }

    @Test
    void whatARestartHasReadIsVouchedForByTheNextEntry() throws IOException {
        try (var log = EntryLog.open(file, (_, _, _, _) -> {})) {
            append(log, 5);
        }
        asACrashLeavesIt();
        damage(start(2));

        assertThatThrownBy(this::operations)
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("byte " + start(2));
    }

    @Test
    void everyBadByteOfAClosedLogIsDamage() throws IOException {
        var bytes = closed();
        for (var position = 0; position < bytes.length; position++) {
            Files.write(file, bytes);
            damage(position);

            assertIsDamaged(position);
        }
    }

    @Test
    void everyCutOfAClosedLogIsDamage() throws IOException {
        var bytes = closed();
        for (var length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));

            assertIsDamaged(length);
        }
    }

    @Test
    void anUnfinishedWriteBehindAClosedLogIsCut() throws IOException {
        var bytes = closed();
        for (var more = 1; more < ENTRY_BYTES; more++) {
            Files.write(file, bytes);
            Files.write(file, Arrays.copyOfRange(bytes, start(1), start(1) + more), StandardOpenOption.APPEND);

            assertThat(operations()).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(file).hasSize(bytes.length);
        }
    }

    private byte[] closed() throws IOException {
        try (var log = EntryLog.open(file, (_, _, _, _) -> {})) {
            append(log, 5);
        }
        return Files.readAllBytes(file);
    }

    private void assertIsDamaged(int position) {
        assertThatThrownBy(this::operations)
                .as("byte %d", position)
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aDamagedLengthIsNamed() throws IOException {
        closed();
        var length = SyncedLength.file(file);
        Files.write(length, new byte[5]);

        assertThatThrownBy(this::operations)
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining(length.toString());
    }

    @Test
    void aTextInTheFormOfAnEntryVouchesForNothing() throws IOException {
        var forged = new EntryFormat(4711).header(1, Long.MAX_VALUE, ByteBuffer.allocate(0));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), start(4)));
        Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        Files.write(file, forged.array(), StandardOpenOption.APPEND);

        assertThat(operations()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void noTwoLogsHaveTheSameSalt() throws IOException {
        var other = folder.resolve("other");
        EntryLog.create(other).close();

        assertThat(Arrays.copyOf(Files.readAllBytes(other), EntryFormat.FILE_HEADER_BYTES))
                .isNotEqualTo(Arrays.copyOf(Files.readAllBytes(file), EntryFormat.FILE_HEADER_BYTES));
    }

    @Test
    void aLogOfAnotherVersionIsToldFromADamagedOne() throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[Long.BYTES - 1]--;
        Files.write(file, bytes);

        assertThatThrownBy(this::operations)
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining(file + " is of another version of the server");
    }

    @Test
    void aSyncReturnsWhenTheFileIsForcedToTheDisk() {
        var disk = new ForcedChannel.Disk();
        var other = folder.resolve("other");
        try (var log = EntryLog.create(other, disk)) {
            append(log, 1);
            assertThat(disk.forced()).isEqualTo(EntryFormat.FILE_HEADER_BYTES);

            log.sync();
            assertThat(disk.forced()).isEqualTo(log.size()).isEqualTo(log.synced());
            append(log, 2);
        }
        assertThat(disk.forced()).isEqualTo(start(3));

        var reopened = new ForcedChannel.Disk();
        try (var log = EntryLog.open(other, (_, _, _, _) -> {}, reopened)) {
            assertThat(reopened.forced()).isEqualTo(log.size());
        }
    }

    @Test
    void aLogShorterThanItsMarkIsDamage() throws IOException {
        Files.write(file, new byte[0]);

        assertThatThrownBy(this::operations).isInstanceOf(CorruptFileException.class);
    }

    @Test
    void afterAFailureNothingIsTakenOrAcknowledged() {
        try (var log = EntryLog.open(file, (_, _, _, _) -> {})) {
            append(log, 5);
            log.fail(new IOException("disk"));

            assertThatThrownBy(() -> append(log, 6)).isInstanceOf(FailedLogException.class);
            assertThatThrownBy(log::sync)
                    .isInstanceOf(FailedLogException.class)
                    .hasMessageContaining(file.toString())
                    .hasRootCauseMessage("disk");
        }
    }
}

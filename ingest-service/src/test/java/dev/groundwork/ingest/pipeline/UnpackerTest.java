package dev.groundwork.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.member.Member;
import dev.groundwork.ingest.source.BlobStore;
import dev.groundwork.ingest.source.FolderBlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members whose document waited between being unpacked and being entered. */
class UnpackerTest {

    @TempDir
    Path folder;

    private BlobStore blobs;
    private Unpacker unpacker;

    @BeforeEach
    void unpack() throws IOException {
        blobs = FolderBlobStore.in(folder);
        unpacker = new Unpacker(null, null, blobs);
    }

    @Test
    void membersWhoseBytesAreThereAreEnteredHoweverLongTheirDocumentWaited() throws IOException {
        var found = found(Duration.ofDays(3), put("one"), put("two"));
        assertThat(unpacker.stillKept("default", found)).isEqualTo(found.members());
    }

    @Test
    void aDocumentThatWaitedWhileItsMembersWereDeletedIsUnpackedAgain() throws IOException {
        // Given
        var lost = put("two");
        var found = found(Duration.ofHours(2), put("one"), lost);
        // When
        blobs.delete("default", lost.content().sha256(), Instant.now().plusSeconds(60));
        // Then
        assertThatThrownBy(() -> unpacker.stillKept("default", found))
                .isInstanceOfSatisfying(
                        PassingException.class, e -> assertThat(e.code()).isEqualTo("PARTS_LOST"));
    }

    @Test
    void thousandsOfMembersThatWereJustKeptAreNotAskedFor() {
        var found = found(Duration.ofMinutes(5), member("a".repeat(64)));
        assertThat(unpacker.stillKept("default", found)).isEqualTo(found.members());
    }

    private Member put(String text) throws IOException {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return member(blobs.put("default", bytes, 10).sha256());
    }

    private static Member member(String sha256) {
        return new Member("id/" + sha256, new Content("blob:" + sha256, sha256, null, null), 3);
    }

    private static Unpacker.Found found(Duration ago, Member... members) {
        return new Unpacker.Found(null, List.of(members), Instant.now().minus(ago));
    }
}

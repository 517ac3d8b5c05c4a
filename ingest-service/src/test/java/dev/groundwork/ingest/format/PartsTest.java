package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.contentOf;
import static org.assertj.core.api.Assertions.tuple;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.ExtractedText;
import dev.groundwork.ingest.text.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is embedded in files, friendly and hostile ones. */
class PartsTest {

    private static final int MAX_BYTES = 100_000;

    @TempDir
    Path folder;

    private record Member(String name, byte[] bytes) {

        static Member of(String name, String text) {
            return new Member(name, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void membersOfArchivesInArchivesHaveTheirPath() {
        // Given
        var inner = new Member("notes.zip", zip(Member.of("plan.md", "# Plan"), Member.of("a/b.txt", "deep")));
        var zip = zip(Member.of("letters/one.txt", "Dear"), inner, new Member("log.gz", gzip("line")));
        // When
        var text = unpack("all.zip", zip);
        // Then
        assertThat(text.blocks())
                .containsExactly(new Block.Paragraph(
                        "- letters/one.txt\n- notes.zip/plan.md\n- notes.zip/a/b.txt\n- log.gz/log", null));
        assertThat(text.parts())
                .extracting(Part::path, part -> contentOf(part.file().toFile()))
                .containsExactly(
                        tuple("letters/one.txt", "Dear"),
                        tuple("notes.zip/plan.md", "# Plan"),
                        tuple("notes.zip/a/b.txt", "deep"),
                        tuple("log.gz/log", "line"));
    }

    @Test
    void theAttachmentOfAMessageIsAPartAndNotItsText() {
        var mail = """
                From: Ann <ann@example.org>
                Subject: Lunch
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                We meet at noon.
                --b
                Content-Type: text/csv; name=list.csv
                Content-Disposition: attachment; filename=list.csv

                a,b
                --b--
                """;
        var text = unpack("lunch.eml", mail.getBytes(StandardCharsets.UTF_8));
        assertThat(text.blocks().toString()).contains("noon").doesNotContain("a,b");
        assertThat(text.parts()).extracting(Part::path, Part::mediaType).containsExactly(tuple("list.csv", "text/csv"));
    }

    @Test
    void picturesOfTheTextAreOfTheMessageAndFilesShownInItAreParts() {
        var mail = """
                From: Ann <ann@example.org>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: text/html

                <p>We meet at noon.</p><img src="cid:logo">
                --r
                Content-Type: image/gif
                Content-ID: <logo>
                Content-Transfer-Encoding: base64

                R0lGODlhAQABAAAAACw=
                --r--
                --b
                Content-Type: image/gif; name=seen.gif
                Content-Disposition: inline; filename=seen.gif
                Content-Transfer-Encoding: base64

                R0lGODlhAQABAAAAACw=
                --b
                Content-Type: image/gif; name=photo.gif
                Content-Disposition: attachment; filename=photo.gif
                Content-Transfer-Encoding: base64

                R0lGODlhAQABAAAAACw=
                --b
                Content-Type: text/csv; name=list.csv
                Content-Disposition: inline; filename=list.csv

                a,b
                --b
                Content-Type: text/plain
                Content-Disposition: inline

                Sent by the list.
                --b--
                """;
        assertThat(unpack("lunch.eml", mail.getBytes(StandardCharsets.UTF_8)).parts())
                .extracting(Part::path)
                .containsExactly("photo.gif", "list.csv");
    }

    @Test
    void picturesOfAWorkbookAreItsOwnAndTheFilesInItAreParts() throws IOException {
        // Given
        var bytes = new ByteArrayOutputStream();
        try (var book = new HSSFWorkbook();
                var inner = new HSSFWorkbook();
                var files = new POIFSFileSystem()) {
            inner.createSheet("Inner");
            files.createDocument(new ByteArrayInputStream(inner.getBytes()), "Workbook");
            var drawing = book.createSheet("Prices").createDrawingPatriarch();
            var picture = book.addPicture(Base64.getDecoder().decode("iVBORw0KGgo="), Workbook.PICTURE_TYPE_PNG);
            drawing.createPicture(new HSSFClientAnchor(), picture);
            var list = book.addOlePackage("a,b".getBytes(StandardCharsets.UTF_8), "list.csv", "list.csv", "list.csv");
            drawing.createObjectData(new HSSFClientAnchor(), list, picture);
            var sheet = book.addOlePackage(files, "inner.xls", "inner.xls", "inner.xls");
            drawing.createObjectData(new HSSFClientAnchor(), sheet, picture);
            book.write(bytes);
        }
        // When
        var parts = unpack("book.xls", bytes.toByteArray()).parts();
        // Then
        assertThat(parts).hasSize(2);
        assertThat(parts).anySatisfy(part -> assertThat(part.path()).endsWith("list.csv"));
        assertThat(parts).anySatisfy(part -> assertThat(part.path()).endsWith(".xls"));
        assertThat(parts).allSatisfy(part -> assertThat(part.file()).isNotEmptyFile());
    }

    @Test
    void eachMessageOfAMailboxIsAPart() {
        var box = "From ann@example.org Mon Mar  2 09:30:00 2026\nFrom: ann@example.org\nSubject: One\n\nFirst.\n\n"
                + "From bob@example.org Mon Mar  2 09:31:00 2026\nFrom: bob@example.org\nSubject: Two\n\nSecond.\n";
        assertThat(unpack("box.mbox", box.getBytes(StandardCharsets.UTF_8)).parts())
                .hasSize(2)
                .allSatisfy(part -> assertThat(part.file()).content().contains("Subject: "));
    }

    @Test
    void aBrokenArchiveInAnArchiveIsAPartOfItsOwn() {
        var inner = zip(Member.of("a.txt", "text".repeat(1000)));
        var zip = zip(new Member("cut.zip", Arrays.copyOf(inner, 40)), Member.of("b.txt", "whole"));
        assertThat(unpack("all.zip", zip).parts()).extracting(Part::path).containsExactly("cut.zip", "b.txt");
    }

    @Test
    void aNameThatLeadsOutOfItsFolderIsRefused() {
        assertRejected(zip(Member.of("../../etc/passwd", "root")), RejectionCode.CORRUPT_DOCUMENT);
        assertRejected(zip(Member.of("a\\..\\..\\b", "root")), RejectionCode.CORRUPT_DOCUMENT);
    }

    @Test
    void aBombIsTooLarge() {
        assertRejected(zip(new Member("zeros.txt", new byte[50_000_000])), RejectionCode.TOO_LARGE);
        assertRejected(
                zip(new Member("inner.zip", zip(new Member("zeros.txt", new byte[50_000_000])))),
                RejectionCode.TOO_LARGE);
    }

    @Test
    void moreMembersThanAllowedAreTooLarge() {
        var members = new Member[11];
        Arrays.setAll(members, i -> Member.of(i + ".txt", "text"));
        assertRejected(zip(members), RejectionCode.TOO_LARGE);
    }

    @Test
    void archivesInArchivesWithoutEndAreTooLarge() {
        var zip = zip(Member.of("a.txt", "text"));
        for (var i = 0; i < 4; i++) {
            zip = zip(new Member("inner.zip", zip));
        }
        assertRejected(zip, RejectionCode.TOO_LARGE);
    }

    private void assertRejected(byte[] bytes, RejectionCode code) {
        assertThatThrownBy(() -> unpack("all.zip", bytes))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private ExtractedText unpack(String name, byte[] bytes) {
        try {
            var file = Files.write(folder.resolve("blob"), bytes);
            var parts = Files.createDirectories(folder.resolve("parts"));
            var document = new SourceDocument(file, bytes.length, "0", null, name);
            var type = new Detector().detect(document).mediaType();
            return new FileReader().read(document, type, 10_000, new Unpacking(parts, 2, 10, MAX_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(Member... members) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var member : members) {
                zip.putNextEntry(new ZipEntry(member.name()));
                zip.write(member.bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

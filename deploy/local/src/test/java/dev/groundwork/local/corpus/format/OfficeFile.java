package dev.groundwork.local.corpus.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLDocument;

/** What the three office formats share: the properties, and a package in which nothing tells when it was written. */
final class OfficeFile {

    private OfficeFile() {}

    static byte[] bytes(POIXMLDocument document, Manuscript manuscript) throws IOException {
        var date = Optional.of(Date.from(manuscript.date()));
        var properties = document.getProperties().getCoreProperties();
        properties.setTitle(manuscript.title());
        properties.setCreator(manuscript.author());
        properties.setCreated(date);
        properties.setModified(date);
        var out = new ByteArrayOutputStream();
        document.write(out);
        return withFixedTimes(out.toByteArray(), LocalDateTime.ofInstant(manuscript.date(), ZoneOffset.UTC));
    }

    private static byte[] withFixedTimes(byte[] zip, LocalDateTime time) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(zip));
                var to = new ZipOutputStream(out)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(time);
                to.putNextEntry(copy);
                from.transferTo(to);
                to.closeEntry();
            }
        }
        return out.toByteArray();
    }
}

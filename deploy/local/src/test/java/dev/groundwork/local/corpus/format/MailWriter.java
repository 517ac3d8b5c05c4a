package dev.groundwork.local.corpus.format;

import dev.groundwork.local.corpus.format.Block.Bullets;
import dev.groundwork.local.corpus.format.Block.Heading;
import dev.groundwork.local.corpus.format.Block.Paragraph;
import dev.groundwork.local.corpus.format.Block.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.field.ParseException;
import org.apache.james.mime4j.message.DefaultMessageWriter;

/** E-mail (RFC 5322): plain text in UTF-8, quoted-printable. */
public final class MailWriter implements FormatWriter {

    @Override
    public byte[] write(Manuscript manuscript) throws IOException {
        var text = manuscript.blocks().stream().map(MailWriter::text).collect(Collectors.joining("\n\n"));
        var out = new ByteArrayOutputStream();
        new DefaultMessageWriter().writeMessage(message(manuscript, text), out);
        return out.toByteArray();
    }

    private static Message message(Manuscript manuscript, String text) throws IOException {
        try {
            return Message.Builder.of()
                    .setFrom(manuscript.header("from"))
                    .setTo(manuscript.header("to"))
                    .setSubject(manuscript.title())
                    .setDate(Date.from(manuscript.date()), TimeZone.getTimeZone("UTC"))
                    .setMessageId("<" + manuscript.date().getEpochSecond() + "@quillhaven.example>")
                    .setBody(text.replace("\n", "\r\n") + "\r\n", StandardCharsets.UTF_8)
                    .setContentTransferEncoding("quoted-printable")
                    .build();
        } catch (ParseException e) {
            throw new IllegalArgumentException("no mail address in the manuscript's from or to", e);
        }
    }

    private static String text(Block block) {
        return switch (block) {
            case Heading heading -> heading.text();
            case Paragraph paragraph -> paragraph.text();
            case Bullets bullets ->
                bullets.items().stream().map(item -> "- " + item).collect(Collectors.joining("\n"));
            case Table _ -> throw new IllegalArgumentException("no tables in mails");
        };
    }
}

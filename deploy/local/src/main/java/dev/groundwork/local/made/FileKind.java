package dev.groundwork.local.made;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The kinds of files that are made, each as plainly as its format allows. */
enum FileKind {
    TXT {
        @Override
        byte[] write(String title, List<String> paragraphs) {
            return (title + "\n\n" + String.join("\n\n", paragraphs) + "\n").getBytes(UTF_8);
        }
    },
    MD {
        @Override
        byte[] write(String title, List<String> paragraphs) {
            return ("# " + title + "\n\n" + String.join("\n\n## On\n\n", paragraphs) + "\n").getBytes(UTF_8);
        }
    },
    HTML {
        @Override
        byte[] write(String title, List<String> paragraphs) {
            return ("<!DOCTYPE html><html><head><title>" + title + "</title></head><body><h1>" + title + "</h1>"
                            + elements("p", paragraphs) + "</body></html>")
                    .getBytes(UTF_8);
        }
    },
    CSV {
        @Override
        byte[] write(String title, List<String> paragraphs) {
            return IntStream.range(0, paragraphs.size())
                    .mapToObj(row -> row + ",\"" + paragraphs.get(row) + "\"\n")
                    .collect(Collectors.joining("", "number,text\n", ""))
                    .getBytes(UTF_8);
        }
    },
    JSON {
        @Override
        byte[] write(String title, List<String> paragraphs) {
            return paragraphs.stream()
                    .map(paragraph -> "\"" + paragraph + "\"")
                    .collect(Collectors.joining(",\n", "{\"title\": \"" + title + "\", \"paragraphs\": [", "]}"))
                    .getBytes(UTF_8);
        }
    },
    XML {
        @Override
        byte[] write(String title, List<String> paragraphs) {
            return ("<?xml version=\"1.0\"?>\n<text><name>" + title + "</name>" + elements("part", paragraphs)
                            + "</text>")
                    .getBytes(UTF_8);
        }
    },
    EML {
        @Override
        byte[] write(String title, List<String> paragraphs) {
            return ("From: anna@example.org\r\nTo: ben@example.org\r\nSubject: " + title
                            + "\r\nDate: Mon, 2 Mar 2026 09:30:00 +0000\r\nMIME-Version: 1.0\r\n"
                            + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + String.join("\r\n\r\n", paragraphs)
                            + "\r\n")
                    .getBytes(UTF_8);
        }
    },
    RTF {
        @Override
        byte[] write(String title, List<String> paragraphs) {
            return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times;}}\\f0 " + title + "\\par "
                            + String.join("\\par ", paragraphs) + "\\par}")
                    .getBytes(UTF_8);
        }
    },
    DOCX {
        @Override
        byte[] write(String title, List<String> paragraphs) {
            var body = paragraphs.stream()
                    .map(paragraph -> "<w:p><w:r><w:t>" + paragraph + "</w:t></w:r></w:p>")
                    .collect(Collectors.joining());
            return Zip.of(Map.of(
                    "[Content_Types].xml",
                    """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                    <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
                    </Types>""",
                    "_rels/.rels",
                    """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>\
                    </Relationships>""",
                    "word/document.xml",
                    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                            + body + "</w:body></w:document>"));
        }
    },
    PDF {
        @Override
        byte[] write(String title, List<String> paragraphs) {
            return new Pdf()
                    .lines(paragraphs.stream().flatMap(Pdf::wrapped).toList())
                    .bytes();
        }
    };

    abstract byte[] write(String title, List<String> paragraphs);

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String elements(String name, List<String> texts) {
        return texts.stream()
                .map(text -> "<" + name + ">" + text + "</" + name + ">")
                .collect(Collectors.joining("\n"));
    }
}

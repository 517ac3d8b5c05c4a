package dev.groundwork.ingest.text;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which types can be extracted, and how they are grouped. */
public final class MediaTypes {

    public static final String PDF = "application/pdf";
    public static final String PLAIN_TEXT = "text/plain";
    public static final String MARKDOWN = "text/markdown";
    public static final String JSON = "application/json";

    /** A table whose columns are parted by tabs. */
    public static final String TABBED = "text/tab-separated-values";

    public static final String EMAIL = "message/rfc822";

    public static final String OUTLOOK = "application/vnd.ms-outlook";
    /** Messages one after another. */
    public static final String MAILBOX = "application/mbox";

    /** Files inside their encryption. */
    private static final Set<String> PROTECTED = Set.of(
            "application/x-tika-ooxml-protected",
            "application/x-tika-ole-drm-encrypted",
            "application/x-tika-iworks-protected",
            "application/pgp-encrypted",
            "application/x-axcrypt");
    /** Formats whose readers pass over versions they do not know. */
    private static final Set<String> OF_SOME_VERSIONS =
            Set.of("application/vnd.wordperfect", "application/x-quattro-pro");

    private static final Set<String> TABLES = Set.of("text/csv", "text/tsv", TABBED);
    private static final Set<String> MARKUP =
            Set.of("text/html", "application/xhtml+xml", "application/xml", "text/xml", "application/rtf", "text/rtf");
    private static final Set<String> PLAIN =
            Set.of(JSON, "application/javascript", "application/x-sh", "application/sql", "application/x-yaml");
    /** Lines that mean something as they stand, besides the family text/x-. */
    private static final Set<String> SOURCE =
            Set.of("text/css", "text/javascript", "text/ecmascript", "text/asp", "text/aspdotnet", "text/vnd.graphviz");
    /** What is written for people all the same. */
    private static final Set<String> PROSE = Set.of(
            "text/x-rst", "text/x-asciidoc", "text/x-setext", "text/x-web-markdown", "text/x-tika-text-based-message");
    /** Names of source code that has no type of its own. */
    private static final Pattern SOURCE_NAME = Pattern.compile(
            "(?i)(dockerfile|containerfile|jenkinsfile|vagrantfile)(\\..*)?|.*\\.(dockerfile|bat|cmd|dart|gradle|jsx|kts?|pls|proto|ps1|rs|scad|swift|tf|toml|tsx?|vue|xq|xquery|zig)");

    private static final Set<String> OFFICE = Set.of(
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            OUTLOOK,
            "application/vnd.ms-wordml",
            "application/vnd.ms-word2006ml",
            "application/vnd.ms-spreadsheetml",
            "application/vnd.ms-visio",
            "application/vnd.visio",
            "application/vnd.ms-xpsdocument",
            "application/vnd.ms-htmlhelp",
            "application/x-mspublisher",
            "application/onenote",
            "application/epub+zip",
            "application/x-ibooks+zip",
            "application/x-fictionbook+xml",
            "application/vnd.sun.xml.writer",
            "application/vnd.apple.pages",
            "application/vnd.apple.keynote",
            "application/vnd.apple.numbers",
            "application/vnd.adobe.indesign-idml-package",
            "application/vnd.wordperfect",
            "application/x-quattro-pro",
            "application/x-hwp-v5",
            "application/x-dbf");
    private static final List<String> FAMILIES = List.of(
            "application/vnd.openxmlformats-officedocument.",
            "application/vnd.oasis.opendocument.",
            "application/vnd.ms-word.",
            "application/vnd.ms-excel.",
            "application/vnd.ms-powerpoint.",
            "application/vnd.ms-visio.");
    private static final Set<String> ARCHIVES = Set.of(
            "application/zip",
            "application/x-tar",
            "application/x-gtar",
            "application/gzip",
            "application/x-bzip2",
            "application/x-xz",
            "application/zstd",
            "application/zlib",
            "application/x-compress",
            "application/x-7z-compressed",
            "application/x-rar-compressed",
            "application/x-cpio",
            "application/vnd.ms-tnef",
            MAILBOX);
    private static final Set<String> IMAGES =
            Set.of("image/png", "image/jpeg", "image/tiff", "image/bmp", "image/gif", "image/webp");

    private MediaTypes() {}

    public static boolean isSupported(String type) {
        return type.equals(PDF)
                || type.equals(EMAIL)
                || type.startsWith("text/")
                || MARKUP.contains(type)
                || PLAIN.contains(type)
                || OFFICE.contains(type)
                || FAMILIES.stream().anyMatch(type::startsWith)
                || isArchive(type)
                || isImage(type);
    }

    /** Text that is marked up, and may have nothing but its marks. */
    public static boolean isOfMarks(String type) {
        return type.equals(EMAIL) || type.endsWith("/xml");
    }

    /** What nobody can read without its password. */
    public static boolean isProtected(String type) {
        return PROTECTED.contains(type);
    }

    /** Whether a file without text is rather one of a version that is not known. */
    public static boolean isOfSomeVersions(String type) {
        return OF_SOME_VERSIONS.contains(type);
    }

    /** What has no text but that of the files in it. */
    public static boolean isArchive(String type) {
        return ARCHIVES.contains(type);
    }

    /** What has no text but that which is seen in it. */
    public static boolean isImage(String type) {
        return IMAGES.contains(type);
    }

    public static boolean isPage(String type) {
        return type.equals("text/html") || type.equals("application/xhtml+xml");
    }

    /** Text whose characters are its content. */
    public static boolean isPlain(String type) {
        return PLAIN.contains(type) || (type.startsWith("text/") && !TABLES.contains(type) && !MARKUP.contains(type));
    }

    /** Plain text whose lines and indentation mean something. */
    public static boolean isSource(String type, String fileName) {
        return PLAIN.contains(type)
                || SOURCE.contains(type)
                || (type.startsWith("text/x-") && !PROSE.contains(type))
                || (type.equals(PLAIN_TEXT)
                        && fileName != null
                        && SOURCE_NAME.matcher(fileName).matches());
    }

    public static boolean isMessage(String type) {
        return type.equals(EMAIL) || type.equals(OUTLOOK);
    }

    public static boolean isTable(String type) {
        return TABLES.contains(type);
    }

    /** Documents of Word since it writes XML into a ZIP file. */
    public static boolean isWord(String type) {
        return type.startsWith("application/vnd.openxmlformats-officedocument.wordprocessingml.")
                || type.startsWith("application/vnd.ms-word.");
    }

    public static boolean isTabbed(String type) {
        return type.equals(TABBED) || type.equals("text/tsv");
    }

    /** Sheets of cells, each of a file of them with its name. */
    public static boolean isWorkbook(String type) {
        return type.contains("spreadsheet") || type.contains("ms-excel") || type.equals("application/x-quattro-pro");
    }

    public static boolean isPresentation(String type) {
        return type.contains("presentation") || type.contains("powerpoint");
    }
}

package dev.groundwork.ingest.text;

import java.util.Set;

/** Which types can be extracted, and how they are grouped. */
public final class MediaTypes {

    public static final String PDF = "application/pdf";
    public static final String MARKDOWN = "text/markdown";
    /** An Office file inside its encryption. */
    public static final String PROTECTED_OFFICE = "application/x-tika-ooxml-protected";

    public static final String EMAIL = "message/rfc822";

    private static final Set<String> TABLES = Set.of("text/csv", "text/tsv", "text/tab-separated-values");
    private static final Set<String> MARKUP =
            Set.of("text/html", "application/xhtml+xml", "application/xml", "text/xml", "application/rtf", "text/rtf");
    private static final Set<String> PLAIN = Set.of(
            "application/json", "application/javascript", "application/x-sh", "application/sql", "application/x-yaml");
    private static final Set<String> OFFICE = Set.of(
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.ms-outlook",
            "application/vnd.ms-wordml",
            "application/vnd.ms-spreadsheetml",
            "application/epub+zip",
            "application/vnd.ms-word.document.macroenabled.12",
            "application/vnd.ms-excel.sheet.macroenabled.12",
            "application/vnd.ms-powerpoint.presentation.macroenabled.12");

    private MediaTypes() {}

    public static boolean isSupported(String type) {
        return type.equals(PDF)
                || type.equals(EMAIL)
                || type.startsWith("text/")
                || MARKUP.contains(type)
                || PLAIN.contains(type)
                || OFFICE.contains(type)
                || type.startsWith("application/vnd.openxmlformats-officedocument.")
                || type.startsWith("application/vnd.oasis.opendocument.");
    }

    /** Text whose characters are its content. */
    public static boolean isPlain(String type) {
        return PLAIN.contains(type) || (type.startsWith("text/") && !TABLES.contains(type) && !MARKUP.contains(type));
    }

    public static boolean isTable(String type) {
        return TABLES.contains(type);
    }

    public static boolean isPresentation(String type) {
        return type.contains("presentation") || type.contains("powerpoint");
    }
}

package dev.groundwork.local.made;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Small files that any reader of their format takes for good ones, and cannot bear. */
public final class HostileFiles {

    /** Below the depth at which readers give up. */
    private static final int DEPTH = 40;

    private static final int CHARACTERS = 8_000_000;

    private HostileFiles() {}

    /** A page that draws a form, which draws another twice, and so on: a thousand billion times at the end. */
    public static byte[] endlessPdf() {
        var pdf = new Pdf();
        var form = pdf.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 0 m\n".getBytes(ISO_8859_1));
        for (var level = 0; level < DEPTH; level++) {
            form = pdf.stream(
                    "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X " + form + " 0 R>>>>",
                    "/X Do /X Do\n".getBytes(ISO_8859_1));
        }
        var page = pdf.stream("", "BT /F 10 Tf 50 800 Td (A quiet page) Tj ET /X Do\n".getBytes(ISO_8859_1));
        return pdf.page(page, "/XObject<</X " + form + " 0 R>>").bytes();
    }

    /** One page of eight million characters, in a file of a few kilobytes. */
    public static byte[] crowdedPdf() {
        var line = "BT /F 10 Tf 50 800 Td (" + "word ".repeat(CHARACTERS / 5) + ") Tj ET\n";
        var pdf = new Pdf();
        return pdf.page(pdf.stream("", line.getBytes(ISO_8859_1)), "").bytes();
    }
}

package dev.groundwork.local.made;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/** A PDF written object by object. The first three are catalog, pages and font; what follows is numbered as it is added. */
final class Pdf {

    private static final int FIRST_FREE = 4;
    private static final int LINE_CHARACTERS = 90;
    private static final int LINES_A_PAGE = 50;

    private final List<byte[]> objects = new ArrayList<>();
    private final List<Integer> pages = new ArrayList<>();

    /** The number of the object that is added next. */
    int next() {
        return FIRST_FREE + objects.size();
    }

    /** Adds a compressed stream. */
    int stream(String dictionary, byte[] content) {
        var packed = deflated(content);
        var head = "<<" + dictionary + "/Filter/FlateDecode/Length " + packed.length + ">>\nstream\n";
        var object = new ByteArrayOutputStream();
        object.writeBytes(head.getBytes(ISO_8859_1));
        object.writeBytes(packed);
        object.writeBytes("\nendstream".getBytes(ISO_8859_1));
        objects.add(object.toByteArray());
        return next() - 1;
    }

    /** @param resources what its content names beside the font */
    Pdf page(int content, String resources) {
        pages.add(next());
        objects.add(("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>" + resources
                        + ">>/Contents " + content + " 0 R>>")
                .getBytes(ISO_8859_1));
        return this;
    }

    Pdf lines(List<String> lines) {
        for (var from = 0; from < lines.size(); from += LINES_A_PAGE) {
            var text = lines.subList(from, Math.min(lines.size(), from + LINES_A_PAGE)).stream()
                    .map(line -> "(" + line + ") Tj T*\n")
                    .collect(Collectors.joining("", "BT /F 10 Tf 14 TL 50 800 Td\n", "ET\n"));
            page(stream("", text.getBytes(ISO_8859_1)), "");
        }
        return this;
    }

    static Stream<String> wrapped(String paragraph) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : paragraph.split(" ")) {
            if (line.length() + word.length() > LINE_CHARACTERS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        lines.add("");
        return lines.stream();
    }

    byte[] bytes() {
        var kids = pages.stream().map(page -> page + " 0 R").collect(Collectors.joining(" "));
        var all = new ArrayList<byte[]>();
        all.add("<</Type/Catalog/Pages 2 0 R>>".getBytes(ISO_8859_1));
        all.add(("<</Type/Pages/Count " + pages.size() + "/Kids[" + kids + "]>>").getBytes(ISO_8859_1));
        all.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".getBytes(ISO_8859_1));
        all.addAll(objects);
        var out = new ByteArrayOutputStream();
        out.writeBytes("%PDF-1.4\n".getBytes(ISO_8859_1));
        var table = new StringBuilder("xref\n0 " + (all.size() + 1) + "\n0000000000 65535 f \n");
        for (var i = 0; i < all.size(); i++) {
            table.append(String.format("%010d 00000 n \n", out.size()));
            out.writeBytes(((i + 1) + " 0 obj\n").getBytes(ISO_8859_1));
            out.writeBytes(all.get(i));
            out.writeBytes("\nendobj\n".getBytes(ISO_8859_1));
        }
        var end = table + "trailer\n<</Root 1 0 R/Size " + (all.size() + 1) + ">>\nstartxref\n" + out.size()
                + "\n%%EOF\n";
        out.writeBytes(end.getBytes(ISO_8859_1));
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] content) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(content);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }
}

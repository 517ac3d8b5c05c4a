package dev.groundwork.ingest.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDXFAResource;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.utils.XMLReaderUtils;

/**
 * The form of a PDF, which may be there twice: as fields on its pages, and once more in XML. Readers that see the pages need the XML only
 * where the pages are made of it.
 */
final class PdfForm {

    private static final COSName MADE_OF_XML = COSName.getPDFName("NeedsRendering");

    private PdfForm() {}

    /** So that the fields are read instead. What the pages are made of stays, and is told as damaged. */
    static void dropBrokenXml(PDDocument document, ParseContext context) throws IOException {
        var catalog = document.getDocumentCatalog();
        var form = catalog.getAcroForm(null);
        var isCopy = !catalog.getCOSObject().getBoolean(MADE_OF_XML, false);
        if (form != null && form.getXFA() != null && isCopy && !isWhole(form.getXFA(), context)) {
            form.setXFA(null);
        }
    }

    private static boolean isWhole(PDXFAResource xml, ParseContext context) throws IOException {
        try {
            var reader = XMLReaderUtils.getXMLInputFactory(context)
                    .createXMLStreamReader(new ByteArrayInputStream(xml.getBytes()));
            while (reader.hasNext()) {
                reader.next();
            }
            return true;
        } catch (XMLStreamException e) {
            return false;
        }
    }
}

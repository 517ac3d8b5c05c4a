package dev.groundwork.ingest.format;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import org.apache.tika.exception.TikaConfigException;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.apache.tika.parser.pdf.PDFParserConfig.OCR_STRATEGY;

/** Text recognition by Tesseract, where that is installed. */
final class Ocr {

    private final boolean isInstalled;

    Ocr() {
        try {
            this.isInstalled = new TesseractOCRParser().hasTesseract();
        } catch (TikaConfigException e) {
            throw new IllegalStateException("the call of Tesseract is not valid", e);
        }
    }

    /** Of the pages of a PDF. */
    OCR_STRATEGY strategy() {
        return isInstalled ? OCR_STRATEGY.AUTO : OCR_STRATEGY.NO_OCR;
    }

    boolean isInstalled() {
        return isInstalled;
    }

    /** @throws RejectedException OCR_UNAVAILABLE when nobody here can read what is only seen */
    void require() {
        if (!isInstalled) {
            throw new RejectedException(
                    RejectionCode.OCR_UNAVAILABLE,
                    "The text is only seen in pictures, and text recognition is not installed here: send a file with text in it.");
        }
    }
}

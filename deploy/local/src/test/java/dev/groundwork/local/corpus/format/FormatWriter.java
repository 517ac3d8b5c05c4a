package dev.groundwork.local.corpus.format;

import java.io.IOException;

/** Makes a file of one format; the same manuscript gives the same bytes on the same machine. */
public interface FormatWriter {

    /** The invented company, as it stands on every letterhead. */
    String COMPANY = "Quillhaven Freight";

    byte[] write(Manuscript manuscript) throws IOException;
}

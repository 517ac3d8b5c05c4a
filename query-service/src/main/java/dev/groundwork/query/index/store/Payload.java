package dev.groundwork.query.index.store;

/** The keys of a point's payload and the names of its vectors. They are constants: no key ever comes from input. */
public final class Payload {

    public static final String TENANT = "tenant";
    public static final String DOCUMENT_ID = "documentId";
    public static final String VERSION = "version";
    public static final String ORDINAL = "ordinal";
    public static final String TEXT = "text";
    public static final String TITLE = "title";
    public static final String HEADINGS = "headings";
    public static final String PAGE = "page";
    public static final String MEDIA_TYPE = "mediaType";
    public static final String LANGUAGE = "language";
    public static final String SOURCE_SYSTEM = "sourceSystem";
    public static final String SOURCE_EXTERNAL_ID = "sourceExternalId";
    public static final String ALLOW = "allow";
    public static final String DENY = "deny";
    public static final String CLEARANCE = "clearance";
    public static final String REVISION = "revision";

    /** The vector of the embedding model. */
    public static final String DENSE_VECTOR = "dense";
    /** The vector of the words. */
    public static final String TEXT_VECTOR = "text";

    private Payload() {}
}

package dev.groundwork.ingest.upload;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.ingest.identity.Callers;
import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import dev.groundwork.ingest.registry.DocumentView;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** Takes documents in: a file with its metadata, or JSON with a text or a URI. */
@Path("/v1/documents")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class UploadResource {

    private static final Set<String> PARTS = Set.of("file", "metadata");

    private final Uploads uploads;
    private final UploadContents contents;
    private final Callers callers;

    UploadResource(Uploads uploads, UploadContents contents, Callers callers) {
        this.uploads = uploads;
        this.contents = contents;
        this.callers = callers;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public RestResponse<DocumentView.Receipt> file(
            @RestForm("file") FileUpload file,
            @RestForm("metadata") @PartType(MediaType.APPLICATION_JSON) @Valid Metadata metadata,
            MultipartFormDataInput form,
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String idempotencyKey) {
        var upload = uploads.begin(callers.caller(), metadata == null ? Metadata.NONE : metadata, idempotencyKey);
        if (file == null) {
            throw new RequestException(ErrorCode.INVALID_REQUEST, "The form needs a part 'file' with a file name.");
        }
        requireParts(form);
        return accepted(
                upload, contents.file(upload.caller(), file.uploadedFile(), file.fileName(), file.contentType()));
    }

    /** A part that is not read might have been the one that says who may read the document. */
    private static void requireParts(MultipartFormDataInput form) {
        form.getValues().forEach((name, values) -> {
            if (!PARTS.contains(name) || values.size() > 1) {
                throw new RequestException(
                        ErrorCode.INVALID_REQUEST,
                        "The form takes one part 'file' and one part 'metadata', and no other.");
            }
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<DocumentView.Receipt> json(
            @NotNull(message = "a JSON object is needed") @Valid JsonDocument document,
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String idempotencyKey) {
        var upload = uploads.begin(callers.caller(), document.metadata(), idempotencyKey);
        return accepted(
                upload,
                document.text() == null
                        ? contents.link(upload.caller(), document)
                        : contents.text(upload.caller(), document));
    }

    private RestResponse<DocumentView.Receipt> accepted(Upload upload, Content content) {
        var receipt = uploads.accept(upload, content);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, receipt)
                .location(URI.create("/v1/documents/" + receipt.documentId()))
                .build();
    }
}

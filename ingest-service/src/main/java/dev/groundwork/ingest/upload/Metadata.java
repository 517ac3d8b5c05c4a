package dev.groundwork.ingest.upload;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.groundwork.contracts.event.SourceAccess;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What a sender says of a document.
 *
 * @param source the source system; his own uploads when absent
 * @param externalId the document's id there; a random one when absent
 * @param access the sender's alone when absent
 */
public record Metadata(
        @Size(max = 500) String title,
        @Size(min = 1, max = 200) String source,
        @Size(min = 1, max = 500) String externalId,
        @Valid Access access) {

    /** A blank title is none: the document's own says more. */
    public Metadata {
        title = title == null || title.isBlank() ? null : title;
    }

    static final Metadata NONE = new Metadata(null, null, null, null);

    /** Who may read it, as {@link SourceAccess}, held to what tokens can be. */
    public record Access(
            @JsonProperty("public") Boolean everyone,
            @Size(min = 1, max = 200) String owner,
            @Size(max = 200) List<@Pattern(regexp = NAME, message = "must be names") String> teams,
            @Size(max = 200) List<@Pattern(regexp = NAME, message = "must be names") String> departments,

            @Size(max = 200)
            List<@Pattern(regexp = TOKEN, message = "must be tokens such as user:<id> or team:<id>") String> deny,

            @Min(0) Integer clearance) {

        private static final String NAME = "\\S(.{0,198}\\S)?";
        private static final String TOKEN = "public|(user|team|department):\\S(.{0,198}\\S)?";

        SourceAccess ownedBy(String newOwner) {
            return new SourceAccess(everyone, newOwner, teams, departments, deny, clearance);
        }
    }
}

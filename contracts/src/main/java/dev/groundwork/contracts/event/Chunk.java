package dev.groundwork.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One piece of a document that is searched and cited.
 *
 * @param ordinal its place in the document, from 0
 * @param headings the path of headings above it, outermost first
 * @param page page, slide or sheet, from 1, or null where the format has none
 * @param vector the embedding of the text, of the length of the model's dimensions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; a list of boxed floats would cost ten times the memory
public record Chunk(int ordinal, String text, List<String> headings, Integer page, float[] vector) {

    public Chunk {
        Required.notNegative("chunk.ordinal", ordinal);
        Required.text("chunk.text", text);
        headings = headings == null ? List.of() : List.copyOf(headings);
        Required.present("chunk.vector", vector);
    }
}

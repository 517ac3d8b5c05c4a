package dev.groundwork.embedded.qdrant.protocol;

import com.google.protobuf.Message;
import dev.groundwork.embedded.qdrant.model.Problems;

/** Adds up the points of one answer and refuses to go on when they are too much to hold and to encode. */
final class AnswerSize {

    private long bytes;

    <P extends Message> P with(P point) {
        bytes += point.getSerializedSize();
        if (bytes > Limits.ANSWER_BYTES) {
            throw Problems.overAnswerSize(Limits.ANSWER_BYTES);
        }
        return point;
    }
}

package dev.groundwork.embedded.qdrant.protocol;

import com.google.protobuf.Message;
import dev.groundwork.embedded.qdrant.model.Problems;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes of one call's messages, of which all running calls together may hold {@link Limits#CALL_BYTES}. */
final class CallBytes implements AutoCloseable {

    private static final AtomicLong HELD = new AtomicLong();

    private long bytes;

    /** Counts a message, or a part of one, and refuses what is too much to hold. */
    <M extends Message> M with(M message) {
        Problems.stopIfCancelled();
        var more = message.getSerializedSize();
        bytes += more;
        if (HELD.addAndGet(more) > Limits.CALL_BYTES) {
            throw Problems.overCallBytes(Limits.CALL_BYTES);
        }
        return message;
    }

    @Override
    public void close() {
        HELD.addAndGet(-bytes);
        bytes = 0;
    }
}

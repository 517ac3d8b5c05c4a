package dev.groundwork.embedded.qdrant.protocol;

import com.google.protobuf.Message;
import io.grpc.stub.StreamObserver;

/** Sends the one answer of a unary call. */
final class Answers {

    private Answers() {}

    static <A extends Message> void send(StreamObserver<A> observer, A answer) {
        observer.onNext(answer);
        observer.onCompleted();
    }

    /** Seconds since {@code System.nanoTime()} read {@code start}. */
    static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}

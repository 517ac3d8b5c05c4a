package dev.groundwork.embedded.qdrant.model;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** The errors of the protocol with the status and the wording that Qdrant gives them. */
public final class Problems {

    private Problems() {}

    /** The request itself is malformed (the wording of Qdrant's request conversion, no prefix). */
    public static StatusRuntimeException badRequest(String message) {
        return Status.INVALID_ARGUMENT.withDescription(message).asRuntimeException();
    }

    public static StatusRuntimeException belowOne(String field) {
        return badRequest("Validation error in body: [" + field + ": value 0 invalid, must be 1 or larger]");
    }

    /** The request does not fit the collection. */
    public static StatusRuntimeException wrongInput(String message) {
        return badRequest("Wrong input: " + message);
    }

    public static StatusRuntimeException unknownVector(String name) {
        return wrongInput("Not existing vector name error: " + name);
    }

    public static StatusRuntimeException wrongKindOfVector() {
        return wrongInput("Conversion between sparse and regular vectors failed");
    }

    public static StatusRuntimeException wrongDimension(int expected, int received) {
        return wrongInput("Vector dimension error: expected dim: " + expected + ", got " + received);
    }

    public static StatusRuntimeException unknownCollection(String name) {
        return notFound("Collection `" + name + "` doesn't exist!");
    }

    /** For work that takes long: nobody waits any more for the answer of a call that was cancelled or is past its deadline. */
    public static void stopIfCancelled() {
        if (Context.current().isCancelled()) {
            throw Status.CANCELLED
                    .withDescription("Nobody waits for the answer.")
                    .asRuntimeException();
        }
    }

    public static StatusRuntimeException closing() {
        return Status.UNAVAILABLE
                .withDescription("The server is closing: try again.")
                .asRuntimeException();
    }

    public static StatusRuntimeException notFound(String message) {
        return Status.NOT_FOUND.withDescription("Not found: " + message).asRuntimeException();
    }

    public static StatusRuntimeException existingCollection(String name) {
        return Status.ALREADY_EXISTS
                .withDescription("Wrong input: Collection `" + name + "` already exists!")
                .asRuntimeException();
    }

    /** Something Qdrant can do and this server cannot; {@code path} names the field of the request. */
    public static StatusRuntimeException unsupported(String path) {
        return Status.UNIMPLEMENTED
                .withDescription("The embedded Qdrant does not implement " + path)
                .asRuntimeException();
    }

    /** The request asks for more than one request may; worded as by Qdrant's strict mode. */
    public static StatusRuntimeException overLimit(String what, long asked, long most) {
        return badRequest(
                "Bad request: Limit exceeded %s > %d for \"%s\". Help: Reduce the \"%s\" parameter to or below %d."
                        .formatted(Long.toUnsignedString(asked), most, what, what, most));
    }

    /** The running calls hold as many bytes as they may together. */
    public static StatusRuntimeException overCallBytes(long most) {
        return Status.RESOURCE_EXHAUSTED
                .withDescription("The requests and answers under way would be larger than " + most
                        + " bytes: ask for fewer points or less of each, or try again later.")
                .asRuntimeException();
    }
}

package dev.groundwork.embedded.qdrant.model;

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

    public static StatusRuntimeException overAnswerSize(long most) {
        return Status.RESOURCE_EXHAUSTED
                .withDescription(
                        "The answer would be larger than " + most + " bytes: ask for fewer points, or less of each.")
                .asRuntimeException();
    }
}

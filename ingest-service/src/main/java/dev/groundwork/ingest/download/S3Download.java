package dev.groundwork.ingest.download;

import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Fetches {@code s3:} from the buckets that are configured for the document's source, and from no others our key would open. */
@ApplicationScoped
public class S3Download {

    /** An operator mends these; the document is not at fault. */
    private static final Set<String> OF_OUR_KEY = Set.of(
            "ExpiredToken",
            "InvalidAccessKeyId",
            "InvalidToken",
            "RequestTimeTooSkewed",
            "SignatureDoesNotMatch",
            "TokenRefreshRequired");

    private final DownloadConfig config;
    private final Supplier<S3Client> s3;

    @Inject
    public S3Download(DownloadConfig config, Instance<S3Client> s3) {
        this(config, s3::get);
    }

    S3Download(DownloadConfig config, Supplier<S3Client> s3) {
        this.config = config;
        this.s3 = s3;
    }

    /**
     * @param limit in bytes
     * @throws RejectedException when asking again would end the same
     * @throws PassingException when the bucket may answer later
     */
    public Fetched fetch(Sender sender, URI uri, long limit) {
        var bucket = uri.getAuthority();
        var key = uri.getPath() == null || uri.getPath().isEmpty()
                ? ""
                : uri.getPath().substring(1);
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new RejectedException(
                    RejectionCode.UNSUPPORTED_URI,
                    "An s3: URI names an object and nothing of it: write ? and # of its name as %3F and %23.");
        }
        if (bucket == null || key.isEmpty() || !isOpenTo(sender, bucket)) {
            throw new RejectedException(
                    RejectionCode.UNSUPPORTED_URI,
                    "An s3: URI names an object in a bucket that is configured for the document's source.");
        }
        var partial = new PartialFile(limit);
        try {
            var mediaType = read(bucket, key, partial);
            return new Fetched(partial.content(), mediaType);
        } catch (RuntimeException e) {
            partial.close();
            throw e;
        }
    }

    private boolean isOpenTo(Sender sender, String bucket) {
        return config.buckets().values().stream()
                .anyMatch(open ->
                        open.bucket().equals(bucket) && sender.equals(new Sender(open.tenant(), open.system())));
    }

    private String read(String bucket, String key, PartialFile partial) {
        var deadline = new Deadline(config.totalTimeout());
        try (var object = s3.get()
                .getObject(request -> request.bucket(bucket)
                        .key(key)
                        .overrideConfiguration(call -> call.apiCallTimeout(config.totalTimeout())))) {
            var alarm = deadline.alarm(object::abort);
            try {
                partial.checkRoom(object.response().contentLength());
                partial.appendAll(object);
                // The JDK's own client ends a body quietly that breaks off.
                if (partial.size() != object.response().contentLength()) {
                    throw new IOException("the object broke off");
                }
                return object.response().contentType();
            } catch (RuntimeException | IOException e) {
                // Closing alone would read the rest of it.
                object.abort();
                throw e;
            } finally {
                alarm.cancel(false);
            }
        } catch (S3Exception e) {
            throw e.statusCode() >= 500 || e.isThrottlingException() || isOfOurKey(e) ? broken(e) : refused(e);
        } catch (SdkException | IOException e) {
            throw broken(e);
        }
    }

    private static boolean isOfOurKey(S3Exception answer) {
        return answer.awsErrorDetails() != null
                && OF_OUR_KEY.contains(answer.awsErrorDetails().errorCode());
    }

    private static RejectedException refused(S3Exception cause) {
        return new RejectedException(
                RejectionCode.DOWNLOAD_REFUSED,
                "The bucket answered " + cause.statusCode() + ": check that the object is there and may be read.",
                cause);
    }

    private static PassingException broken(Exception cause) {
        return HttpDownload.passing("The bucket did not answer.", cause);
    }
}

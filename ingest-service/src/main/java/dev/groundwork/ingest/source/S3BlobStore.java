package dev.groundwork.ingest.source;

import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.UnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.InvalidObjectStateException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * A bucket, shared by all replicas: an object appears under its name only when it is whole. Bytes pass through a temporary file here, as
 * their name is known at their end, and readers want a file.
 */
final class S3BlobStore implements BlobStore {

    /** S3 takes no smaller parts, the last one apart; one is in memory for each upload. */
    static final int PART_BYTES = 8 * 1024 * 1024;

    /** Much less than the age at which a blob nobody refers to is deleted. */
    private static final Duration FRESH = Duration.ofHours(1);

    private static final Duration PROBE_TIME = Duration.ofSeconds(5);
    private static final String PROBE = ".groundwork-blobs";
    private static final String ANY_BYTES = "application/octet-stream";

    private final S3Client s3;
    private final String bucket;

    S3BlobStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Blob put(String tenant, InputStream bytes, long limit) throws IOException {
        try (var file = LocalFile.temporary()) {
            var blob = Intake.write(bytes, file.path(), limit);
            var key = new BlobName(tenant, blob.sha256()).path();
            answered(() -> isFresh(key, blob.size()) ? key : upload(key, file.path(), blob.size()));
            return blob;
        }
    }

    @Override
    public Optional<LocalFile> find(String tenant, String sha256) {
        var key = new BlobName(tenant, sha256).path();
        var file = LocalFile.temporary();
        var isWhole = false;
        try {
            isWhole = answered(() -> fetch(key, file.path()));
            return isWhole ? Optional.of(file) : Optional.empty();
        } finally {
            if (!isWhole) {
                file.close();
            }
        }
    }

    @Override
    public boolean holds(String tenant, String sha256) {
        var key = new BlobName(tenant, sha256).path();
        return answered(() -> head(key).isPresent());
    }

    @Override
    public List<Stored> list(String tenant, String after, int limit) {
        var prefix = BlobName.folder(tenant);
        var start = after == null ? null : new BlobName(tenant, after).path();
        // Page after page: one may be short, or hold what is no blob.
        return answered(() -> s3
                .listObjectsV2Paginator(request ->
                        request.bucket(bucket).prefix(prefix).startAfter(start).maxKeys(limit))
                .contents()
                .stream()
                .flatMap(object -> BlobName.digest(object.key()).stream()
                        .map(digest -> new Stored(digest, object.size(), object.lastModified())))
                .limit(limit)
                .toList());
    }

    @Override
    public boolean delete(String tenant, String sha256, Instant putBefore) {
        var key = new BlobName(tenant, sha256).path();
        return answered(() -> {
            if (head(key)
                    .filter(object -> !object.lastModified().isBefore(putBefore))
                    .isPresent()) {
                return false;
            }
            s3.deleteObject(request -> request.bucket(bucket).key(key));
            return true;
        });
    }

    @Override
    public void check() {
        answered(() -> s3.putObject(
                request -> request.bucket(bucket)
                        .key(PROBE)
                        .overrideConfiguration(call -> call.apiCallTimeout(PROBE_TIME)),
                RequestBody.fromString("A blob store of Groundwork: each tenant's documents by their SHA-256.\n")));
    }

    /** What was put long ago is put again, as it may be about to be deleted as nobody's; and so is what is not whole. */
    private boolean isFresh(String key, long size) {
        return head(key)
                .filter(object -> object.contentLength() == size
                        && object.lastModified().isAfter(Instant.now().minus(FRESH)))
                .isPresent();
    }

    /** Empty when the bucket is there and the object is not. */
    private Optional<HeadObjectResponse> head(String key) {
        try {
            return Optional.of(s3.headObject(request -> request.bucket(bucket).key(key)));
        } catch (NoSuchKeyException e) {
            // Without a body the answer is the same when the whole bucket is gone.
            s3.headBucket(request -> request.bucket(bucket));
            return Optional.empty();
        }
    }

    /** False when the bucket is there and the object is not. The whole body is read within the call, and so within its deadline. */
    private boolean fetch(String key, Path file) {
        try {
            return s3.getObject(
                    request -> request.bucket(bucket).key(key), (object, bytes) -> isWhole(object, bytes, file));
        } catch (NoSuchKeyException e) {
            return false;
        } catch (InvalidObjectStateException e) {
            // The store is there: only this document has to wait, and for a person.
            throw new PassingException(
                    Dependency.BLOB_STORE,
                    "BLOB_ARCHIVED",
                    "The stored bytes lie in an archive of the bucket: the operator restores them and tries again.",
                    e);
        }
    }

    private static boolean isWhole(GetObjectResponse object, InputStream bytes, Path file) throws IOException {
        var size = Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
        // The JDK's own client ends a body quietly that breaks off.
        if (size != object.contentLength()) {
            throw new IOException("the object broke off");
        }
        return true;
    }

    private String upload(String key, Path file, long size) {
        if (size > PART_BYTES) {
            uploadInParts(key, file);
        } else {
            s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromFile(file));
        }
        return key;
    }

    private void uploadInParts(String key, Path file) {
        var upload = s3.createMultipartUpload(request -> request.bucket(bucket).key(key))
                .uploadId();
        var isWhole = false;
        try {
            var parts = parts(key, upload, file);
            s3.completeMultipartUpload(request ->
                    request.bucket(bucket).key(key).uploadId(upload).multipartUpload(all -> all.parts(parts)));
            isWhole = true;
        } finally {
            if (!isWhole) {
                s3.abortMultipartUpload(
                        request -> request.bucket(bucket).key(key).uploadId(upload));
            }
        }
    }

    private List<CompletedPart> parts(String key, String upload, Path file) {
        var parts = new ArrayList<CompletedPart>();
        try (var bytes = Files.newInputStream(file)) {
            for (var part = bytes.readNBytes(PART_BYTES); part.length > 0; part = bytes.readNBytes(PART_BYTES)) {
                parts.add(part(key, upload, parts.size() + 1, part));
            }
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
        return parts;
    }

    private CompletedPart part(String key, String upload, int number, byte[] bytes) {
        var answer = s3.uploadPart(
                request -> request.bucket(bucket).key(key).uploadId(upload).partNumber(number),
                RequestBody.fromContentProvider(() -> new ByteArrayInputStream(bytes), bytes.length, ANY_BYTES));
        return CompletedPart.builder().partNumber(number).eTag(answer.eTag()).build();
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }
}

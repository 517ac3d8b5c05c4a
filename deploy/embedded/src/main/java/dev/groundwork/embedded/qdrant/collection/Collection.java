package dev.groundwork.embedded.qdrant.collection;

import dev.groundwork.embedded.qdrant.index.Segment;
import dev.groundwork.embedded.qdrant.model.PayloadPath;
import dev.groundwork.embedded.qdrant.model.Problems;
import dev.groundwork.embedded.qdrant.schema.CollectionConfig;
import dev.groundwork.embedded.qdrant.schema.FieldTypes;
import dev.groundwork.embedded.qdrant.storage.Change;
import dev.groundwork.embedded.qdrant.storage.EntryLog;
import dev.groundwork.embedded.qdrant.storage.FailedLogException;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One collection: writers go one after another and through the log, readers see whole entries of it only. A rewrite of
 * the log holds up writers, hardly readers.
 */
public final class Collection implements AutoCloseable {

    /** What a reader sees while it holds the read lock. */
    public record View(CollectionConfig config, Segment segment) {}

    /**
     * Turns a request into the changes of one operation, one list for each entry of the log. An entry is written and seen
     * whole or not at all.
     */
    public interface Plan {
        Iterable<List<Change>> entries(View view, long operation);
    }

    private static final System.Logger LOG = System.getLogger(Collection.class.getName());

    private final CollectionFolder folder;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantReadWriteLock access = new ReentrantReadWriteLock();
    private View view;
    /** Why nothing is read or written any more; null while the collection is in use. */
    private Supplier<RuntimeException> refusal;

    private long nextCompaction;

    private Collection(CollectionFolder folder, View view) {
        this.folder = folder;
        this.view = view;
    }

    static Collection open(CollectionFolder folder) {
        var config = folder.load();
        return new Collection(folder, new View(config, folder.openSegment(config)));
    }

    String name() {
        return view.config().name();
    }

    /** Reads a consistent state; the view is not valid after the call. */
    public <T> T read(Function<View, T> reader) {
        access.readLock().lock();
        try {
            requireUsable();
            return reader.apply(view);
        } finally {
            access.readLock().unlock();
        }
    }

    /** Carries out one operation and answers its number when it is on the disk. */
    public long write(Plan plan) {
        EntryLog log;
        long operation;
        writing.lock();
        try {
            requireUsable();
            operation = view.segment().operation() + 1;
            for (var changes : plan.entries(view, operation)) {
                append(changes, operation);
            }
            log = view.segment().log();
        } finally {
            writing.unlock();
        }
        log.sync();
        return operation;
    }

    private void append(List<Change> changes, long operation) {
        if (changes.isEmpty()) {
            return;
        }
        var segment = view.segment();
        var body = Change.encode(changes);
        var bodyAt = segment.log().append(operation, body);
        exclusively(() -> segment.apply(operation, body, bodyAt));
        if (segment.isWorthCompacting() && segment.log().size() >= nextCompaction) {
            compact();
        }
    }

    /** No write depends on it: when it fails, the old log goes on, and grows a while before the next attempt. */
    private void compact() {
        var segment = view.segment();
        var old = segment.log();
        var config = view.config().withLog(view.config().logNumber() + 1);
        try {
            var compaction = copy(config);
            switchLog(compaction, config);
            exclusively(() -> {
                segment.moveTo(compaction.log(), compaction.entries());
                view = new View(config, segment);
            });
            nextCompaction = 0;
            old.closeReplaced();
            folder.deleteOtherLogs(config);
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.log(System.Logger.Level.WARNING, "Could not rewrite " + old.file(), e);
            nextCompaction = old.size() + old.size() / 4;
        }
    }

    private Compaction copy(CollectionConfig config) {
        try {
            return Compaction.copy(view.segment(), folder.createLog(config));
        } catch (RuntimeException | Error e) {
            folder.deleteOtherLogs(view.config());
            throw e;
        }
    }

    /**
     * If this fails, a restart may open the old log or the new one. Both hold what was acknowledged until now; so that it
     * stays so, the old one takes nothing more.
     */
    private void switchLog(Compaction compaction, CollectionConfig config) {
        try {
            folder.save(config);
        } catch (RuntimeException | Error e) {
            view.segment().log().fail(e);
            compaction.log().closeReplaced();
            throw e;
        }
    }

    public long createField(CreateFieldIndexCollection request) {
        var path = PayloadPath.parse(request.getFieldName());
        var type = FieldTypes.of(request);
        return configure(config -> config.withField(request), segment -> segment.addField(path, type));
    }

    public long deleteField(String name) {
        var path = PayloadPath.parse(name);
        return configure(config -> config.withoutField(name), segment -> segment.removeField(path));
    }

    private long configure(UnaryOperator<CollectionConfig> edit, Consumer<Segment> change) {
        writing.lock();
        try {
            requireUsable();
            view.segment().log().requireHealthy();
            var config = edit.apply(view.config());
            folder.save(config);
            exclusively(() -> {
                change.accept(view.segment());
                view = new View(config, view.segment());
            });
            return view.segment().operation();
        } finally {
            writing.unlock();
        }
    }

    /** Ends all use; writers that wait for the disk are released. */
    void discard() {
        end(() -> Problems.unknownCollection(name()), segment -> segment.log().closeReplaced());
    }

    @Override
    public void close() {
        end(Problems::closing, Segment::close);
    }

    private void end(Supplier<RuntimeException> why, Consumer<Segment> how) {
        writing.lock();
        try {
            exclusively(() -> {
                refusal = why;
                how.accept(view.segment());
            });
        } finally {
            writing.unlock();
        }
    }

    private void requireUsable() {
        if (refusal != null) {
            throw refusal.get();
        }
    }

    /** If the change fails, memory may hold half of it: nothing is read, written or rewritten until a restart. */
    private void exclusively(Runnable change) {
        access.writeLock().lock();
        try {
            change.run();
        } catch (RuntimeException | Error e) {
            var log = view.segment().log();
            log.fail(e);
            refusal = () -> new FailedLogException(log.file(), e);
            throw e;
        } finally {
            access.writeLock().unlock();
        }
    }
}

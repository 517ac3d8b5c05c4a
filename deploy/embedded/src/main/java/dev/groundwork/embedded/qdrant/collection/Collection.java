package dev.groundwork.embedded.qdrant.collection;

import dev.groundwork.embedded.qdrant.index.Segment;
import dev.groundwork.embedded.qdrant.model.PayloadPath;
import dev.groundwork.embedded.qdrant.model.Problems;
import dev.groundwork.embedded.qdrant.schema.CollectionConfig;
import dev.groundwork.embedded.qdrant.schema.FieldTypes;
import dev.groundwork.embedded.qdrant.storage.Change;
import dev.groundwork.embedded.qdrant.storage.EntryLog;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One collection: writers go one after another and through the log, readers see whole operations only. A rewrite of the
 * log holds up writers, never readers.
 */
public final class Collection implements AutoCloseable {

    /** What a reader sees while it holds the read lock. */
    public record View(CollectionConfig config, Segment segment) {}

    /** Turns a request into the changes of one operation; sees the state before it. */
    public interface Plan {
        List<Change> changes(View before, long operation);
    }

    private final CollectionFolder folder;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantReadWriteLock access = new ReentrantReadWriteLock();
    private View view;
    private boolean closed;

    private Collection(CollectionFolder folder, View view) {
        this.folder = folder;
        this.view = view;
    }

    static Collection open(CollectionFolder folder) {
        var config = folder.load();
        return new Collection(folder, new View(config, folder.openSegment(config)));
    }

    /** Reads a consistent state; the view is not valid after the call. */
    public <T> T read(Function<View, T> reader) {
        access.readLock().lock();
        try {
            requireOpen();
            return reader.apply(view);
        } finally {
            access.readLock().unlock();
        }
    }

    /**
     * Carries out one operation and answers its number.
     *
     * @param durable whether to return only when the operation is on the disk
     */
    public long write(Plan plan, boolean durable) {
        EntryLog log;
        long operation;
        writing.lock();
        try {
            requireOpen();
            log = view.segment().log();
            operation = view.segment().operation() + 1;
            var changes = plan.changes(view, operation);
            if (!changes.isEmpty()) {
                append(changes, operation);
            }
        } finally {
            writing.unlock();
        }
        if (durable) {
            log.sync();
        }
        return operation;
    }

    private void append(List<Change> changes, long operation) {
        var body = Change.encode(changes);
        var bodyAt = view.segment().log().append(operation, body);
        exclusively(() -> view.segment().apply(operation, body, bodyAt));
        if (view.segment().isWorthCompacting()) {
            compact();
        }
    }

    private void compact() {
        var old = view.segment();
        var config = view.config().withLog(view.config().logNumber() + 1);
        folder.deleteOtherLogs(view.config());
        var segment = folder.createSegment(config);
        try {
            Compaction.copy(old, segment);
            switchLog(config);
        } catch (RuntimeException e) {
            segment.close();
            throw e;
        }
        exclusively(() -> view = new View(config, segment));
        old.log().closeReplaced();
        folder.deleteOtherLogs(config);
    }

    /**
     * If this fails, a restart may open the old log or the new one. Both hold what was acknowledged until now; so that it
     * stays so, the old one takes nothing more.
     */
    private void switchLog(CollectionConfig config) {
        try {
            folder.save(config);
        } catch (RuntimeException | Error e) {
            view.segment().log().fail(e);
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
            requireOpen();
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
        end(segment -> segment.log().closeReplaced());
    }

    @Override
    public void close() {
        end(Segment::close);
    }

    private void end(Consumer<Segment> how) {
        writing.lock();
        try {
            exclusively(() -> {
                if (!closed) {
                    closed = true;
                    how.accept(view.segment());
                }
            });
        } finally {
            writing.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw Problems.unknownCollection(folder.name());
        }
    }

    private void exclusively(Runnable change) {
        access.writeLock().lock();
        try {
            change.run();
        } finally {
            access.writeLock().unlock();
        }
    }
}

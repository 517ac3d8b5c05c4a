package dev.groundwork.ingest.embed;

import dev.groundwork.ingest.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.argument.Argument;

/** Vectors by the text they were made of, in the database: one statement for many. A vector tells nothing to who has not its text already. */
@ApplicationScoped
class VectorStore {

    /** A vector of this row was used; written down once a day at most, so that reading seldom writes. */
    private static final String USED = """
            update embedding set used_at = now() where key in (
                select key from embedding where key = any(:keys) and used_at < now() - interval '1 day' for update skip locked)""";

    private final Database database;

    VectorStore(Database database) {
        this.database = database;
    }

    /** Those that are there. */
    Map<VectorKey, float[]> find(Collection<VectorKey> keys) {
        var wanted = bytea(keys.stream().map(VectorKey::bytes).toArray(byte[][]::new));
        return database.inLosableTransaction(handle -> {
            var found = handle
                    .createQuery("select key, vector from embedding where key = any(:keys)")
                    .bind("keys", wanted)
                    .map((row, context) -> Map.entry(VectorKey.of(row.getBytes(1)), floats(row.getBytes(2))))
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            if (!found.isEmpty()) {
                handle.createUpdate(USED).bind("keys", wanted).execute();
            }
            return found;
        });
    }

    /** Keeps vectors, which can be made again; in the order of their keys, so that two writers never wait for each other in a circle. */
    void put(SortedMap<VectorKey, float[]> vectors) {
        var keys = vectors.keySet().stream().map(VectorKey::bytes).toArray(byte[][]::new);
        var values = vectors.values().stream().map(VectorStore::bytes).toArray(byte[][]::new);
        database.inLosableTransaction(handle -> handle.createUpdate("""
                        insert into embedding (key, vector) select * from unnest(:keys, :vectors)
                        on conflict (key) do update set vector = excluded.vector, used_at = now()""")
                .bind("keys", bytea(keys))
                .bind("vectors", bytea(values))
                .execute());
    }

    /**
     * Deletes what was not used for longest.
     *
     * @param most how many may stay
     * @param step how many are deleted at most, so that no transaction gets long
     * @return how many were
     */
    int evict(long most, int step) {
        return database.inTransaction(handle ->
                handle.createUpdate("""
                        delete from embedding where key in (
                            select key from embedding order by used_at
                            limit least(:step, greatest(0, (select count(*) from embedding) - :most)))""").bind("step", step).bind("most", most).execute());
    }

    private static Argument bytea(byte[][] values) {
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf("bytea", values));
    }

    private static byte[] bytes(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    private static float[] floats(byte[] bytes) {
        var vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }
}

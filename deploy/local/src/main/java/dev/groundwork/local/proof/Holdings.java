package dev.groundwork.local.proof;

import dev.groundwork.embedded.postgres.PostgresServer;
import dev.groundwork.local.suite.Suite;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What the services hold, counted in their databases.
 *
 * @param documents by their status
 * @param registered versions of which ingest-service knows
 * @param indexed documents, and versions of them, of which query-service knows
 * @param points that the index must hold, and no others: every chunk of every live version
 */
record Holdings(
        Map<String, Long> documents, long registered, Map<String, Long> indexed, long deadLetters, Set<Point> points) {

    private static final Set<String> SETTLED = Set.of("SEARCHABLE", "REJECTED", "DELETED");

    private static final String STATUSES = """
            select case when d.deleted then 'DELETED' else v.status end, count(*)
            from document d left join document_version v on v.document_id = d.document_id and v.version = d.content_version
            group by 1""";

    private static final String LIVE = """
            select document_id::text, live_version, live_chunk_count from document
            where live_version is not null and not deleted""";

    private static final String INDEXED = """
            select 'documents', count(*) from document_index union all select 'versions', count(*) from document_version""";

    static Holdings of(Suite suite) throws SQLException {
        try (var ingest = new Database(suite, "ingest");
                var query = new Database(suite, "query")) {
            var points = new TreeSet<Point>();
            ingest.each(
                    LIVE, row -> IntStream.range(0, row.getInt(3)).forEach(ordinal -> points.add(point(row, ordinal))));
            return new Holdings(
                    ingest.counts(STATUSES),
                    ingest.count("select count(*) from document_version"),
                    query.counts(INDEXED),
                    ingest.count("select count(*) from dead_letter"),
                    points);
        }
    }

    /** Documents that are on their way, or failed for no fault of theirs. */
    long unsettled() {
        return documents.entrySet().stream()
                .filter(status -> !SETTLED.contains(status.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Point point(ResultSet row, int ordinal) {
        try {
            return new Point(row.getString(1), row.getLong(2), ordinal);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Database implements AutoCloseable {

        private final Connection connection;

        Database(Suite suite, String name) throws SQLException {
            connection = DriverManager.getConnection(
                    suite.postgres().jdbcUrl(name), PostgresServer.USER, PostgresServer.PASSWORD);
        }

        @FunctionalInterface
        interface Row {
            void read(ResultSet row) throws SQLException;
        }

        void each(String query, Row reader) throws SQLException {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }

        Map<String, Long> counts(String query) throws SQLException {
            var counts = new TreeMap<String, Long>();
            each(query, row -> counts.put(row.getString(1), row.getLong(2)));
            return counts;
        }

        long count(String query) throws SQLException {
            var counts = new long[1];
            each(query, row -> counts[0] = row.getLong(1));
            return counts[0];
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}

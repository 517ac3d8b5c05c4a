package dev.groundwork.permissions.access;

import dev.groundwork.contracts.http.DocumentVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** The columns {@code parent_id} and {@code parent_version}, which are null for a root. */
public final class ParentColumns {

    private ParentColumns() {}

    /** Reads the two columns, whose names may have a prefix. */
    public static Optional<DocumentVersion> find(ResultSet row, String prefix) throws SQLException {
        var parent = row.getObject(prefix + "parent_id", UUID.class);
        return parent == null
                ? Optional.empty()
                : Optional.of(new DocumentVersion(parent, row.getLong(prefix + "parent_version")));
    }

    static <S extends SqlStatement<S>> S bind(S statement, DocumentVersion parent) {
        return statement
                .bind("parentId", parent == null ? null : parent.documentId())
                .bind("parentVersion", parent == null ? null : parent.version());
    }
}

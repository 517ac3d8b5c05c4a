package dev.groundwork.permissions.access;

import dev.groundwork.contracts.event.Access;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** The columns {@code allow}, {@code deny} and {@code clearance}, which stand in several tables. */
public final class AccessColumns {

    private AccessColumns() {}

    /** Reads the three columns, whose names may have a prefix; empty when an outer join found none. */
    public static Optional<Access> find(ResultSet row, String prefix) throws SQLException {
        var allow = row.getArray(prefix + "allow");
        if (allow == null) {
            return Optional.empty();
        }
        var deny = row.getArray(prefix + "deny");
        return Optional.of(new Access(
                List.of((String[]) allow.getArray()),
                List.of((String[]) deny.getArray()),
                row.getInt(prefix + "clearance")));
    }

    static <S extends SqlStatement<S>> S bind(S statement, Access access) {
        return statement
                .bindArray("allow", String.class, access.allow())
                .bindArray("deny", String.class, access.deny())
                .bind("clearance", access.clearance());
    }
}

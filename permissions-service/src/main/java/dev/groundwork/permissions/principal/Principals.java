package dev.groundwork.permissions.principal;

import dev.groundwork.contracts.http.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What is known of users: what their tokens said when last seen, and what admins set. */
@ApplicationScoped
public class Principals {

    private final Jdbi jdbi;

    Principals(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The user as he stands without a token of his at hand; empty when he is unknown or disabled. */
    public Optional<Reader> findReader(String tenant, String userId) {
        var assigned = findAssigned(tenant, userId);
        if (assigned.filter(Assigned::disabled).isPresent()) {
            return Optional.empty();
        }
        return Assigned.holding(findClaimed(tenant, userId), assigned)
                .map(membership -> membership.reader(tenant, userId));
    }

    /** Remembers what a token says, unless a newer one was seen. */
    public void remember(String tenant, String userId, Claimed claimed) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into principal (tenant, user_id, teams, department, clearance, issued_at)
                        values (:tenant, :userId, :teams, :department, :clearance, :issuedAt)
                        on conflict (tenant, user_id) do update set teams = excluded.teams, department = excluded.department,
                            clearance = excluded.clearance, issued_at = excluded.issued_at
                        where principal.issued_at < excluded.issued_at""")
                .bind("tenant", tenant)
                .bind("userId", userId)
                .bindArray("teams", String.class, claimed.membership().teams())
                .bind("department", claimed.membership().department())
                .bind("clearance", claimed.membership().clearance())
                .bind("issuedAt", claimed.issuedAt())
                .execute());
    }

    public Optional<Assigned> findAssigned(String tenant, String userId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select teams, department, clearance, disabled, changed_by, changed_at from membership
                        where tenant = :tenant and user_id = :userId order by id desc limit 1""")
                .bind("tenant", tenant)
                .bind("userId", userId)
                .map((row, _) -> new Assigned(
                        membership(row),
                        row.getBoolean("disabled"),
                        row.getString("changed_by"),
                        instant(row, "changed_at")))
                .findOne());
    }

    /** The earlier ones stay as history: the newest row of a user holds. */
    public Assigned assign(String tenant, String userId, Membership membership, boolean disabled, String by) {
        var changedAt = jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into membership (tenant, user_id, teams, department, clearance, disabled, changed_by, changed_at)
                        values (:tenant, :userId, :teams, :department, :clearance, :disabled, :by, clock_timestamp())""")
                .bind("tenant", tenant)
                .bind("userId", userId)
                .bindArray("teams", String.class, membership.teams())
                .bind("department", membership.department())
                .bind("clearance", membership.clearance())
                .bind("disabled", disabled)
                .bind("by", by)
                .executeAndReturnGeneratedKeys("changed_at")
                .map((row, _) -> instant(row, "changed_at"))
                .one());
        return new Assigned(membership, disabled, by, changedAt);
    }

    private Optional<Claimed> findClaimed(String tenant, String userId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select teams, department, clearance, issued_at from principal
                        where tenant = :tenant and user_id = :userId""")
                .bind("tenant", tenant)
                .bind("userId", userId)
                .map((row, _) -> new Claimed(membership(row), instant(row, "issued_at")))
                .findOne());
    }

    private static Membership membership(ResultSet row) throws SQLException {
        var teams = List.of((String[]) row.getArray("teams").getArray());
        return new Membership(teams, row.getString("department"), row.getInt("clearance"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

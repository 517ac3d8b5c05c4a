package dev.groundwork.permissions.check;

import dev.groundwork.contracts.http.CheckResult;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.contracts.http.Reader;
import dev.groundwork.permissions.access.AccessColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The check: one read of what holds at this moment, then a decision for every version asked about. Nothing is cached. */
@ApplicationScoped
class Checks {

    private final Jdbi jdbi;

    Checks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    CheckResult check(Reader reader, List<DocumentVersion> asked) {
        var known = read(reader.tenant(), asked);
        var readable = new LinkedHashMap<DocumentVersion, CheckResult.Allowed>();
        known.values().stream()
                .filter(version -> AccessDecision.mayRead(reader, version))
                .forEach(version -> readable.put(version.version(), allowed(version)));
        return new CheckResult(
                asked.stream()
                        .distinct()
                        .filter(readable::containsKey)
                        .map(readable::get)
                        .toList(),
                asked.stream()
                        .distinct()
                        .filter(version -> !readable.containsKey(version))
                        .toList());
    }

    /** Documents of other tenants are not among the known. */
    private Map<DocumentVersion, VersionAccess> read(String tenant, List<DocumentVersion> asked) {
        return jdbi.withHandle(handle -> handle
                .createQuery("""
                        select asked.document_id, asked.version, d.revision, d.deleted,
                            own.allow as own_allow, own.deny as own_deny, own.clearance as own_clearance,
                            newest.allow as newest_allow, newest.deny as newest_deny, newest.clearance as newest_clearance,
                            o.allow as override_allow, o.deny as override_deny, o.clearance as override_clearance
                        from (select distinct * from unnest(:ids, :versions) as each (document_id, version)) asked
                        join document d on d.document_id = asked.document_id and d.tenant = :tenant
                        left join source_access own on own.document_id = d.document_id
                            and own.content_version = asked.version and own.until is null
                        left join source_access newest on newest.document_id = d.document_id
                            and newest.content_version = d.content_version and newest.until is null
                        left join access_override o on o.document_id = d.document_id and o.until is null""")
                .bindArray(
                        "ids",
                        UUID.class,
                        asked.stream().map(DocumentVersion::documentId).toList())
                .bindArray(
                        "versions",
                        Long.class,
                        asked.stream().map(DocumentVersion::version).toList())
                .bind("tenant", tenant)
                .map((row, _) -> versionAccess(row))
                .stream()
                .collect(Collectors.toMap(VersionAccess::version, Function.identity())));
    }

    private static VersionAccess versionAccess(ResultSet row) throws SQLException {
        return new VersionAccess(
                new DocumentVersion(row.getObject("document_id", UUID.class), row.getLong("version")),
                row.getLong("revision"),
                row.getBoolean("deleted"),
                AccessColumns.find(row, "own_"),
                AccessColumns.find(row, "newest_"),
                AccessColumns.find(row, "override_"));
    }

    private static CheckResult.Allowed allowed(VersionAccess version) {
        return new CheckResult.Allowed(
                version.version().documentId(), version.version().version(), version.revision());
    }
}

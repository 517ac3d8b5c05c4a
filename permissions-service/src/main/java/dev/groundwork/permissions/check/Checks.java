package dev.groundwork.permissions.check;

import dev.groundwork.contracts.http.CheckResult;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.contracts.http.Reader;
import dev.groundwork.permissions.access.AccessColumns;
import dev.groundwork.permissions.access.Lineage;
import dev.groundwork.permissions.access.ParentColumns;
import dev.groundwork.permissions.check.VersionAccess.Stated;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        var decision = new AccessDecision(reader, known);
        var decided = asked.stream().distinct().collect(Collectors.partitioningBy(decision::mayRead));
        return new CheckResult(
                decided.get(true).stream().map(known::get).map(Checks::allowed).toList(), decided.get(false));
    }

    /** The versions asked about and those they are judged at. Documents of other tenants are not among the known. */
    private Map<DocumentVersion, VersionAccess> read(String tenant, List<DocumentVersion> asked) {
        return jdbi.withHandle(handle -> handle
                .createQuery("""
                        with recursive wanted (document_id, version, depth) as (
                            select document_id, version, 0 from unnest(:ids, :versions) as each (document_id, version)
                            union
                            select s.parent_id, s.parent_version, wanted.depth + 1
                            from wanted
                            join document d on d.document_id = wanted.document_id and d.tenant = :tenant
                            join source_access s on s.document_id = d.document_id and s.until is null
                                and s.parent_id is not null and s.content_version in (wanted.version, d.content_version)
                            where wanted.depth < :depth
                        )
                        select asked.document_id, asked.version, d.source_system, d.revision, d.deleted,
                            own.parent_id as own_parent_id, own.parent_version as own_parent_version,
                            newest.parent_id as newest_parent_id, newest.parent_version as newest_parent_version,
                            own.allow as own_allow, own.deny as own_deny, own.clearance as own_clearance,
                            newest.allow as newest_allow, newest.deny as newest_deny, newest.clearance as newest_clearance,
                            o.allow as override_allow, o.deny as override_deny, o.clearance as override_clearance
                        from (select distinct document_id, version from wanted) asked
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
                .bind("depth", Lineage.MAX_DEPTH)
                .map((row, _) -> versionAccess(row))
                .stream()
                .collect(Collectors.toMap(VersionAccess::version, Function.identity())));
    }

    private static VersionAccess versionAccess(ResultSet row) throws SQLException {
        return new VersionAccess(
                new DocumentVersion(row.getObject("document_id", UUID.class), row.getLong("version")),
                row.getString("source_system"),
                row.getLong("revision"),
                row.getBoolean("deleted"),
                stated(row, "own_"),
                stated(row, "newest_"),
                AccessColumns.find(row, "override_"));
    }

    private static Optional<Stated> stated(ResultSet row, String prefix) throws SQLException {
        var parent = ParentColumns.find(row, prefix);
        return AccessColumns.find(row, prefix).map(access -> new Stated(access, parent));
    }

    private static CheckResult.Allowed allowed(VersionAccess version) {
        return new CheckResult.Allowed(
                version.version().documentId(), version.version().version(), version.revision());
    }
}

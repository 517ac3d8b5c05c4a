package dev.groundwork.ingest.member;

import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.ingest.event.Traces;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The statements on the table of members, in the transactions of the registry. Every change is news, which the {@link MemberRelay} tells: so
 * no member is held without its event, nor told without being held.
 */
public final class MemberTable {

    private static final String NEWS = "news = member.news + 1, since = clock_timestamp(), traceparent = :traceparent";

    private MemberTable() {}

    /** The document that holds members. */
    public record Parent(UUID documentId, UUID rootId, int depth, String tenant, String system) {}

    /** What is known of a member. */
    public record Held(UUID parentId, boolean gone) {}

    /** How much a root has brought along. */
    public record Load(long count, long bytes) {}

    /**
     * What the members of a root's other documents amount to, which no other transaction that asks the same changes before this one ends:
     * siblings that are read at once would each find room for themselves.
     */
    public static Load load(Handle handle, Parent parent) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:rootId::text, 0))")
                .bindMethods(parent)
                .mapTo(int.class)
                .one();
        return handle.createQuery("""
                        select count(*) as count, coalesce(sum(size), 0)::bigint as bytes from member
                        where root_id = :rootId and parent_id <> :documentId and not gone""")
                .bindMethods(parent)
                .map(ConstructorMapper.of(Load.class))
                .one();
    }

    /** Enters which members a version of their parent has; others that it had are gone. */
    public static void replace(Handle handle, Parent parent, long version, List<Member> members) {
        var present = members.stream()
                .map(member -> DocumentIds.documentId(parent.tenant, new Source(parent.system, member.externalId())))
                .toList();
        put(handle, parent, version, members, present);
        handle.createUpdate("update member set gone = true, " + NEWS
                        + " where parent_id = :parentId and not gone and document_id <> all (:present)")
                .bind("parentId", parent.documentId)
                .bindArray("present", UUID.class, present)
                .bind("traceparent", Traces.present())
                .execute();
    }

    /** The parent is gone, and with it all that it held. */
    public static void removeAll(Handle handle, UUID parentId) {
        handle.createUpdate("update member set gone = true, " + NEWS + " where parent_id = :parentId and not gone")
                .bind("parentId", parentId)
                .bind("traceparent", Traces.present())
                .execute();
    }

    /** Whether the document was ever found in another. A member's row is there before its first event, and stays. */
    public static boolean isKnown(Handle handle, UUID documentId) {
        return handle.createQuery("select exists (select 1 from member where document_id = :id)")
                .bind("id", documentId)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * Whether an event says of a member what holds. One that does not was overtaken on its way, so what holds is told once more.
     *
     * @return true also of a document that is no member
     */
    public static boolean agrees(Handle handle, DocumentReceived event) {
        var found = handle.createQuery("select parent_id, gone from member where document_id = :id")
                .bind("id", event.documentId())
                .map(ConstructorMapper.of(Held.class))
                .findOne();
        if (found.isEmpty()) {
            return event.parentId() == null;
        }
        var held = found.get();
        var agrees = switch (event.operation()) {
            case UPSERT -> event.parentId() == null || (event.parentId().equals(held.parentId) && !held.gone);
            case DELETE -> held.gone;
            case ACCESS -> true;
        };
        if (!agrees) {
            handle.createUpdate("update member set " + NEWS + " where document_id = :id")
                    .bind("id", event.documentId())
                    .bind("traceparent", Traces.present())
                    .execute();
        }
        return agrees;
    }

    private static void put(Handle handle, Parent parent, long version, List<Member> members, List<UUID> ids) {
        var batch = handle.prepareBatch("""
                insert into member (document_id, parent_id, parent_version, root_id, tenant, system, external_id, sha256, size, media_type,
                    file_name, traceparent)
                values (:id, :parentId, :version, :rootId, :tenant, :system, :externalId, :sha256, :size, :mediaType, :fileName, :traceparent)
                on conflict (document_id) do update set
                    parent_version = excluded.parent_version, sha256 = excluded.sha256, size = excluded.size,
                    media_type = excluded.media_type, file_name = excluded.file_name, gone = false, %s
                where member.gone
                    or (member.parent_version, member.sha256, member.media_type, member.file_name)
                        is distinct from (excluded.parent_version, excluded.sha256, excluded.media_type, excluded.file_name)""".formatted(NEWS));
        for (var i = 0; i < members.size(); i++) {
            var member = members.get(i);
            batch.bindMethods(member.content())
                    .bind("id", ids.get(i))
                    .bind("externalId", member.externalId())
                    .bind("size", member.size())
                    .bind("parentId", parent.documentId)
                    .bind("rootId", parent.rootId)
                    .bind("tenant", parent.tenant)
                    .bind("system", parent.system)
                    .bind("version", version)
                    .bind("traceparent", Traces.present())
                    .add();
        }
        batch.execute();
    }
}

package dev.groundwork.eval.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.eval.paging.Page;
import dev.groundwork.eval.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The stored datasets. */
@ApplicationScoped
public class Datasets {

    /**
     * A case of a dataset at its place.
     *
     * @param ordinal its place, from 0
     */
    public record Entry(int ordinal, EvalCase asked) {}

    private final Jdbi jdbi;
    private final ObjectMapper json;

    Datasets(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** Stores a new version of the dataset, unless the newest one holds the same bytes: then that one is meant. */
    Dataset add(String tenant, String name, List<EvalCase> cases, String sha256, String createdBy) {
        return jdbi.inTransaction(handle -> {
            lock(handle, tenant, name);
            var newest = find(handle, tenant, name, null);
            if (newest.isPresent() && newest.get().sha256().equals(sha256)) {
                return newest.get();
            }
            var added = handle.createQuery("""
                            insert into dataset (dataset_id, tenant, name, version, cases, sha256, created_by)
                            values (:id, :tenant, :name, :version, :cases, :sha256, :createdBy)
                            returning *""")
                    .bind("id", UUID.randomUUID())
                    .bind("tenant", tenant)
                    .bind("name", name)
                    .bind("version", newest.map(Dataset::version).orElse(0) + 1)
                    .bind("cases", cases.size())
                    .bind("sha256", sha256)
                    .bind("createdBy", createdBy)
                    .map(ConstructorMapper.of(Dataset.class))
                    .one();
            insertCases(handle, added.datasetId(), cases);
            return added;
        });
    }

    /** @param version null means the newest */
    public Optional<Dataset> find(String tenant, String name, Integer version) {
        return jdbi.withHandle(handle -> find(handle, tenant, name, version));
    }

    /** All versions of all datasets of the tenant, the newest first. */
    Page<Dataset> list(String tenant, PageRequest request) {
        return request.pageOf(jdbi.withHandle(handle -> handle.createQuery("""
                        select * from dataset where tenant = :tenant
                        order by created_at desc, name, version desc limit :limit offset :offset""")
                .bind("tenant", tenant)
                .bind("limit", request.rows())
                .bind("offset", request.offset())
                .map(ConstructorMapper.of(Dataset.class))
                .list()));
    }

    /** A page of the cases of a dataset in their order. */
    public Page<Entry> pageCases(UUID datasetId, PageRequest request) {
        return request.pageOf(listCases(datasetId, request.offset(), request.rows()));
    }

    /** The cases of a dataset in their order. */
    public List<Entry> listCases(UUID datasetId) {
        return listCases(datasetId, 0, Jsonl.MAX_CASES);
    }

    private List<Entry> listCases(UUID datasetId, int from, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select ordinal, body from dataset_case
                        where dataset_id = :id and ordinal >= :from order by ordinal limit :limit""")
                .bind("id", datasetId)
                .bind("from", from)
                .bind("limit", limit)
                .map((row, context) -> new Entry(row.getInt("ordinal"), parse(row.getString("body"))))
                .list());
    }

    /** Two uploads under one name take their versions one after the other. */
    private static void lock(Handle handle, String tenant, String name) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .bind("name", "dataset/" + tenant + "/" + name)
                .mapTo(int.class)
                .one();
    }

    private static Optional<Dataset> find(Handle handle, String tenant, String name, Integer version) {
        return handle.createQuery("""
                        select * from dataset
                        where tenant = :tenant and name = :name and (cast(:version as int) is null or version = :version)
                        order by version desc limit 1""")
                .bind("tenant", tenant)
                .bind("name", name)
                .bind("version", version)
                .map(ConstructorMapper.of(Dataset.class))
                .findOne();
    }

    private void insertCases(Handle handle, UUID datasetId, List<EvalCase> cases) {
        var batch = handle.prepareBatch(
                "insert into dataset_case (dataset_id, ordinal, case_id, body) values (?, ?, ?, ?)");
        for (int ordinal = 0; ordinal < cases.size(); ordinal++) {
            var entry = cases.get(ordinal);
            batch.add(datasetId, ordinal, entry.id(), write(entry));
        }
        batch.execute();
    }

    private String write(EvalCase entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a case that JSON cannot hold", e);
        }
    }

    private EvalCase parse(String body) {
        try {
            return json.readValue(body, EvalCase.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored case is unreadable", e);
        }
    }
}

package dev.groundwork.query.index.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The generations that are kept: all of them are written, the active one is searched. */
@ApplicationScoped
public class Generations {

    public Generation active(Handle handle) {
        return handle.createQuery("select id, model, dimensions from generation where active")
                .map(ConstructorMapper.of(Generation.class))
                .one();
    }

    public List<Generation> listKept(Handle handle) {
        return handle.createQuery("select id, model, dimensions from generation order by created_at, id")
                .map(ConstructorMapper.of(Generation.class))
                .list();
    }

    public Optional<Generation> find(Handle handle, String id) {
        return handle.createQuery("select id, model, dimensions from generation where id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(Generation.class))
                .findOne();
    }

    /** The generation that takes vectors of this model; it stays kept until the caller's transaction ends. */
    public Optional<Generation> findToWrite(Handle handle, String model) {
        return handle.createQuery("select id, model, dimensions from generation where model = :model for key share")
                .bind("model", model)
                .map(ConstructorMapper.of(Generation.class))
                .findOne();
    }
}

package dev.groundwork.query.index.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The rows that name collections and models. */
@ApplicationScoped
public class Generations {

    private static final String COLUMNS = "select id, model, dimensions from generation where ";

    /** The generation that is searched. */
    public Generation active(Handle handle) {
        return handle.createQuery(COLUMNS + "active")
                .map(ConstructorMapper.of(Generation.class))
                .one();
    }

    /** The generation that holds vectors of that model. */
    public Optional<Generation> findByModel(Handle handle, String model) {
        return handle.createQuery(COLUMNS + "model = :model")
                .bind("model", model)
                .map(ConstructorMapper.of(Generation.class))
                .findOne();
    }
}

package dev.groundwork.query.index.store;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The row that names the collections in use and their model. */
@ApplicationScoped
public class Generations {

    /** The generation that is written and searched. */
    public Generation active(Handle handle) {
        return handle.createQuery("select id, model, dimensions from generation where active")
                .map(ConstructorMapper.of(Generation.class))
                .one();
    }
}

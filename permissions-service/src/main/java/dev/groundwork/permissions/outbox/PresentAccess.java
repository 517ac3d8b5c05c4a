package dev.groundwork.permissions.outbox;

import dev.groundwork.contracts.event.AccessChanged;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads what holds of documents now, as it is to be published. */
public interface PresentAccess {

    List<AccessChanged> listPresent(Handle handle, Collection<UUID> documentIds);
}

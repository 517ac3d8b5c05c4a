package dev.groundwork.ingest.identity;

import dev.groundwork.contracts.event.Source;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may speak for a source, and who may see and change a document of it. */
@ApplicationScoped
public class SourceRights {

    private final SourceConfig config;

    public SourceRights(SourceConfig config) {
        this.config = config;
    }

    /** Uploads belong to their user; everything else to the service account that configuration binds to the system in its tenant. */
    public boolean maySpeakFor(Caller caller, String system) {
        if (system.startsWith(Source.UPLOAD_PREFIX)) {
            return system.equals(Source.uploadsOf(caller.userId())) || caller.isAdmin();
        }
        return isBound(caller, system);
    }

    /** The owner, an admin, or the service account of the source. */
    public boolean mayChange(Caller caller, String tenant, String system, String owner) {
        return caller.tenant().equals(tenant)
                && (caller.userId().equals(owner) || caller.isAdmin() || isBound(caller, system));
    }

    /** Operators see what they have to operate. */
    public boolean maySee(Caller caller, String tenant, String system, String owner) {
        return mayChange(caller, tenant, system, owner) || (caller.tenant().equals(tenant) && caller.isOperator());
    }

    /** Whether some source is bound to the caller, who then may use the URIs that only upstream systems may. */
    public boolean isBound(Caller caller) {
        return config.sources().values().stream().anyMatch(source -> source.binds(caller));
    }

    private boolean isBound(Caller caller, String system) {
        return config.sources().values().stream()
                .anyMatch(source -> source.system().equals(system) && source.binds(caller));
    }
}

package dev.groundwork.ingest.failure;

/** Our own infrastructure does not answer: a request gets 503, a consumer waits in place until it does. */
public class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Dependency dependency;

    public UnavailableException(Dependency dependency, Throwable cause) {
        super(dependency.tag() + " is unavailable: " + cause, cause);
        this.dependency = dependency;
        Failures.count(dependency, "unavailable");
    }

    public Dependency dependency() {
        return dependency;
    }
}

package dev.groundwork.query.generation;

/** @param force true switches even while documents are missing or questions cannot be embedded */
public record Activation(Boolean force) {

    boolean isForced() {
        return Boolean.TRUE.equals(force);
    }
}

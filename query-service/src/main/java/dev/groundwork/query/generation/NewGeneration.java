package dev.groundwork.query.generation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A generation to begin.
 *
 * @param model as ingest-service names it
 * @param dimensions of its vectors
 */
public record NewGeneration(
        @NotBlank @Size(max = 200) String model,
        @NotNull @Min(1) @Max(65_536) Integer dimensions) {}

package dev.groundwork.eval;

import dev.groundwork.embedded.fixture.FeatureTable;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void eachFeatureImportsOnlyWhatTheTableAllows() {
        FeatureTable.of("dev.groundwork.eval")
                .feature("report")
                .mayImport("run", "dataset", "score", "caller", "database", "problem")
                .feature("run")
                .mayImport("query", "reader", "dataset", "score", "caller", "database", "problem")
                .feature("query")
                .mayImport("reader", "problem")
                .feature("reader")
                .mayImport("problem")
                .feature("dataset")
                .mayImport("caller", "database", "problem")
                .feature("score")
                .mayImport()
                .feature("caller")
                .mayImport("problem")
                .feature("database")
                .mayImport()
                .feature("problem")
                .mayImport()
                .library("org.jdbi..")
                .onlyIn("database", "dataset", "run", "problem")
                .check();
    }
}

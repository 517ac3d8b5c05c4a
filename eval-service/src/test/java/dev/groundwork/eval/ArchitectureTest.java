package dev.groundwork.eval;

import dev.groundwork.embedded.fixture.FeatureTable;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void eachFeatureImportsOnlyWhatTheTableAllows() {
        FeatureTable.of("dev.groundwork.eval")
                .feature("report")
                .mayImport("run", "dataset", "score", "caller", "paging", "problem")
                .feature("run")
                .mayImport("query", "reader", "dataset", "score", "caller", "paging", "problem")
                .feature("query")
                .mayImport("reader", "problem")
                .feature("reader")
                .mayImport("problem")
                .feature("dataset")
                .mayImport("caller", "paging", "problem")
                .feature("score")
                .mayImport()
                .feature("caller")
                .mayImport("problem")
                .feature("paging")
                .mayImport("problem")
                .feature("problem")
                .mayImport("database")
                .feature("database")
                .mayImport()
                .library("org.jdbi..")
                .onlyIn("database", "dataset", "run", "problem")
                .check();
    }
}

package dev.groundwork.query;

import dev.groundwork.embedded.fixture.FeatureTable;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void everyFeatureImportsOnlyWhatTheTableAllows() {
        FeatureTable.of("dev.groundwork.query")
                .feature("search")
                .mayImport("index", "permission", "text", "problem")
                .feature("index")
                .mayImport("text", "problem", "database")
                .feature("permission")
                .mayImport("problem")
                .feature("text")
                .mayImport()
                .feature("problem")
                .mayImport("database")
                .feature("database")
                .mayImport()
                .library("io.qdrant..")
                .onlyIn("index", "search")
                .library("dev.langchain4j..")
                .onlyIn("search")
                .library("ai.onnxruntime..")
                .onlyIn("search")
                .library("org.apache.lucene..")
                .onlyIn("text")
                .library("org.jdbi..")
                .onlyIn("index", "database")
                .check();
    }
}

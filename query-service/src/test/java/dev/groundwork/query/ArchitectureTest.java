package dev.groundwork.query;

import dev.groundwork.embedded.fixture.FeatureTable;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void everyFeatureImportsOnlyWhatTheTableAllows() {
        FeatureTable.of("dev.groundwork.query")
                .feature("answer")
                .mayImport("generate", "search", "permission", "guard", "ledger", "limit", "text", "problem", "index")
                .feature("generation")
                .mayImport("search", "index", "problem")
                .feature("generate")
                .mayImport("search", "guard", "limit", "text", "problem")
                .feature("guard")
                .mayImport("text")
                .feature("ledger")
                .mayImport("problem", "database")
                .feature("limit")
                .mayImport("problem")
                .feature("search")
                .mayImport("index", "permission", "ledger", "limit", "text", "problem")
                .feature("index")
                .mayImport("text", "problem", "database")
                .feature("permission")
                .mayImport("limit", "problem")
                .feature("text")
                .mayImport()
                .feature("problem")
                .mayImport("database")
                .feature("database")
                .mayImport()
                .library("io.qdrant..")
                .onlyIn("index", "search")
                .library("dev.langchain4j..")
                .onlyIn("generate", "search")
                .library("ai.onnxruntime..")
                .onlyIn("search")
                .library("org.apache.lucene..")
                .onlyIn("text")
                .library("org.jdbi..")
                .onlyIn("answer", "generation", "ledger", "index", "problem", "database")
                .check();
    }
}

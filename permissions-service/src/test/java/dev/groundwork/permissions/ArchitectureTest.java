package dev.groundwork.permissions;

import dev.groundwork.embedded.fixture.FeatureTable;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void everyFeatureImportsOnlyWhatTheTableAllows() {
        FeatureTable.of("dev.groundwork.permissions")
                .feature("check")
                .mayImport("access", "principal", "problem")
                .feature("access")
                .mayImport("source", "outbox", "principal", "paging", "problem", "database")
                .feature("source")
                .mayImport("principal", "problem", "kafka")
                .feature("audit")
                .mayImport("principal", "paging", "problem", "kafka", "database")
                .feature("principal")
                .mayImport("problem")
                .feature("outbox")
                .mayImport("database")
                .feature("paging")
                .mayImport("problem")
                .feature("problem")
                .mayImport("database")
                .feature("kafka")
                .mayImport()
                .feature("database")
                .mayImport()
                .library("org.jdbi..")
                .onlyIn("access", "check", "principal", "outbox", "audit", "database", "problem")
                .library("io.smallrye.reactive.messaging..")
                .onlyIn("source", "audit", "outbox", "kafka")
                .check();
    }
}

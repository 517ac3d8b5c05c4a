package dev.groundwork.permissions;

import dev.groundwork.embedded.fixture.FeatureTable;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void everyFeatureImportsOnlyWhatTheTableAllows() {
        FeatureTable.of("dev.groundwork.permissions")
                .feature("check")
                .mayImport("access", "identity", "principal", "problem")
                .feature("access")
                .mayImport("source", "outbox", "identity", "paging", "problem", "database")
                .feature("source")
                .mayImport("principal", "problem", "kafka")
                .feature("audit")
                .mayImport("identity", "paging", "problem", "kafka", "database")
                .feature("user")
                .mayImport("identity", "principal", "problem")
                .feature("identity")
                .mayImport("principal", "problem")
                .feature("principal")
                .mayImport()
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

package dev.groundwork.ingest;

import dev.groundwork.embedded.fixture.FeatureTable;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void everyFeatureImportsOnlyWhatTheTableAllows() {
        FeatureTable.of("dev.groundwork.ingest")
                .feature("pipeline")
                .mayImport(
                        "digest",
                        "source",
                        "download",
                        "extract",
                        "text",
                        "chunk",
                        "embed",
                        "registry",
                        "member",
                        "event",
                        "failure")
                .feature("reconcile")
                .mayImport("registry", "source", "embed", "database", "event", "identity", "problem", "failure")
                .feature("upload")
                .mayImport(
                        "digest",
                        "source",
                        "download",
                        "registry",
                        "database",
                        "event",
                        "identity",
                        "problem",
                        "failure")
                .feature("progress")
                .mayImport("registry", "identity", "problem", "failure")
                .feature("deadletter")
                .mayImport("registry", "database", "event", "identity", "paging", "problem", "failure")
                .feature("registry")
                .mayImport("member", "source", "database", "event", "identity", "paging", "problem", "failure")
                .feature("member")
                .mayImport("digest", "text", "source", "database", "event", "failure")
                .feature("health")
                .mayImport("source", "database", "failure")
                .feature("embed")
                .mayImport("digest", "chunk", "database", "failure")
                .feature("chunk")
                .mayImport("text", "failure")
                .feature("extract")
                .mayImport("digest", "format", "text", "source", "scratch", "failure")
                .feature("format")
                .mayImport("text", "source", "failure")
                .feature("text")
                .mayImport("source", "failure")
                .feature("source")
                .mayImport("digest", "download", "scratch", "failure")
                .feature("download")
                .mayImport("failure")
                .feature("scratch")
                .mayImport()
                .feature("digest")
                .mayImport()
                .feature("event")
                .mayImport("failure")
                .feature("database")
                .mayImport("failure")
                .feature("identity")
                .mayImport("problem")
                .feature("paging")
                .mayImport("problem")
                .feature("problem")
                .mayImport("failure")
                .feature("failure")
                .mayImport()
                .library("org.apache.tika..")
                .onlyIn("format", "text")
                .library("org.apache.hc..")
                .onlyIn("download")
                .library("software.amazon.awssdk..")
                .onlyIn("download", "source")
                .library("dev.langchain4j..")
                .onlyIn("embed")
                .library("org.jdbi..")
                .onlyIn("database", "registry", "member", "deadletter", "upload", "embed", "reconcile")
                .check();
    }
}

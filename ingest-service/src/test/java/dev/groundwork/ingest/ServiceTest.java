package dev.groundwork.ingest;

import dev.groundwork.embedded.fixture.TestServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test against the service with real servers; all of them share one start. */
@QuarkusTest
@WithTestResource(
        value = TestServers.class,
        initArgs = {
            @ResourceArg(name = "servers", value = "kafka,postgres"),
            @ResourceArg(name = "database", value = "ingest"),
            @ResourceArg(name = "topics", value = "/dev/groundwork/contracts/topics.json")
        })
@WithTestResource(FakeIndex.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ServiceTest {}

package dev.groundwork.eval;

import dev.groundwork.embedded.fixture.TestServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The one set of servers that all tests of the running service share. */
@WithTestResource(
        value = TestServers.class,
        initArgs = {@ResourceArg(name = "servers", value = "postgres"), @ResourceArg(name = "database", value = "eval")
        })
@WithTestResource(FakeSuite.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface WithServers {}

package dev.groundwork.permissions.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.contracts.http.Reader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessDecisionTest {

    record Cases(Map<String, Person> readers, List<Document> documents) {}

    record Person(List<String> tokens, int clearance) {}

    record Document(
            String name,
            boolean deleted,
            Long newest,
            Map<Long, Access> versions,
            Access override,
            List<Assertion> assertions) {

        VersionAccess version(long version) {
            return new VersionAccess(
                    new DocumentVersion(new UUID(0, 1), version),
                    1,
                    deleted,
                    Optional.ofNullable(versions.get(version)),
                    Optional.ofNullable(newest).map(versions::get),
                    Optional.ofNullable(override));
        }
    }

    record Assertion(long version, List<String> may, List<String> mayNot) {}

    @ParameterizedTest(name = "{0}: {1} of version {2} is {3}")
    @MethodSource("assertions")
    void theDecisionIsAsTheCaseSays(
            String document, String reader, long version, boolean may, Document facts, Reader who) {
        assertThat(AccessDecision.mayRead(who, facts.version(version))).isEqualTo(may);
    }

    static Stream<Arguments> assertions() throws IOException {
        var yaml = new ObjectMapper(new YAMLFactory());
        var cases = yaml.readValue(AccessDecisionTest.class.getResourceAsStream("access-cases.yaml"), Cases.class);
        return cases.documents().stream()
                .flatMap(document -> document.assertions().stream()
                        .flatMap(assertion -> Stream.concat(
                                assertion.may().stream().map(name -> row(cases, document, assertion, name, true)),
                                assertion.mayNot().stream()
                                        .map(name -> row(cases, document, assertion, name, false)))));
    }

    private static Arguments row(Cases cases, Document document, Assertion assertion, String name, boolean may) {
        var person = cases.readers().get(name);
        var reader = new Reader(name, "default", person.tokens(), person.clearance());
        return Arguments.of(document.name(), name, assertion.version(), may, document, reader);
    }
}

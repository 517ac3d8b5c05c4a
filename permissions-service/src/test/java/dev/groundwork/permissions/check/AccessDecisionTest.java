package dev.groundwork.permissions.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.contracts.http.Reader;
import dev.groundwork.permissions.access.Lineage;
import dev.groundwork.permissions.check.VersionAccess.Stated;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessDecisionTest {

    private static final Access PUBLIC = new Access(List.of("public"), List.of(), 0);
    private static final Reader ALICE = new Reader("alice", "default", List.of("public"), 0);

    record Cases(Map<String, Person> readers, List<Document> documents) {

        Map<DocumentVersion, VersionAccess> known() {
            var known = new HashMap<DocumentVersion, VersionAccess>();
            documents.forEach(document -> document.mentioned()
                    .forEach(version -> known.put(document.at(version), document.version(version))));
            return known;
        }
    }

    record Person(List<String> tokens, int clearance) {}

    record Document(
            String name,
            String source,
            boolean deleted,
            Long newest,
            Map<Long, Content> versions,
            Access override,
            List<Assertion> assertions) {

        Set<Long> mentioned() {
            var mentioned = new TreeSet<>(versions.keySet());
            assertions.forEach(assertion -> mentioned.add(assertion.version()));
            return mentioned;
        }

        DocumentVersion at(long version) {
            return version(name, version);
        }

        VersionAccess version(long version) {
            return new VersionAccess(
                    at(version),
                    Objects.requireNonNullElse(source, "wiki"),
                    1,
                    deleted,
                    Optional.ofNullable(versions.get(version)).map(Content::stated),
                    Optional.ofNullable(newest).map(versions::get).map(Content::stated),
                    Optional.ofNullable(override));
        }

        private static DocumentVersion version(String name, long version) {
            return new DocumentVersion(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), version);
        }
    }

    record Content(List<String> allow, List<String> deny, int clearance, Holder in) {

        Stated stated() {
            return new Stated(
                    new Access(allow, deny, clearance),
                    Optional.ofNullable(in).map(holder -> Document.version(holder.document(), holder.version())));
        }
    }

    record Holder(String document, long version) {}

    record Assertion(long version, List<String> may, List<String> mayNot) {}

    @ParameterizedTest(name = "{0}: {1} of version {2} is {3}")
    @MethodSource("assertions")
    void theDecisionIsAsTheCaseSays(
            String document, String reader, long version, boolean may, AccessDecision decision, DocumentVersion asked) {
        assertThat(decision.mayRead(asked)).isEqualTo(may);
    }

    @Test
    void aMemberIsReadAtTheEndOfAChainThatIsNotTooLong() {
        var chain = new HashMap<DocumentVersion, VersionAccess>();
        chain.put(inChain(0), at(inChain(0), new Stated(PUBLIC, Optional.empty())));
        LongStream.rangeClosed(1, Lineage.MAX_DEPTH + 1)
                .forEach(depth -> chain.put(
                        inChain(depth),
                        at(inChain(depth), new Stated(Access.NOBODY, Optional.of(inChain(depth - 1))))));
        var decision = new AccessDecision(ALICE, chain);

        assertThat(decision.mayRead(inChain(Lineage.MAX_DEPTH))).isTrue();
        assertThat(decision.mayRead(inChain(Lineage.MAX_DEPTH + 1))).isFalse();
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
        return Arguments.of(
                document.name(),
                name,
                assertion.version(),
                may,
                new AccessDecision(reader, cases.known()),
                document.at(assertion.version()));
    }

    private static DocumentVersion inChain(long depth) {
        return new DocumentVersion(new UUID(0, depth), 1);
    }

    private static VersionAccess at(DocumentVersion version, Stated stated) {
        return new VersionAccess(version, "wiki", 1, false, Optional.of(stated), Optional.of(stated), Optional.empty());
    }
}

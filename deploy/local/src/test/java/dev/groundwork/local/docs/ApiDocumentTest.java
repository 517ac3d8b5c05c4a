package dev.groundwork.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds docs/api.md against the code of the services. */
class ApiDocumentTest {

    static final List<String> SERVICES = Checkout.SERVICES;

    private final MarkdownDocument api = MarkdownDocument.named("api.md");

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyErrorCodeStandsInTheTableOfItsServiceWithItsStatus(String service) {
        var documented = api.rows("Codes of " + service).stream()
                .map(row -> row.get(0) + " " + row.get(1))
                .toList();

        assertThat(Differences.between(Enums.errorCodes(service), documented))
                .as("codes of %s in docs/api.md", service)
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyCallOfAServiceHasItsSection(String service) {
        var documented = api.headingsUnder(service).stream()
                .filter(heading -> heading.contains(" /"))
                .toList();

        assertThat(Differences.between(Resources.calls(service), documented))
                .as("calls of %s in docs/api.md", service)
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyCallCanBePastedAsACurlLineWithTheCallersToken(String service) {
        assertThat(Resources.calls(service))
                .allSatisfy(call -> assertThat(api.code(call, "sh"))
                        .as("curl line of %s", call)
                        .anyMatch(line -> line.contains("curl") && line.contains("$TOKEN")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Codes of rejected documents, ingest-service, ingest/failure/RejectionCode, RejectionCode",
        "Status of a document, ingest-service, ingest/registry/Status, Status",
        "Status of an answer, contracts, contracts/http/Answer, Status",
        "Degraded answers, query-service, query/search/Degradation, Degradation",
        "Warnings of an answer, query-service, query/guard/Warning, Warning",
        "Status of a run, eval-service, eval/run/Run, Status"
    })
    void everyValueStandsInItsTable(String heading, String module, String className, String enumName) {
        var documented = api.rows(heading).stream().map(List::getFirst).toList();

        assertThat(Differences.between(Enums.constants(Checkout.source(module, className), enumName), documented))
                .as("'%s' in docs/api.md", heading)
                .isEmpty();
    }

    @Test
    void everyExampleIsJson() {
        assertThat(api.code("API", "json").stream().filter(example -> !isJson(example)))
                .as("examples in docs/api.md that are no JSON")
                .isEmpty();
    }

    private static boolean isJson(String example) {
        try {
            new ObjectMapper().readTree(example);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}

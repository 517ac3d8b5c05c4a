package dev.groundwork.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds docs/configuration.md against the code of the services and the launcher. */
class ConfigurationDocumentTest {

    static final List<String> SERVICES = Checkout.SERVICES;

    private static final Pattern CHOICES = Pattern.compile("\\{([^}]*)}");

    private final MarkdownDocument configuration = MarkdownDocument.named("configuration.md");

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everySettingStandsInTheTableOfItsServiceWithItsVariableAndDefault(String service) {
        assertThat(Differences.between(ServiceSettings.of(service), documented(service)))
                .as("settings of %s in docs/configuration.md", service)
                .isEmpty();
    }

    @Test
    void everyVariableOfTheLauncherStandsInItsTable() {
        var usual = Settings.of(Path.of("."), Map.of());
        var named =
                Settings.of(Path.of("."), Map.of("QDRANT_HOST", "q.example")).index();
        var variables = Stream.concat(
                Stream.of(Server.values()).map(server -> server.variable() + " " + usual.port(server)),
                Stream.of(
                        "QDRANT_HOST –",
                        "QDRANT_PORT " + named.port(),
                        "QDRANT_API_KEY –",
                        "GROUNDWORK_CACHE ~/.cache/groundwork"));
        var documented = configuration.rows("The launcher").stream().map(row -> row.get(0) + " " + row.get(1));

        assertThat(Differences.between(variables.toList(), documented.toList()))
                .as("variables of the launcher in docs/configuration.md")
                .isEmpty();
    }

    private List<Setting> documented(String service) {
        return configuration.rows(service).stream()
                .flatMap(row -> choices(row.getFirst()).map(choice -> setting(row, choice)))
                .toList();
    }

    /** A row may speak of several keys that differ in one word: {@code groundwork.model.{small,large}.name}. */
    private static Stream<Integer> choices(String key) {
        var choices = CHOICES.matcher(key);
        return IntStream.range(0, choices.find() ? choices.group(1).split(",").length : 1)
                .boxed();
    }

    private static Setting setting(List<String> row, int choice) {
        return new Setting(chosen(row.get(0), choice), chosen(row.get(1), choice), row.get(2));
    }

    private static String chosen(String cell, int choice) {
        return CHOICES.matcher(cell).replaceAll(choices -> choices.group(1).split(",")[choice]);
    }
}

package dev.groundwork.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the variables the launcher sets against those the services read. */
class LauncherVariablesTest {

    private static final Pattern VARIABLE = Pattern.compile("\"(GROUNDWORK_\\w+[A-Z])\"");

    @Test
    void everyVariableTheLauncherSetsIsReadByAService() {
        var read = Checkout.SERVICES.stream()
                .flatMap(service -> ServiceSettings.of(service).stream())
                .map(setting -> setting.variable().replace("<NAME>", "[A-Z]+"))
                .toList();
        var set = VARIABLE.matcher(Checkout.source("deploy/local", "local/suite/Environments"))
                .results()
                .map(found -> found.group(1));

        assertThat(set.filter(variable -> read.stream().noneMatch(variable::matches)))
                .as("variables of the launcher that no service reads")
                .isEmpty();
    }
}

package dev.groundwork.query.ledger;

import dev.groundwork.contracts.http.Answer.Usage;
import java.util.List;
import java.util.UUID;

/**
 * What an answer cost.
 *
 * @param team who pays: the asker's first team, or {@code none}
 */
public record Cost(UUID answerId, String tenant, String team, String model, Usage usage) {

    private static final String TEAM = "team:";

    /** @param tokens the asker's principals */
    public static String teamOf(List<String> tokens) {
        return tokens.stream()
                .filter(token -> token.startsWith(TEAM))
                .map(token -> token.substring(TEAM.length()))
                .sorted()
                .findFirst()
                .orElse("none");
    }
}

package dev.groundwork.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.local.client.Groundwork;
import dev.groundwork.local.suite.SuiteException;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two questions, each asked by two readers. The first is answered for alice from a document that carol may not read, the second for both. What is
 * printed is checked: a demonstration that shows the wrong thing fails.
 */
public final class Demonstration {

    private static final String PERMITTED = "alice";
    private static final String FORBIDDEN = "carol";

    private final SampleCorpus corpus;
    private final Groundwork groundwork;
    private final PrintStream out;

    public Demonstration(SampleCorpus corpus, Groundwork groundwork, PrintStream out) {
        this.corpus = corpus;
        this.groundwork = groundwork;
        this.out = out;
    }

    /** @throws SuiteException when alice does not get the expected answer, or carol's response holds any of it */
    public void run() {
        var cases = corpus.cases();
        var secret = cases.get(0);
        var common = cases.get(1);
        var document = corpus.document(secret.expected().getFirst());

        out.println();
        var permitted = ask(PERMITTED, secret.question());
        var forbidden = ask(FORBIDDEN, secret.question());
        for (var reader : List.of(PERMITTED, FORBIDDEN)) {
            requireAnswer(common, ask(reader, common.question()));
        }
        requireAnswer(secret, permitted);
        requireNothingOf(document, secret.answer(), forbidden);
        out.println(PERMITTED + " sees \"" + document.title() + "\"; for " + FORBIDDEN + " it does not exist.");
        out.println();
    }

    private JsonNode ask(String reader, String question) {
        var answer = groundwork.ask(groundwork.token(reader), question);
        out.println(reader + " asks: " + question);
        var text = answer.path("answer").asText("");
        out.println("  "
                + (text.isBlank()
                        ? "(nothing that " + reader + " may read answers this)"
                        : text.replace("\n", "\n  ")));
        for (var citation : answer.path("citations")) {
            var page = citation.path("page").isInt()
                    ? ", page " + citation.path("page").asInt()
                    : "";
            out.println("    [" + citation.path("marker").asInt() + "] "
                    + citation.path("title").asText() + page);
        }
        out.println();
        return answer;
    }

    private void requireAnswer(SampleCorpus.Case wanted, JsonNode answer) {
        var expected =
                corpus.document(wanted.expected().getFirst()).documentId().toString();
        var cited = answer.at("/citations/0/documentId").asText();
        require(cited.equals(expected), "the first citation of " + wanted.id() + " is " + cited + ", not " + expected);
        require(
                answer.path("answer").asText().contains(wanted.answer()),
                "the answer of " + wanted.id() + " does not hold the expected value");
    }

    private static void requireNothingOf(SampleCorpus.Document document, String value, JsonNode response) {
        var body = response.toString();
        Stream.of(document.documentId().toString(), document.title(), value)
                .forEach(part -> require(!body.contains(part), FORBIDDEN + "'s response holds " + part));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new SuiteException("The demonstration failed: " + otherwise);
        }
    }
}

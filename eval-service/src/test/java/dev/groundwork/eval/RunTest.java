package dev.groundwork.eval;

import static dev.groundwork.eval.EvalApi.asOperator;
import static dev.groundwork.eval.EvalApi.document;
import static dev.groundwork.eval.EvalApi.ended;
import static dev.groundwork.eval.EvalApi.report;
import static dev.groundwork.eval.EvalApi.startRun;
import static dev.groundwork.eval.EvalApi.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers
class RunTest {

    private static final UUID D1 = document("D1");
    private static final UUID D2 = document("D2");
    private static final UUID D3 = document("D3");
    private static final UUID D9 = document("D9");

    FakeSuite suite;

    @Inject
    Jdbi jdbi;

    @Test
    void theFiguresOfThreeReadersCasesAreThoseComputedByHand() {
        // Given
        upload("figures", """
                {"id":"right","question":"F1","reader":"alice","expected":[{"system":"wiki","externalId":"D1"}],"answer":"42 days","tags":["hr"],"mustPass":true}
                {"id":"half","question":"F2","reader":"bob","expected":[{"system":"wiki","externalId":"D2"},{"system":"wiki","externalId":"D3"}],"tags":["hr","hard"],"mustPass":true}
                {"id":"none","question":"F3","reader":"carol","expected":[]}
                """);
        suite.answers("F1", List.of(D1, D1, D2), "It is 42 days [1].", List.of(D1, D2));
        suite.answers("F2", List.of(D9, D2, D3), "Something else [1].", List.of(D9, D2));
        suite.hasNoContextFor("F3", List.of(D9));
        // When
        var runId = startRun("figures", 2);
        // Then
        ended(runId)
                .then()
                .body("status", equalTo("DONE"))
                .body("dataset", equalTo("figures"))
                .body("version", equalTo(1))
                .body("topK", equalTo(2))
                .body("cases", equalTo(3))
                .body("done", equalTo(3))
                .body("passed", equalTo(2))
                .body("errors.size()", equalTo(0))
                .body("precision", equalTo(0.5f)) // (1/2 + 1/2) / 2
                .body("recall", equalTo(0.75f)) // (1/1 + 1/2) / 2
                .body("mrr", equalTo(0.75f)) // (1/1 + 1/2) / 2
                .body("answerRate", equalTo(1f))
                .body("firstCitationRate", equalTo(0.5f))
                .body("valueRate", equalTo(1f))
                .body("noContextRate", equalTo(1f))
                .body("responseMs.p99", greaterThanOrEqualTo(0))
                .body("mustPassFailed", contains("half"))
                .body("byTag.hr.recall", equalTo(0.75f))
                .body("byTag.hard.recall", equalTo(0.5f))
                .body("byTag.hard.valueRate", nullValue())
                .body("finishedAt", notNullValue());
        assertThat(suite.callsFor("F"))
                .extracting(FakeSuite.Call::reader)
                .containsExactlyInAnyOrder("alice", "bob", "carol");
        assertThat(suite.tracesOf("F1"))
                .as("answer and search of a case share its trace")
                .hasSize(1)
                .doesNotContainAnyElementsOf(suite.tracesOf("F2"));
        asOperator()
                .get("/v1/runs/{id}/cases?limit=2", runId)
                .then()
                .body("nextCursor", notNullValue())
                .body("items.id", contains("right", "half"))
                .body("items[0].retrieved", contains(D1.toString(), D2.toString()))
                .body("items[0].passed", equalTo(true))
                .body("items[1].firstCitationCorrect", equalTo(false))
                .body("items[1].retrieval.recall", equalTo(0.5f));
        asOperator()
                .accept("text/markdown")
                .get("/v1/runs/{id}", runId)
                .then()
                .contentType("text/markdown")
                .body(containsString("| hard | 1 | 0 | 0 | 0.500 | 0.500 |"), containsString("did not: half"));
    }

    @Test
    void aRefusedCaseIsAnErrorWithItsCodeAndTheRunGoesOn() {
        // Given
        upload("refused", """
                {"id":"down","question":"E1","reader":"alice","expected":[{"system":"wiki","externalId":"D1"}]}
                {"id":"shaky","question":"E2","reader":"alice","expected":[{"system":"wiki","externalId":"D1"}]}
                {"id":"stranger","question":"E3","reader":"nobody","expected":[]}
                {"id":"locked","question":"E4","reader":"mallory","expected":[]}
                {"id":"fine","question":"E5","reader":"bob","expected":[]}
                """);
        suite.answers("E1", List.of(D1), "text", List.of(D1));
        suite.refuses("E1", 100, 503, "SEARCH_UNAVAILABLE");
        suite.answers("E2", List.of(D1), "text", List.of(D1));
        suite.refuses("E2", 2, 503, "SEARCH_UNAVAILABLE");
        suite.hasNoContextFor("E5", List.of());
        // When
        var runId = startRun("refused", 5);
        // Then
        ended(runId)
                .then()
                .body("status", equalTo("DONE"))
                .body("done", equalTo(5))
                .body("passed", equalTo(2))
                .body("errors.SEARCH_UNAVAILABLE", equalTo(1))
                .body("errors.READER_UNKNOWN", equalTo(1))
                .body("errors.TOKEN_REFUSED", equalTo(1))
                .body("recall", equalTo(1f))
                .body("firstCitationRate", equalTo(1f))
                .body("noContextRate", equalTo(1f));
        asOperator()
                .get("/v1/runs/{id}/cases", runId)
                .then()
                .body("items.error", contains("SEARCH_UNAVAILABLE", null, "READER_UNKNOWN", "TOKEN_REFUSED", null))
                .body("items[0].passed", equalTo(false))
                .body("items[0].retrieval", nullValue());
        assertThat(suite.callsFor("E1"))
                .as("the one retry loop: a call and four retries")
                .hasSize(5);
        assertThat(suite.callsFor("E2")).hasSize(3);
    }

    @Test
    void aRunOfWhichNothingCouldBeMeasuredHasFailed() {
        // Given
        upload("hopeless", """
                {"id":"a","question":"H1","reader":"nobody","expected":[]}
                """);
        // When
        var runId = startRun("hopeless", 5);
        // Then
        ended(runId).then().body("status", equalTo("FAILED")).body("noContextRate", nullValue());
    }

    @Test
    void aRunThatACrashLeftGoesOnWithTheCasesThatAreMissing() {
        // Given
        upload("crashed", """
                {"id":"before","question":"C1","reader":"alice","expected":[{"system":"wiki","externalId":"D1"}]}
                {"id":"after","question":"C2","reader":"alice","expected":[{"system":"wiki","externalId":"D1"}]}
                """);
        suite.answers("C1", List.of(D1), "text", List.of(D1));
        suite.answers("C2", List.of(D2), "text", List.of(D2));
        // When
        var runId = leftByACrash("crashed");
        // Then
        ended(runId)
                .then()
                .body("status", equalTo("DONE"))
                .body("done", equalTo(2))
                .body("recall", equalTo(0.5f));
        assertThat(suite.callsFor("C")).extracting(FakeSuite.Call::question).containsExactly("C2");
    }

    @Test
    void aDeferredAnswerIsRecordedAsSuchAndNotWaitedFor() {
        // Given
        upload("deferred", """
                {"id":"a","question":"P1","reader":"alice","expected":[]}
                """);
        suite.defers("P1");
        // When
        var runId = startRun("deferred", 5);
        // Then
        ended(runId).then().body("errors.DEFERRED", equalTo(1));
        assertThat(suite.callsFor("P1")).hasSize(1);
    }

    @Test
    void anAnswerThatTakesTooLongIsATimeoutAndNotAskedAgain() {
        // Given
        upload("slow", """
                {"id":"a","question":"T1","reader":"alice","expected":[]}
                """);
        suite.hasNoContextFor("T1", List.of());
        suite.holdsBack("T1");
        // When
        var runId = startRun("slow", 5);
        // Then
        ended(runId).then().body("errors.TIMEOUT", equalTo(1));
        assertThat(suite.callsFor("T1")).hasSize(1);
        suite.release("T1");
    }

    @Test
    void aRunWhoseResultCannotBeStoredGoesOnWhenTheDatabaseIsBack() {
        // Given
        upload("outage", """
                {"id":"a","question":"O1","reader":"alice","expected":[]}
                """);
        suite.hasNoContextFor("O1", List.of());
        suite.holdsBack("O1");
        var runId = startRun("outage", 5);
        await().atMost(Duration.ofMinutes(1)).until(() -> !suite.callsFor("O1").isEmpty());
        // When
        jdbi.useHandle(handle ->
                handle.execute("alter table observation add constraint out_of_order check (false) not valid"));
        suite.release("O1");
        await().atMost(Duration.ofMinutes(1)).until(() -> leaseHasRunOut(runId));
        report(runId).then().body("status", equalTo("RUNNING")).body("done", equalTo(0));
        jdbi.useHandle(handle -> handle.execute("alter table observation drop constraint out_of_order"));
        // Then
        ended(runId).then().body("status", equalTo("DONE")).body("noContextRate", equalTo(1f));
    }

    @Test
    void aRunThatAnotherReplicaWorksOnIsLeftAlone() {
        // Given
        upload("leased", """
                {"id":"a","question":"L1","reader":"alice","expected":[]}
                """);
        suite.hasNoContextFor("L1", List.of());
        var elsewhere = run("leased", "now() + interval '1 hour'");
        // When
        var own = startRun("leased", 5);
        // Then
        ended(own).then().body("done", equalTo(1));
        report(elsewhere).then().body("status", equalTo("RUNNING")).body("done", equalTo(0));
    }

    @Test
    void aStartedRunSaysWhereItsReportIsAndStandsInTheList() {
        // Given
        upload("listed", """
                {"id":"a","question":"S1","reader":"alice","expected":[]}
                """);
        suite.hasNoContextFor("S1", List.of());
        // When
        var started = asOperator()
                .contentType("application/json")
                .body("{\"dataset\":\"listed\"}")
                .post("/v1/runs");
        // Then
        started.then()
                .statusCode(202)
                .header("Location", matchesPattern(".*/v1/runs/" + started.path("runId")))
                .body("status", equalTo("RUNNING"))
                .body("topK", equalTo(5));
        asOperator().get("/v1/runs?limit=1").then().body("items.runId", contains((String) started.path("runId")));
        asOperator().get("/v1/runs?limit=500").then().body("nextCursor", nullValue());
    }

    private boolean leaseHasRunOut(String runId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select lease_until <= now() from run where run_id = :runId")
                        .bind("runId", UUID.fromString(runId))
                        .mapTo(boolean.class)
                        .one());
    }

    private String leftByACrash(String dataset) {
        // In one transaction, so that the worker does not take the run before its first case is done.
        return jdbi.inTransaction(handle -> {
            var runId = insert(handle, dataset, "now() - interval '1 second'");
            handle.createUpdate("""
                            insert into observation (run_id, ordinal, answer_status, retrieved, cited, response_ms, degraded)
                            values (:run, 0, 'ANSWERED', array[:document], array[:document], 10, '{}')""").bind("run", runId).bind("document", D1).execute();
            return runId.toString();
        });
    }

    private String run(String dataset, String leaseUntil) {
        return jdbi.withHandle(handle -> insert(handle, dataset, leaseUntil)).toString();
    }

    private static UUID insert(Handle handle, String dataset, String leaseUntil) {
        return handle.createQuery("""
                        insert into run (run_id, dataset_id, tenant, top_k, status, started_by, lease_owner, lease_until)
                        select gen_random_uuid(), dataset_id, tenant, 5, 'RUNNING', 'olga', gen_random_uuid(), %s
                        from dataset where name = :name returning run_id""".formatted(leaseUntil))
                .bind("name", dataset)
                .mapTo(UUID.class)
                .one();
    }
}

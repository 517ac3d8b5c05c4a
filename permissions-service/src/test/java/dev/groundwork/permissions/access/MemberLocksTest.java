package dev.groundwork.permissions.access;

import static dev.groundwork.permissions.fixture.TestDocument.allowing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.permissions.fixture.TestDocument;
import dev.groundwork.permissions.fixture.WithServers;
import dev.groundwork.permissions.source.Statement;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A root and its members come from different partitions at the same time. */
@WithServers
class MemberLocksTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Access OLD = allowing("public");
    private static final Access NEW = allowing("team:people");

    @Inject
    Jdbi jdbi;

    @Inject
    Grants grants;

    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final TestDocument root = TestDocument.any();
    private final TestDocument member = TestDocument.any();
    private final TestDocument within = TestDocument.any();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void aMemberThatComesWhileItsRootChangesEndsWithTheNewAccess() {
        grants.take(root.said(1, OLD));

        whileOpen(root.said(2, NEW), member, member.saidIn(root, 1, 5));

        member.awaitPublished(changed(member, 5, NEW));
    }

    @Test
    void aMemberThatComesWhileItsRootComesForTheFirstTimeEndsWithItsAccess() {
        whileOpen(root.said(1, NEW), member, member.saidIn(root, 1, 5));

        member.awaitPublished(changed(member, 5, NEW));
    }

    @Test
    void aMemberOfAMemberThatComesWhileTheRootChangesEndsWithTheNewAccess() {
        grants.take(root.said(1, OLD));
        grants.take(member.saidIn(root, 1, 5));

        whileOpen(root.said(2, NEW), within, within.saidIn(member, 5, 7));

        within.awaitPublished(changed(within, 7, NEW));
    }

    @Test
    void rootsAndMembersThatComeAtOnceDoNotEndEachOther() throws Exception {
        for (int round = 0; round < 10; round++) {
            var mail = TestDocument.any();
            var archive = TestDocument.any();
            var files = List.of(TestDocument.any(), TestDocument.any(), TestDocument.any(), TestDocument.any());
            var said = new ArrayList<Statement>();
            said.add(mail.said(1, OLD));
            said.add(mail.said(2, NEW));
            said.add(archive.saidIn(mail, 1, 3));
            said.add(archive.saidIn(mail, 2, 4));
            files.forEach(file -> said.add(file.saidIn(archive, 3, 5)));
            files.forEach(file -> said.add(file.saidIn(archive, 4, 6)));
            Collections.shuffle(said, new Random(round));

            var taken = new ArrayList<Future<Change>>();
            for (var each : said) {
                taken.add(threads.submit(
                        () -> jdbi.inTransaction(transaction -> grants.take(transaction, each)))); // no second try
            }
            for (var each : taken) {
                each.get();
            }

            for (var file : files) {
                assertThat(present(file)).isEqualTo(NEW);
            }
        }
    }

    /** Has one statement taken but not committed, lets another come meanwhile until it waits or is published, and commits the first. */
    private void whileOpen(Statement first, TestDocument document, Statement meanwhile) {
        Awaitility.await().atMost(PATIENCE).until(this::isAllPublished); // else the relay would wait as well
        var later = jdbi.inTransaction(transaction -> {
            grants.take(transaction, first);
            var taken = threads.submit(() -> grants.take(meanwhile));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> isSomebodyWaitingFor(transaction)
                            || !document.published().isEmpty());
            return taken;
        });
        Awaitility.await().atMost(PATIENCE).until(later::isDone);
    }

    private boolean isAllPublished() {
        return jdbi.withHandle(handle -> handle.select("select not exists (select from dirty_document)")
                .mapTo(boolean.class)
                .one());
    }

    private boolean isSomebodyWaitingFor(Handle transaction) {
        var process =
                transaction.select("select pg_backend_pid()").mapTo(int.class).one();
        return jdbi.withHandle(handle -> handle.select(
                        "select exists (select from pg_stat_activity where ? = any(pg_blocking_pids(pid)))", process)
                .mapTo(boolean.class)
                .one());
    }

    private Access present(TestDocument document) {
        return jdbi.withHandle(handle -> new Documents().listPresent(handle, List.of(document.id())))
                .getFirst()
                .access();
    }

    private static AccessChanged changed(TestDocument document, long version, Access access) {
        return new AccessChanged("default", document.id(), version, 1, false, null, access);
    }
}

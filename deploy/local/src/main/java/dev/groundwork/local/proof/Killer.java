package dev.groundwork.local.proof;

import dev.groundwork.embedded.kafka.KafkaServer;
import dev.groundwork.local.suite.ServiceProcess;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/** Ends processes as {@code kill -9} does, at random moments of a run, and starts each again. */
final class Killer {

    private static final int POLL_MILLIS = 20;
    private static final int LONGEST_WAIT_MILLIS = 500;

    /** What can be killed. */
    record Victim(String name, Runnable kill, Runnable restart) {

        static Victim of(ServiceProcess service) {
            return new Victim(service.name(), service::kill, service::start);
        }

        static Victim of(KafkaServer broker) {
            return new Victim("kafka", broker::kill, broker::restart);
        }
    }

    private final Proof proof;
    private final Random random;
    private final Queue<Victim> victims;
    private final int longestAwayMillis;

    /**
     * @param kinds each is hit about as often as the others; within a kind one at random
     * @param longestAwayMillis how long one that was killed may stay away, beside its start
     */
    Killer(Proof proof, long seed, int kills, List<List<Victim>> kinds, int longestAwayMillis) {
        this.proof = proof;
        this.random = new Random(seed);
        this.victims = victims(kills, kinds);
        this.longestAwayMillis = longestAwayMillis;
    }

    /**
     * Kills the next victim when some of these documents have ended and others have not.
     *
     * @param ended how many have
     * @return ends when the victim is there again
     */
    CompletableFuture<Void> strike(IntSupplier ended, int documents) {
        var result = new CompletableFuture<Void>();
        Thread.ofVirtual().name("killer").start(() -> {
            try {
                strike(victims.remove(), ended, random.nextInt(documents));
                result.complete(null);
            } catch (InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private void strike(Victim victim, IntSupplier ended, int moment) throws InterruptedException {
        while (ended.getAsInt() < moment) {
            Thread.sleep(POLL_MILLIS);
        }
        Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
        proof.say("kill -9 %s, %d more to come", victim.name(), victims.size());
        victim.kill().run();
        Thread.sleep(random.nextInt(longestAwayMillis + 1));
        victim.restart().run();
    }

    private Queue<Victim> victims(int kills, List<List<Victim>> kinds) {
        var all = new ArrayList<Victim>();
        for (var i = 0; i < kills; i++) {
            var kind = kinds.get(i % kinds.size());
            all.add(kind.get(random.nextInt(kind.size())));
        }
        Collections.shuffle(all, random);
        return new ArrayDeque<>(all);
    }
}

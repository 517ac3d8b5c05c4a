package dev.groundwork.local.proof;

import dev.groundwork.embedded.kafka.KafkaServer;
import dev.groundwork.local.suite.ServiceProcess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/** Ends processes as {@code kill -9} does, at random moments of a run, and starts each again. */
final class Killer {

    private static final int POLL_MILLIS = 20;
    private static final int LONGEST_WAIT_MILLIS = 2_000;

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
    private final List<List<Victim>> kinds;
    private final int longestAwayMillis;

    /**
     * @param kinds each is hit about as often as the others; within a kind one at random
     * @param longestAwayMillis how long one that was killed may stay away, beside its start
     */
    Killer(Proof proof, long seed, List<List<Victim>> kinds, int longestAwayMillis) {
        this.proof = proof;
        this.random = new Random(seed);
        this.kinds = kinds;
        this.longestAwayMillis = longestAwayMillis;
    }

    /**
     * @param ended how many documents have ended
     * @param documents how many there will be: the moments lie between the first and the last
     */
    CompletableFuture<Integer> begin(int kills, IntSupplier ended, int documents) {
        var result = new CompletableFuture<Integer>();
        Thread.ofVirtual().name("killer").start(() -> {
            try {
                result.complete(run(kills, ended, documents));
            } catch (InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private int run(int kills, IntSupplier ended, int documents) throws InterruptedException {
        var moments = random.ints(kills, 0, documents).sorted().toArray();
        var victims = victims(kills);
        for (var i = 0; i < kills; i++) {
            while (ended.getAsInt() < moments[i]) {
                Thread.sleep(POLL_MILLIS);
            }
            Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
            var victim = victims.get(i);
            proof.say("kill %d of %d, after %d documents: %s", i + 1, kills, ended.getAsInt(), victim.name());
            victim.kill().run();
            Thread.sleep(random.nextInt(longestAwayMillis + 1));
            victim.restart().run();
        }
        return kills;
    }

    private List<Victim> victims(int kills) {
        var victims = new ArrayList<Victim>();
        for (var i = 0; i < kills; i++) {
            var kind = kinds.get(i % kinds.size());
            victims.add(kind.get(random.nextInt(kind.size())));
        }
        Collections.shuffle(victims, random);
        return victims;
    }
}

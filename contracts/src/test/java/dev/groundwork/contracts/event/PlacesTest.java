package dev.groundwork.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlacesTest {

    private final Places places = new Places(2);

    @Test
    void onlySoManyAreWorkedOnAtATime() throws Exception {
        // Given
        var inWork = new AtomicInteger();
        var most = new AtomicInteger();
        var both = new CountDownLatch(2);
        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20)
                    .forEach(i -> threads.execute(() -> places.take(() -> {
                        most.accumulateAndGet(inWork.incrementAndGet(), Math::max);
                        both.countDown();
                        await(both);
                        return inWork.decrementAndGet();
                    })));
        }
        // Then
        assertThat(most).hasValue(2);
    }

    @Test
    void workThatFailsGivesItsPlaceBack() {
        for (var i = 0; i < 3; i++) {
            assertThatThrownBy(() -> places.take(() -> {
                        throw new IllegalStateException("it failed");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    /** So that two are in work at once, whoever begins first. */
    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.groundwork.permissions.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class AccessPublisherTest {

    @Test
    void anAcknowledgementThatNeverComesIsNotAwaitedForEver() {
        var sent =
                AccessPublisher.within(Duration.ofMillis(20), Uni.createFrom().nothing());

        assertThatThrownBy(sent::join).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void anAcknowledgementInTimeIsOne() {
        var sent =
                AccessPublisher.within(Duration.ofMinutes(1), Uni.createFrom().voidItem());

        assertThat(sent).isCompleted();
    }
}

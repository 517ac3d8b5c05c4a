package dev.groundwork.eval.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ResponseTimesTest {

    @Test
    void ofOneToAHundredEachPercentileIsItself() {
        // Given
        var millis = new ArrayList<>(LongStream.rangeClosed(1, 100).boxed().toList());
        Collections.reverse(millis);
        // When, Then
        assertThat(ResponseTimes.of(millis)).isEqualTo(new ResponseTimes(50, 95, 99));
    }

    @Test
    void ofFewTimesTheHighPercentilesAreTheSlowest() {
        assertThat(ResponseTimes.of(List.of(30L, 10L, 20L))).isEqualTo(new ResponseTimes(20, 30, 30));
    }

    @Test
    void ofOneTimeAllAreThatTime() {
        assertThat(ResponseTimes.of(List.of(7L))).isEqualTo(new ResponseTimes(7, 7, 7));
    }
}

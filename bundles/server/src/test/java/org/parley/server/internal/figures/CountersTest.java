package org.parley.server.internal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountersTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "1000, 0", "1001, 1", "2000, 1", "2001, 2", "4000, 2", "1048576000, 20", "1048577000, 21", "99999999999, 21", "-5, 0"})
    void aTimeIsCountedInTheFirstBucketThatIsNotBelowIt(long nanos, int bucket) {
        assertThat(Counters.bucket(nanos)).isEqualTo(bucket);
    }
}

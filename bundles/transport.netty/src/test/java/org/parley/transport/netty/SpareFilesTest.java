package org.parley.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class SpareFilesTest {
    private static String limits(String soft) {
        return "Limit                     Soft Limit           Hard Limit           Units     \nMax processes             7000                 7000                 processes \n"
                + "Max open files            " + soft + "                20000                files     \n";
    }

    @Test
    void theLastOfTheFilesThatMayBeOpenAreKept() {
        assertThat(SpareFiles.first(limits("20000"))).isEqualTo(20_000 - SpareFiles.KEPT);
        assertThat(SpareFiles.first(limits("100"))).isEqualTo(75);
    }

    @Test
    void nothingIsKeptWhereThereIsNoLimitOrNoneIsTold() {
        assertThat(SpareFiles.first(limits("unlimited"))).isEqualTo(Integer.MAX_VALUE);
        assertThat(SpareFiles.first("")).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aConnectionIsKnownByTheNumberOfItsFile() {
        int[] number = {99};
        SpareFiles files = new SpareFiles(100, connection -> number[0]);
        assertThat(files.test(new EmbeddedChannel())).isFalse();
        number[0] = 100;
        assertThat(files.test(new EmbeddedChannel())).isTrue();
    }
}

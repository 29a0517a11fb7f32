package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static boolean trusts(String value, String address) throws Exception {
        return TrustedProxies.parse(new String[] {value}).test(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1, 192.0.2.2", "10.0.0.0/8, 10.255.0.1, 11.0.0.0", "10.32.0.0/11, 10.63.255.255, 10.64.0.0",
        "10.1.2.3/31, 10.1.2.2, 10.1.2.4", "192.0.2.7/32, 192.0.2.7, 192.0.2.6", "::1, ::1, ::2", "2001:db8::/32, 2001:db8:ffff::1, 2001:db9::1",
        "2001:db8::/45, 2001:db8:7::, 2001:db8:8::", "' 127.0.0.1 ', 127.0.0.1, 127.0.0.2", "::ffff:192.0.2.1, 192.0.2.1, 192.0.2.2"})
    void addressesWithinAreTrustedAndOthersAreNot(String value, String within, String outside) throws Exception {
        assertThat(trusts(value, within)).isTrue();
        assertThat(trusts(value, outside)).isFalse();
    }

    @Test
    void aNetworkOfAllHoldsAllOfItsKind() throws Exception {
        assertThat(trusts("0.0.0.0/0", "203.0.113.7")).isTrue();
        assertThat(trusts("0.0.0.0/0", "::1")).isFalse();
        assertThat(trusts("::/0", "2001:db8::1")).isTrue();
        assertThat(trusts("::/0", "203.0.113.7")).isFalse();
    }

    @Test
    void byDefaultNobodyIsTrusted() throws Exception {
        assertThat(TrustedProxies.parse(Configs.defaults().trustedProxies()).test(InetAddress.getByName("127.0.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "proxy.example.org", "10.0.0.0/33", "::1/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0", "256.0.0.1", "1:2", "fe80::1%eth0",
        "10.0.0.1, 10.0.0.2", "[::1]", "10.0.0.0/255.0.0.0", "::ffff:10.0.0.0/104", ":", "/8", "127.0.0.1:80"})
    void whatIsNoAddressIsNamedWithWhatIsAllowed(String value) {
        assertThatThrownBy(() -> RunningServer.check(Configs.with(Map.of("trustedProxies", new String[] {"127.0.0.1", value}))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("trustedProxies is " + value + "; allowed: addresses such as 192.0.2.1");
    }
}

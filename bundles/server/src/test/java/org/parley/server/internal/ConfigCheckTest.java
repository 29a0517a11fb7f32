package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigCheckTest {
    @Test
    void defaultsAreTheFiguresOfTheProtocol() {
        ServerConfig config = ConfigCheck.check(Configs.defaults());
        assertThat(List.of(config.maxFrameBytes(), config.heartbeatMillis(), config.timeoutMillis(), config.resumeMillis(), config.helloMillis(),
                config.loginMillis())).containsExactly(65_536, 5_000, 15_000, 30_000, 5_000, 30_000);
        assertThat(config.listen()).containsExactly("tls://0.0.0.0:7443", "wss://0.0.0.0:7444", "tcp://127.0.0.1:7400", "ws://127.0.0.1:7401");
    }

    @Test
    void valueThatIsNotOfItsTypeIsNamed() {
        ServerConfig broken = (ServerConfig) java.lang.reflect.Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ServerConfig.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("tokenDays")) {
                        throw new NumberFormatException("abc");
                    }
                    return method.getDefaultValue();
                });
        assertThatThrownBy(() -> ConfigCheck.check(broken)).isInstanceOf(IllegalArgumentException.class).hasMessage("tokenDays is not of its type, int");
    }

    @ParameterizedTest
    @MethodSource
    void valuesThatDoNotGoTogetherAreNamedWithWhatIsAllowed(Map<String, Object> changed, String part) {
        assertThatThrownBy(() -> ConfigCheck.check(Configs.with(changed))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(part);
    }

    static List<Arguments> valuesThatDoNotGoTogetherAreNamedWithWhatIsAllowed() {
        return List.of(
                Arguments.of(Map.of("timeoutMillis", 5_000), "timeoutMillis is 5000; allowed: more than heartbeatMillis, which is 5000"),
                Arguments.of(Map.of("byteBurst", 65_535), "byteBurst is 65535; allowed: at least maxFrameBytes, which is 65536"),
                Arguments.of(Map.of("maxUnsentBytes", 65_535), "maxUnsentBytes is 65535; allowed: at least maxFrameBytes, which is 65536"),
                Arguments.of(Map.of("refuseUnsentBytes", 2_000_000), "maxUnsentBytes is 1048576; allowed: at least refuseUnsentBytes, which is 2000000"),
                Arguments.of(Map.of("queuedBytes", 2_000_000), "maxUnsentBytes is 1048576; allowed: at least queuedBytes, which is 2000000"),
                Arguments.of(Map.of("turnUrls", new String[] {"turn:h"}), "turnUrls need turnSecret"),
                Arguments.of(Map.of("stunUrls", new String[] {"http://h"}), "stunUrls is http://h; allowed: URLs such as stun:stun.example.org:3478"),
                Arguments.of(Map.of("stunUrls", new String[] {"stun:ok.example", "stun:h:99999"}), "stunUrls is stun:h:99999; allowed: URLs"),
                Arguments.of(Map.of("stunUrls", new String[] {"stun:a b"}), "stunUrls is stun:a b; allowed: URLs"),
                Arguments.of(Map.of("turnUrls", new String[] {"turns:[::1]:5349?transport=tcp", "turn:"}, "turnSecret", "s"), "turnUrls is turn:; allowed: URLs"),
                Arguments.of(Map.of("turnUrls", new String[] {"turn:h?transport=sctp"}, "turnSecret", "s"), "turnUrls is turn:h?transport=sctp; allowed: URLs such as turn:turn.example.org:3478?transport=udp"),
                Arguments.of(Map.of("tlsKey", "key.pem"), "tlsKey stands alone"));
    }
}

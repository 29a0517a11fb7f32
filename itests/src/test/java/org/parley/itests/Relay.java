package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.parley.launcher.ice.IceProbe;

/** coturn, as the shipped configuration starts it, on an address that is not loopback, since media do not take that. */
public final class Relay implements AutoCloseable {
    public static final String SECRET = "3f8a9c1d7e5b";
    private static final long STOP_SECONDS = 10;

    private final Process process;
    private final String host;
    private final int port;

    private Relay(Process process, String host, int port) {
        this.process = process;
        this.host = host;
        this.port = port;
    }

    /** Starts one with files in {@code folder}, and waits until it answers. */
    static Relay start(Path folder) throws IOException {
        String host = outwardAddress();
        Relay relay = start(List.of(), folder, host, freePort(host));
        Services.eventually("coturn answers", () -> IceProbe.ask(relay.stun(), null, null).good());
        return relay;
    }

    /** Starts one at that address by a command that takes another one, with files in {@code folder}. */
    public static Relay start(List<String> prefix, Path folder, String host, int port) throws IOException {
        Path conf = folder.resolve("turnserver.conf");
        Files.writeString(conf, Files.readString(Distribution.home().resolve("conf/turnserver.conf")).replace("#static-auth-secret=", "static-auth-secret=" + SECRET));
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("turnserver", "-c", conf.toString(), "--listening-ip=" + host, "--relay-ip=" + host, "--allowed-peer-ip=" + host,
            "--listening-port=" + port, "--pidfile=" + folder.resolve("turnserver.pid"), "--userdb=" + folder.resolve("turndb")));
        return new Relay(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("turnserver.log").toFile()).start(), host, port);
    }

    private static String outwardAddress() throws IOException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .map(InetAddress::getHostAddress).findFirst().orElseThrow(() -> new IOException("this machine has no address but loopback"));
    }

    private static int freePort(String host) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        }
    }

    /** Its address as a STUN server (RFC 7064). */
    public String stun() {
        return "stun:" + host + ":" + port;
    }

    /** Its address as a TURN server (RFC 7065). */
    public String turn() {
        return "turn:" + host + ":" + port + "?transport=udp";
    }

    /** What becomes of somebody whose credentials end at that moment. */
    IceProbe.Outcome asked(Instant expiry) throws GeneralSecurityException {
        String username = expiry.getEpochSecond() + ":alice";
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return IceProbe.ask(turn(), username, Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            assertThat(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)).as("coturn ends").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

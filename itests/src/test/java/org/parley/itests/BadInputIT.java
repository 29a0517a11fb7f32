package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator is told of files that are wrong: one line that names the file, what is wrong and what to do. */
class BadInputIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    Path temp;
    private Path home;

    /** The distribution with conf and plugins of the test's own. */
    @BeforeEach
    void distribution() throws IOException {
        home = Distribution.withOwnFolders(temp.resolve("parley"));
    }

    private Child server(String... more) {
        List<String> arguments = new ArrayList<>(List.of("server", "--listen", "tcp://127.0.0.1:0", "--data", temp.resolve("data").toString()));
        arguments.addAll(List.of(more));
        return Child.start("server", home, JAVA, temp, arguments.toArray(String[]::new));
    }

    private Child client(String server) throws IOException {
        Path password = Files.writeString(temp.resolve("password"), "correct horse battery\n");
        return Child.start("client", home, JAVA, temp, "client", "--headless", "--server", server, "--user", "alice", "--password-file", password.toString(), "--register",
            "--engine", "synthetic", "--json");
    }

    private Path write(String file, String text) throws IOException {
        Path whole = Files.writeString(temp.resolve("whole"), text);
        return Files.move(whole, home.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        org.parley.server.cfg               | heartbeatMillis = often   | a whole number, 100 to 86400000
        org.parley.server.cfg               | registrationOpen = maybe  | true or false
        org.parley.server.cfg               | turnCredentialHours = 11  | a whole number, 12 to 8760
        org.parley.transport.tcp.cfg        | threads = many            | 1 to 16
        org.parley.transport.websocket.cfg  | threads = 99              | 1 to 16
        """)
    void aValueThatIsNotAllowedEndsTheStart(String file, String line, String allowed) throws Exception {
        Path conf = write("conf/" + file, "# What it says:\n" + line);
        try (Child server = server()) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.errors().lines()).singleElement().asString().startsWith(conf + ":2: " + line + " is not allowed").contains(allowed).contains("start again");
        }
    }

    @Test
    void aLogThatIsConfiguredByNoXmlEndsTheStart() throws Exception {
        Path conf = write("conf/logback.xml", "<configuration>\n  <root level=\"INFO\">\n</configuration>\n");
        try (Child server = server()) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.errors().lines()).singleElement().asString().startsWith("parley server: " + conf + ":3:3: no well-formed XML (").endsWith("; mend it and start again");
        }
    }

    @Test
    void aKeyThatNobodyKnowsEndsTheStart() throws Exception {
        Path conf = write("conf/org.parley.server.cfg", "\nregistrationOpn false\n");
        try (Child server = server()) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.errors().lines()).singleElement().asString().startsWith(conf + ":2: there is no key registrationOpn; the nearest is registrationOpen");
        }
    }

    @Test
    void valuesThatDoNotGoTogetherEndTheStart() throws Exception {
        write("conf/org.parley.server.cfg", "registrationOpen = false\n\nheartbeatMillis = 20000\n");
        try (Child server = server()) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.errors().lines()).singleElement().asString().contains("conf/org.parley.server.cfg:3: timeoutMillis is 15000; allowed: more than heartbeatMillis");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        trustedProxies = [ "::1", "10.0.0.0/33" ]    | trustedProxies is 10.0.0.0/33; allowed: addresses such as
        listen = [ "127.0.0.1" ]                     | listen has '127.0.0.1', which has no scheme of tcp, tls, ws, wss; right is for example tls://0.0.0.0:7443
        """)
    void whatIsNoAddressEndsTheStart(String line, String allowed) throws Exception {
        write("conf/org.parley.server.cfg", "registrationOpen = \"false\"\n\n" + line);
        try (Child server = server()) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.errors().lines()).singleElement().asString().contains("conf/org.parley.server.cfg:3: " + allowed);
        }
    }

    @Test
    void aCertificateThatCannotBeReadEndsTheStartAlsoWhereNobodyIsShownIt() throws Exception {
        Files.createDirectories(temp.resolve("data/folder"));
        write("conf/org.parley.server.cfg", "tlsKey = none.pem\n\ntlsCertificate = folder");
        try (Child server = server()) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.errors().lines()).singleElement().asString().contains("conf/org.parley.server.cfg:3: " + temp.resolve("data/folder")).contains("cannot be read")
                    .contains("mend the file, or tlsCertificate and tlsKey");
        }
    }

    /** The environment comes before the file, and what is wrong in it is told like there. */
    @Test
    void aVariableThatIsNotAllowedEndsTheStart() throws Exception {
        write("conf/org.parley.server.cfg", "hashQueue = 5");
        try (Child server = Child.start("server", home, JAVA, temp, Map.of("PARLEY_SERVER_HASH_QUEUE", "none"), "server", "--listen", "tcp://127.0.0.1:0", "--data",
                temp.resolve("data").toString())) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.errors().lines()).singleElement().asString().startsWith("environment variable PARLEY_SERVER_HASH_QUEUE = none is not allowed").contains("1 to 100000");
        }
    }

    @Test
    void aProxyThatIsNotNamedIsTold() throws Exception {
        try (Child server = Child.start("server", home, JAVA, temp, "server", "--listen", "tls://127.0.0.1:0", "--data", temp.resolve("data").toString())) {
            URI uri = URI.create(server.line("listening "));
            try (Socket proxy = new Socket(uri.getHost(), uri.getPort())) {
                proxy.getOutputStream().write("PROXY TCP4 203.0.113.7 192.0.2.1 40000 7443\r\n".getBytes(StandardCharsets.US_ASCII));
                Services.eventually("the operator is told", () -> server.errors().contains("127.0.0.1 sends headers of the PROXY protocol and is not trusted; if it is your proxy, name it in trustedProxies"));
            }
        }
    }

    @Test
    void aPortInUseEndsTheStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            write("conf/org.parley.server.cfg", "listen = [ \"tcp://127.0.0.1:" + taken.getLocalPort() + "\", \"tcp://127.0.0.1:0\" ]");
            try (Child server = Child.start("server", home, JAVA, temp, "server", "--admin", "none", "--data", temp.resolve("data").toString())) {
                assertThat(server.exitCode()).isEqualTo(2);
                assertThat(server.errors()).contains("conf/org.parley.server.cfg:1: cannot listen on tcp://127.0.0.1:" + taken.getLocalPort() + ": the port is in use");
            }
        }
    }

    @Test
    void addressesThatCannotBeHadLeaveTheServerAsItRuns() throws Exception {
        write("conf/org.parley.server.cfg", "helloMillis = \"86400000\"\nlisten = [ \"tcp://127.0.0.1:0\" ]");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Child server = Child.start("server", home, JAVA, temp, "server", "--admin", "none", "--data", temp.resolve("data").toString());
                Socket connected = new Socket("127.0.0.1", URI.create(server.line("listening ")).getPort())) {
            write("conf/org.parley.server.cfg", "listen = [ \"tcp://127.0.0.1:" + taken.getLocalPort() + "\" ]");
            Services.eventually("the operator is told of the port", () -> server.errors().contains("conf/org.parley.server.cfg:1: cannot listen on tcp://127.0.0.1:" + taken.getLocalPort()));
            write("conf/org.parley.server.cfg", "\nlisten = [ \"ws://0.0.0.0:0\" ]");
            Services.eventually("the operator is told of the scheme", () -> server.errors().contains("conf/org.parley.server.cfg:2: cannot listen on ws://0.0.0.0:0: ws carries passwords in clear"));
            assertThat(server.errors().lines()).hasSize(2).allMatch(line -> line.endsWith("what was in force before stays"));
            connected.setSoTimeout(1);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(connected.getInputStream()::read)).as("still open").isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aPortOfTheAdministrationInUseEndsTheStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (Child server = administered("\naddress = 127.0.0.1:" + taken.getLocalPort())) {
                assertThat(server.exitCode()).isEqualTo(2);
                assertThat(server.errors().lines()).singleElement().asString()
                        .startsWith("conf/org.parley.server.admin.cfg:2: address 127.0.0.1:" + taken.getLocalPort() + " cannot be opened (").endsWith("end what uses the port, choose another, or none");
            }
        }
    }

    @Test
    void anAddressOfTheAdministrationThatCannotBeHadLeavesTheFormerOne() throws Exception {
        try (Child server = administered("address = 127.0.0.1:0")) {
            URI admin = URI.create(server.line("admin "));
            try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                isRefused(server, admin, "127.0.0.1:" + taken.getLocalPort());
            }
            try (ServerSocket taken = new ServerSocket(admin.getPort(), 1, InetAddress.getByName("127.0.0.2"))) {
                isRefused(server, admin, "127.0.0.2:" + taken.getLocalPort());
            }
            write("conf/org.parley.server.admin.cfg", "anyAddress = true\naddress = 0.0.0.0:" + admin.getPort());
            server.line("admin http://0.0.0.0:" + admin.getPort());
            isHealthy(admin);
            isHealthy(URI.create("http://127.0.0.2:" + admin.getPort()));
            assertThat(server.errors().lines()).hasSize(2);
        }
    }

    private void isRefused(Child server, URI former, String address) throws Exception {
        isHealthy(former);
        write("conf/org.parley.server.admin.cfg", "\naddress = " + address);
        Services.eventually("the operator is told of " + address, () -> server.errors().lines().anyMatch(line -> line.startsWith("conf/org.parley.server.admin.cfg:2: address " + address
                + " cannot be opened (") && line.endsWith("choose another, or none; what was in force before stays")));
        isHealthy(former);
    }

    private static void isHealthy(URI admin) throws Exception {
        assertThat(HttpClient.newHttpClient().send(HttpRequest.newBuilder(admin.resolve("/health")).build(), HttpResponse.BodyHandlers.ofString()).body()).startsWith("{\"live\":true,");
    }

    private Child administered(String file) throws IOException {
        write("conf/org.parley.server.cfg", "listen = [ \"tcp://127.0.0.1:0\" ]");
        write("conf/org.parley.server.admin.cfg", file);
        return Child.start("server", home, JAVA, temp, "server", "--data", temp.resolve("data").toString());
    }

    @Test
    void aValueThatIsNotAllowedLeavesTheServerAsItRuns() throws Exception {
        write("conf/org.parley.server.cfg", "helloMillis = 86400000");
        try (Child server = server()) {
            int port = URI.create(server.line("listening ")).getPort();
            try (Socket connected = new Socket("127.0.0.1", port)) {
                tells(server, "org.parley.server.cfg", "helloMillis = soon", "a whole number");
                tells(server, "org.parley.server.users.cfg", "argon2MemoryKiB = much", "7168 to 1048576");
                tells(server, "org.parley.transport.tcp.cfg", "threads = many", "1 to 16");
                tells(server, "org.parley.transport.tcp.cfg", "threads = 17", "1 to 16");
                tells(server, "org.parley.transport.websocket.cfg", "threads = many", "1 to 16");
                write("conf/org.parley.server.cfg", "tlsCertificate = none.pem\ntlsKey = none.pem");
                Services.eventually("the operator is told of the missing file", () -> server.errors().contains("none.pem is not there; mend the file, or tlsCertificate"));
                connected.setSoTimeout(1);
                assertThat(org.assertj.core.api.Assertions.catchThrowable(connected.getInputStream()::read)).as("still open").isInstanceOf(SocketTimeoutException.class);
            }
            assertThat(server.errors().lines()).hasSize(6);
            write("conf/org.parley.transport.tcp.cfg", "threads = 2");
            write("conf/org.parley.transport.websocket.cfg", "threads = 2");
            try (Child client = client("tcp://127.0.0.1:" + port)) {
                client.event("event=signaling", "state=logged-in");
            }
        }
    }

    @Test
    void aKeyThatNobodyKnowsLeavesTheServerAsItRuns() throws Exception {
        write("conf/org.parley.server.cfg", "registrationOpen = false");
        try (Child server = server()) {
            String address = server.line("listening ");
            Path conf = write("conf/org.parley.server.cfg", "\nregistrationOpn = true");
            Services.eventually("the operator is told of the key", () -> server.errors().lines().anyMatch(
                    line -> line.startsWith(conf + ":2: there is no key registrationOpn; the nearest is registrationOpen") && line.contains("stays")));
            assertThat(status()).contains("fault org.parley.server: " + conf + ":2: there is no key registrationOpn");
            try (Child client = client(address)) {
                assertThat(client.exitCode()).isEqualTo(1);
                assertThat(client.errors()).contains("accounts are made by the operator of this server");
            }
            assertThat(server.errors().lines()).hasSize(1);
            write("conf/org.parley.server.cfg", "registrationOpen = true");
            Services.eventually("the file is mended", () -> status().contains("registration open"));
            assertThat(status()).doesNotContain("fault");
        }
    }

    private String status() {
        try (Child status = Child.start("status", home, JAVA, temp, "status", "--data", temp.resolve("data").toString())) {
            return String.join("\n", status.output());
        }
    }

    @Test
    void aValueThatIsNotAllowedLeavesTheClientAsItRuns() throws Exception {
        try (Child server = server(); Child client = client(server.line("listening "))) {
            client.event("event=signaling", "state=logged-in");
            write("conf/org.parley.signaling.cfg", "requestTimeoutMillis = long");
            told(client, "org.parley.signaling.cfg", "requestTimeoutMillis = long", "100 to 120000");
            write("conf/org.parley.call.cfg", "width = wide");
            told(client, "org.parley.call.cfg", "width = wide", "16 to 3840");
            write("conf/org.parley.transport.tcp.cfg", "threads = many");
            told(client, "org.parley.transport.tcp.cfg", "threads = many", "1 to 16");
            client.type("status");
            assertThat(client.event("event=answer", "command=status").get("text").getAsString()).startsWith("logged-in, alice");
            assertThat(client.errors().lines()).hasSize(3);
        }
    }

    private void tells(Child child, String file, String line, String allowed) throws IOException {
        write("conf/" + file, line);
        told(child, file, line, allowed);
    }

    private void told(Child child, String file, String line, String allowed) {
        Path conf = home.resolve("conf").resolve(file);
        Services.eventually("the operator is told of " + line,
            () -> child.errors().lines().anyMatch(error -> error.startsWith(conf + ":1: " + line + " is not allowed") && error.contains(allowed) && error.contains("stays")));
    }

    @Test
    void aJarThatIsNoneIsTold() throws Exception {
        try (Child server = server()) {
            server.line("listening ");
            Path jar = write("plugins/garbage.jar", "this is no jar");
            Services.eventually("the operator is told", () -> server.errors().contains(jar + " is no jar that can be opened") && server.errors().contains("delete it"));
            assertThat(server.errors().lines()).hasSize(1);
        }
    }

    @Test
    void ofADatabaseThatIsNoneOnlyThatIsTold() throws Exception {
        Path database = Files.writeString(Files.createDirectories(temp.resolve("data")).resolve("users.db"), "no database");
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r--r--"));
        try (Child server = server()) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.errors().lines()).singleElement().asString().contains(database.toString()).contains("is not a SQLite database").contains("restore a backup");
        }
    }
}

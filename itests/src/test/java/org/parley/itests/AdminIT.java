package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of an operator: health, metrics, accounts, sessions, registration, a backup, the audit log. */
class AdminIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern METRIC = Pattern.compile("\\b(?:parley|jvm|process)_[a-z_]+");

    @TempDir
    Path temp;
    private Path home;
    private URI admin;

    private Child start(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!arguments[0].equals("client")) {
            all.addAll(List.of("--data", temp.resolve("data").toString()));
        }
        return Child.start(arguments[0], home, JAVA, temp, all.toArray(String[]::new));
    }

    private String run(String... arguments) {
        try (Child command = start(arguments)) {
            assertThat(command.exitCode()).as(command.errors()).isZero();
            return command.line("");
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(admin.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void anOperatorSeesAndChangesWhatTheServerDoes() throws Exception {
        home = Distribution.withOwnFolders(temp.resolve("parley"));
        Path password = Files.writeString(temp.resolve("password"), PASSWORD + "\n");
        try (Child server = start("server", "--listen", "tcp://127.0.0.1:0", "--admin", "127.0.0.1:0")) {
            Map<Boolean, String> said = Stream.of(server.line(""), server.line("")).collect(Collectors.toMap(line -> line.startsWith("admin "), line -> line.split(" ")[1]));
            admin = URI.create(said.get(true));
            String uri = said.get(false);
            assertThat(run("users", "add", "alice", "--password-file", password.toString())).isEqualTo("alice was added");
            try (Child alice = start("client", "--headless", "--server", uri, "--user", "alice", "--password-file", password.toString(), "--engine", "synthetic", "--json")) {
                alice.event("event=signaling", "state=logged-in");
                assertThat(get("/health").body()).isEqualTo("{\"live\":true,\"ready\":true,\"reasons\":[],\"faults\":[]}\n");
                assertThat(get("/metrics").body().lines()).contains("parley_sessions 1.0", "parley_logins_total{by=\"password\",outcome=\"ok\"} 1.0");
                theDashboardShowsWhatThereIs(get("/metrics").body());
                assertThat(run("sessions")).startsWith("alice ").contains("127.0.0.1");
                assertThat(run("kick", "alice")).isEqualTo("alice was logged out");
                alice.event("event=session-ended", "reason=displaced");
            }
            assertThat(run("registration", "closed")).isEqualTo("registration is closed");
            assertThat(home.resolve("conf/org.parley.server.cfg")).hasContent("registrationOpen = false");
            Path backup = temp.resolve("backup.zip");
            assertThat(run("backup", backup.toString())).startsWith("written " + backup);
            try (ZipFile zip = new ZipFile(backup.toFile())) {
                assertThat(zip.stream().map(ZipEntry::getName)).contains("users.db", "conf/org.parley.server.cfg");
            }
            AuditLog log = new AuditLog(temp.resolve("data"));
            log.await("command=\"registration closed\" outcome=ok$");
            assertThat(log.lines()).extracting(line -> line.replaceFirst("^\\S+ ", "").replaceFirst("user=\\S+ command", "command"))
                .contains("admin command=\"users add alice\" outcome=ok", "admin command=\"kick alice\" outcome=ok").anyMatch(line -> line.startsWith("login user=alice address=127.0.0.1 "));
            assertThat(log.lines() + Files.readString(temp.resolve("data/log/server.log"))).doesNotContain(PASSWORD);
            assertThat(server.errors()).isEmpty();
        }
    }

    @Test
    void whatTheServerDoesNotTakeOverIsNoSuccess() throws Exception {
        home = Distribution.withOwnFolders(temp.resolve("parley"));
        Path conf = home.resolve("conf/org.parley.server.cfg");
        try (Child server = start("server", "--listen", "tcp://127.0.0.1:0")) {
            server.line("listening ");
            Files.writeString(conf, "helloMillis = soon\n");
            try (Child command = start("registration", "closed")) {
                assertThat(command.exitCode()).isEqualTo(1);
                Services.eventually("the operator is told", () -> command.errors().contains("written to " + conf + ", but the server has not taken it over and registration is still open"));
            }
            assertThat(run("registration")).isEqualTo("open");
            assertThat(temp.resolve("data/log/server.log")).content().contains(conf + ":1: helloMillis = soon is not allowed");
            new AuditLog(temp.resolve("data")).await("command=\"registration closed\" outcome=failed$");
        }
    }

    @Test
    void aBackupInAnEmptyFolderTakesEverybodyBack() throws Exception {
        home = Distribution.withOwnFolders(temp.resolve("parley"));
        Path backup = temp.resolve("backup.zip");
        String[] addresses = {"server", "--listen", "tcp://127.0.0.1:0", "--listen", "tls://127.0.0.1:0"};
        String token;
        String certificate;
        try (Child server = start(addresses)) {
            String uri = server.line("listening tcp:");
            certificate = server.line("fingerprint ");
            try (Wire alice = new Wire("tcp:" + uri)) {
                assertThat(alice.register("alice", PASSWORD)).isEqualTo("registered");
                token = alice.ask("{'type':'login','id':2,'username':'alice','password':'" + PASSWORD + "'}").get("token").getAsString();
            }
            run("registration", "closed");
            assertThat(run("backup", backup.toString())).startsWith("written " + backup);
        }
        Files.move(temp.resolve("data"), temp.resolve("lost"));
        Files.delete(home.resolve("conf/org.parley.server.cfg"));
        asTheDocsSay("umask 077; mkdir DATA; unzip FILE -x 'conf/*' -d DATA", backup);
        asTheDocsSay("unzip -o FILE 'conf/*' -d /opt/parley", backup);
        try (Child server = start(addresses)) {
            String uri = server.line("listening tcp:");
            assertThat(server.line("fingerprint ")).isEqualTo(certificate);
            try (Wire alice = new Wire("tcp:" + uri)) {
                assertThat(Wire.outcome(alice.ask("{'type':'resume','id':1,'token':'" + token + "'}"))).isEqualTo("logged-in");
            }
            try (Wire another = new Wire("tcp:" + uri)) {
                assertThat(another.register("bob", PASSWORD)).isEqualTo("registration-closed");
                assertThat(another.login("alice", PASSWORD)).isEqualTo("logged-in");
            }
        }
    }

    private void asTheDocsSay(String line, Path backup) throws Exception {
        assertThat(Distribution.home().resolve("docs/operations.md")).content().contains("    " + line + "; chown");
        String command = line.replace("DATA", temp.resolve("data").toString()).replace("FILE", backup.toString()).replace("/opt/parley", home.toString());
        assertThat(new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).redirectOutput(temp.resolve("unzip.log").toFile()).start().waitFor())
            .as(command + ", with Debian's unzip").isZero();
    }

    private static void theDashboardShowsWhatThereIs(String metrics) throws Exception {
        JsonObject dashboard = JsonParser.parseString(Files.readString(Distribution.home().resolve("grafana/parley.json"))).getAsJsonObject();
        TreeSet<String> shown = new TreeSet<>();
        for (JsonElement panel : dashboard.getAsJsonArray("panels")) {
            JsonElement targets = panel.getAsJsonObject().get("targets");
            for (JsonElement target : targets == null ? List.<JsonElement>of() : targets.getAsJsonArray()) {
                Matcher matcher = METRIC.matcher(target.getAsJsonObject().get("expr").getAsString());
                while (matcher.find()) {
                    shown.add(matcher.group());
                }
            }
        }
        assertThat(shown).contains("parley_sessions", "parley_forward_seconds_bucket", "process_cpu_seconds_total");
        // only what is there can be shown, but that a plain server has no certificate
        shown.remove("parley_certificate_expiry_seconds");
        TreeSet<String> given = new TreeSet<>();
        metrics.lines().filter(line -> !line.startsWith("#")).forEach(line -> given.add(line.split("[{ ]")[0]));
        assertThat(given).containsAll(shown);
    }
}

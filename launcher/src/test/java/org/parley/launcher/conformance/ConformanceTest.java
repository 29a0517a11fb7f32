package org.parley.launcher.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.launcher.LaunchException;
import org.parley.launcher.conformance.wire.Target;
import org.w3c.dom.Element;
import picocli.CommandLine;

/** Whether the kit sees what it is there for, on servers that are as small as can be. */
class ConformanceTest {
    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine line = new CommandLine(new ConformanceCommand()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.setExecutionExceptionHandler((e, parsed, result) -> {
            parsed.getErr().println(e.getMessage());
            return e instanceof LaunchException known ? known.exitCode() : 99;
        }).execute(args);
    }

    private static List<Element> elements(Path report, String name) throws Exception {
        Element suite = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile()).getDocumentElement();
        var found = suite.getElementsByTagName(name);
        return new ArrayList<>(IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList());
    }

    @Test
    void aServerThatWritesAnewWhatItPassesOnFailsThatCaseAlone() throws Exception {
        Path report = folder.resolve("report.xml");
        try (TinyServer server = new TinyServer(true, text -> JsonParser.parseString(text).toString())) {
            assertThat(run(server.uri().toString(), "--only", "forwarding.b", "--report", report.toString())).isEqualTo(1);
        }
        assertThat(out.toString().lines()).anySatisfy(line -> assertThat(line).startsWith("FAILED   forwarding.bytes-unchanged: ").contains("expected the bytes as they were sent"))
            .anySatisfy(line -> assertThat(line).startsWith("ok       forwarding.both-ways: ")).last().isEqualTo("in all   1 passed, 1 failed, 0 not run");
        assertThat(elements(report, "testcase")).hasSize(2);
        assertThat(elements(report, "failure")).singleElement().satisfies(failure -> {
            assertThat(((Element) failure.getParentNode()).getAttribute("name")).startsWith("forwarding.bytes-unchanged");
            assertThat(failure.getTextContent()).contains("-> {\"type\":\"offer\"").doesNotContain("open sesame");
        });
    }

    @Test
    void aServerThatPassesOnWhatCameDoesNotFail() throws Exception {
        try (TinyServer server = new TinyServer(true, UnaryOperator.identity())) {
            assertThat(run(server.uri().toString(), "--only", "forwarding.b")).as(out.toString()).isZero();
        }
        assertThat(out.toString().lines()).last().isEqualTo("in all   2 passed, 0 failed, 0 not run");
    }

    @Test
    void aClientThatAnswersAByeByAByeFails() throws Exception {
        try (TinyServer server = new TinyServer(true, UnaryOperator.identity())) {
            Visitor bob = Visitor.greeted(new Target(server.uri(), null)).logIn(new Account("bob", "open sesame", true));
            Thread client = new Thread(() -> answerByes(bob), "broken-client");
            client.setDaemon(true);
            client.start();
            assertThat(run(server.uri().toString(), "--client", "--call", "bob", "--only", "stray.bye")).isEqualTo(1);
            bob.close();
        }
        assertThat(out.toString()).contains("FAILED   stray.bye").contains("\"from\":\"bob\"").contains("\"type\":\"bye\"");
    }

    private static void answerByes(Visitor bob) {
        try {
            for (long id = 1; ; id++) {
                JsonObject bye = bob.hear("bye");
                JsonObject head = Json.of("from", "bob", "to", Json.text(bye, "from"), "call", Json.text(bye, "call"));
                bob.say(Json.with(Json.with(head, "type", "ack"), "re", Json.number(bye, "id")));
                bob.say(Json.with(Json.with(Json.with(head, "type", "bye"), "id", id), "reason", "hangup"));
                bob.hear("ack");
            }
        } catch (Finding | java.io.IOException | InterruptedException e) {
            // the test is over
        }
    }

    @Test
    void whatCannotBeRunSaysWhyAndHasNotPassed() throws Exception {
        Path report = folder.resolve("report.xml");
        try (TinyServer server = new TinyServer(false, UnaryOperator.identity())) {
            assertThat(run(server.uri().toString(), "--only", "forwarding.bytes", "--report", report.toString())).isEqualTo(1);
        }
        assertThat(out.toString()).contains("not run  forwarding.bytes-unchanged: the server registers nobody").contains("0 passed, 0 failed, 1 not run");
        assertThat(elements(report, "skipped")).singleElement().satisfies(skipped -> assertThat(skipped.getAttribute("message")).contains("registers nobody"));
    }

    @Test
    void aServerThatRegistersNobodyIsProvedWithTwoUsersOfTheOperators() throws Exception {
        Path password = Files.writeString(folder.resolve("pw"), "close sesame\n");
        try (TinyServer server = new TinyServer(false, UnaryOperator.identity())) {
            assertThat(run(server.uri().toString(), "--only", "forwarding.bytes", "--user", "carol", "--password-file", password.toString(), "--user", "dave",
                "--password-file", password.toString())).as(out.toString()).isZero();
        }
    }

    @Test
    void whereNobodyListensOneLineSaysSo() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThat(run("tcp://127.0.0.1:" + port)).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("tcp://127.0.0.1:" + port).contains("check the address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1", "tcp://localhost", "tcp://localhost:1 --trust x", "tcp://localhost:1 --user carol", "tcp://localhost:1 --frequently", "tcp://localhost:1 --call bob", ""})
    void whatMakesNoSenseIsUsage(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void aNameThatNoCaseHasIsUsage() throws Exception {
        try (TinyServer server = new TinyServer(true, UnaryOperator.identity())) {
            assertThat(run(server.uri().toString(), "--only", "nonsense")).isEqualTo(2);
        }
        assertThat(err.toString()).contains("--only nonsense");
    }
}

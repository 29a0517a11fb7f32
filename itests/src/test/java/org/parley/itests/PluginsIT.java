package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.itests.hot.BlockingActivator;
import org.parley.itests.hot.BlockingGuest;
import org.parley.itests.hot.StubbornGuest;
import org.parley.itests.hot.ThrowingGuest;

/** A plug-in that does not run is named where an operator looks, what ran before is back, and the server serves on. */
class PluginsIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path temp;
    private Path plugins;
    private Child server;
    private URI admin;
    private String signaling;
    private int accounts;

    @Test
    void whatDoesNotRunGivesWayToWhatRanBefore() throws Exception {
        Path home = Distribution.withOwnFolders(temp.resolve("parley"));
        plugins = home.resolve("plugins");
        try (Child started = Child.start("server", home, JAVA, temp, "server", "--listen", "tcp://127.0.0.1:" + Sandbox.freePort(), "--admin", "127.0.0.1:0",
                "--data", temp.resolve("data").toString())) {
            server = started;
            Map<Boolean, String> said = Stream.of(server.line(""), server.line("")).collect(Collectors.toMap(line -> line.startsWith("admin "), line -> line.split(" ")[1]));
            admin = URI.create(said.get(true));
            signaling = said.get(false);
            whatRanBeforeComesBack();
            whatIsShippedComesBackIntoItsBundle();
            oneThatBlocksGivesWayToo();
            oneThatCannotBeInterruptedIsNamed();
        }
    }

    /** Of a guest its former jar, of a shipped bundle that a newer version took over from that one. */
    private void whatRanBeforeComesBack() throws Exception {
        for (String name : new String[] {"needy", "unwell", "lonely"}) {
            GuestJar.of(name, "1.0.0").drop(plugins);
        }
        logged("needy.jar runs: needy 1.0.0");
        logged("unwell.jar runs: unwell 1.0.0");
        logged("lonely.jar runs: lonely 1.0.0");
        GuestJar.of("needy", "1.1.0").with("Import-Package", "no.such.thing").drop(plugins);
        GuestJar.of("unwell", "1.1.0", ThrowingGuest.class).drop(plugins);
        GuestJar.of("lonely", "1.1.0").needing("no.such.Service").drop(plugins);
        Path newer = Distribution.rebuilt("server.users").put(plugins.resolve("users.jar"), Map.of("Bundle-Version", "9.0.0", "Service-Component", "OSGI-INF/none.xml"));
        told("needy.jar does not run: needy 1.1.0: it needs the package no.such.thing");
        told("unwell.jar does not run: unwell 1.1.0: its component unwell failed in its activation: the guest is unwell; the former one is brought back");
        told("lonely.jar does not run: lonely 1.1.0: its component lonely, which ran before, misses the service no.such.Service");
        told("users.jar does not run: org.parley.server.users 9.0.0: its components cannot be read; the log says why; the shipped one runs in its place");
        logged("needy 1.0.0 runs again");
        logged("unwell 1.0.0 runs again");
        logged("lonely 1.0.0 runs again");
        Services.eventually("accounts are there again", this::canRegister);
        assertThat(health()).contains("\"ready\":true").contains("server.users 9.0.0: ").contains("needy 1.1.0: ").contains("unwell 1.1.0: ").contains("lonely 1.1.0: ");
        GuestJar.of("needy", "1.2.0").drop(plugins);
        GuestJar.of("unwell", "1.2.0").drop(plugins);
        Files.delete(plugins.resolve("lonely.jar"));
        Files.delete(newer);
        logged("needy.jar runs: needy 1.2.0");
        logged("unwell.jar runs: unwell 1.2.0");
        Services.eventually("nothing is wrong any more", () -> health().contains("\"faults\":[]"));
        assertThat(server.errors().lines().filter(line -> line.contains(" does not run: "))).hasSize(4);
    }

    /** A jar of the very same version is put into the shipped bundle by File Install. */
    private void whatIsShippedComesBackIntoItsBundle() throws Exception {
        Path same = Distribution.rebuilt("server.users").put(plugins.resolve("same.jar"), Map.of("Service-Component", "OSGI-INF/none.xml"));
        told("same.jar does not run: org.parley.server.users 0.1.0.SNAPSHOT: its components cannot be read; the log says why; the shipped one is brought back");
        logged("org.parley.server.users 0.1.0.SNAPSHOT runs again");
        Services.eventually("accounts are there again", this::canRegister);
        Files.delete(same);
        Services.eventually("accounts are there when the plug-in has gone", () -> log().contains("Uninstalling bundle") && canRegister() && health().contains("\"faults\":[]"));
    }

    /** In the activation of a component, and in an activator. What waits behind it comes, too, though the thread that looks at the folder was interrupted. */
    private void oneThatBlocksGivesWayToo() throws Exception {
        GuestJar.of("sleeper", "1.0.0").drop(plugins);
        logged("sleeper.jar runs: sleeper 1.0.0");
        GuestJar.of("sleeper", "1.1.0", BlockingGuest.class).drop(plugins);
        told("sleeper.jar does not run: sleeper 1.1.0: its start waited for 3 s and was interrupted; the former one is brought back");
        logged("sleeper 1.0.0 runs again");
        GuestJar.of("sleeper", "1.2.0", BlockingActivator.class).with("Bundle-Activator", BlockingActivator.class.getName()).with("Import-Package", "org.osgi.framework").drop(plugins);
        told("sleeper.jar does not run: sleeper 1.2.0: its start waited for 3 s and was interrupted; the former one is brought back");
        Services.eventually("the former one is back a second time", () -> log().lines().filter(line -> line.endsWith("sleeper 1.0.0 runs again")).count() == 2);
        GuestJar.of("late", "1.0.0").drop(plugins);
        logged("late.jar runs: late 1.0.0");
    }

    private void oneThatCannotBeInterruptedIsNamed() throws Exception {
        GuestJar.of("stubborn", "1.0.0", StubbornGuest.class).drop(plugins);
        told("stubborn 1.0.0: it is still starting after 3 s");
        assertThat(health()).contains("\"ready\":true").contains("stubborn 1.0.0: it is still starting after 3 s");
        assertThat(canRegister()).isTrue();
    }

    private boolean canRegister() {
        try (Wire client = new Wire(signaling)) {
            return client.register("user" + accounts++, PASSWORD).equals("registered");
        } catch (IOException e) {
            return false;
        }
    }

    private void told(String text) {
        Services.eventually("the operator is told: " + text + ", and not " + server.errors(), () -> server.errors().contains(text));
    }

    private void logged(String text) {
        Services.eventually("the log says: " + text + "; " + server.errors(), () -> log().contains(text));
    }

    private String log() {
        try {
            return Files.readString(temp.resolve("data/log/server.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String health() {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(admin.resolve("/health")).build(), HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

package org.parley.launcher.soak;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The server and all clients, and what they are heard saying. */
final class Crew implements AutoCloseable {
    private static final List<String> NAMES = List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan", "judy", "mallory", "niaj");
    /** So many have a name. */
    static final int MOST = NAMES.size();
    /** So many start at once: each start takes a processor for a second or two. */
    private static final int TOGETHER = 2;
    private static final int START_MILLIS = 180_000;

    private static final int MOST_FRUITLESS = 20;
    private static final int AGAIN_MILLIS = 500;

    private final Path folder;
    private final Path shipped;
    private final Desk desk;
    private final Journal journal;
    private final Ledger ledger = new Ledger();
    private final Parcels parcels;
    private final Host host;
    private final List<Participant> all = new ArrayList<>();
    private int fruitless;

    Crew(Path folder, Path shipped, Desk desk, Journal journal) throws IOException {
        this.folder = folder;
        this.shipped = shipped;
        this.desk = desk;
        this.journal = journal;
        this.parcels = new Parcels(folder);
        this.host = Host.in(folder, shipped, desk);
        desk.listen(this::hear);
        desk.often(ledger::watch);
    }

    /** Starts the server and {@code clients} clients, of which the last {@code apart} keep their media in a process of its own, and waits until all are logged in. */
    void enter(int clients, int apart, String engine) throws Finding, IOException, InterruptedException {
        host.start();
        await(START_MILLIS, host::isReady, "the server listens");
        for (int i = 0; i < clients; i++) {
            all.add(participant(NAMES.get(i), Host.SCHEMES.get(i % Host.SCHEMES.size()), engine, i >= clients - apart));
            all.get(i).enter();
            await(START_MILLIS, () -> all.stream().filter(one -> !one.loggedIn()).count() < TOGETHER, "clients are logged in");
        }
        await(START_MILLIS, () -> all.stream().allMatch(Participant::loggedIn), "all clients are logged in");
    }

    private Participant participant(String name, String scheme, String engine, boolean apart) throws IOException {
        Relay relay = new Relay(name, host.port(scheme));
        Path password = Files.writeString(folder.resolve(name + ".password"), name + " says open sesame\n");
        OwnHome home = OwnHome.in(folder.resolve(name + "-home"), shipped);
        home.configure("org.parley.media.remote", "engine = " + engine + "\n");
        Program program = new Program(name, home, Map.of("XDG_DATA_HOME", folder.resolve(name).toString()), desk);
        List<String> arguments = new ArrayList<>(List.of("client", "--headless", "--json", "--server", scheme + "://127.0.0.1:" + relay.port(), "--user", name, "--password-file", password.toString(),
            "--register", "--trust", host.fingerprint(), "--camera", "pattern", "--microphone", "silence", "--speaker", "none", "--size", "160x120", "--fps", "5", "--engine", apart ? "remote" : engine));
        return new Participant(program, relay, arguments, apart);
    }

    /** Where all that they write is. */
    Path folder() {
        return folder;
    }

    Parcels parcels() {
        return parcels;
    }

    Ledger ledger() {
        return ledger;
    }

    Host host() {
        return host;
    }

    List<Participant> all() {
        return all;
    }

    /** Those of whom it is true. */
    List<Participant> those(Predicate<Participant> what) {
        return all.stream().filter(what).toList();
    }

    /** Those whose present call, as they show it, is such. */
    List<Participant> withCall(Predicate<Side> what) {
        return those(one -> ledger.openOf(one).map(story -> what.test(story.of(one))).orElse(false));
    }

    /** Those who could call. */
    List<Participant> idle() {
        return those(one -> one.loggedIn() && ledger.openOf(one).isEmpty());
    }

    /** Waits, and fails when it was in vain. */
    void await(int mostMillis, BooleanSupplier reached, String what) throws Finding, IOException, InterruptedException {
        if (!desk.await(mostMillis, reached)) {
            throw new Finding("waited " + mostMillis / 1_000 + " s in vain until " + what + describe());
        }
    }

    /** Who is not as he should be. */
    private String describe() {
        StringBuilder text = new StringBuilder();
        for (Participant one : all) {
            if (!one.loggedIn() || !one.trouble().toString().isEmpty()) {
                text.append("; ").append(one).append(one.loggedIn() ? " is logged in" : " is not logged in").append(one.trouble().toString().isEmpty() ? "" : " (" + one.trouble() + ")");
            }
        }
        return text.append(ledger.open().isEmpty() ? "" : "; calls: " + ledger).toString();
    }

    private void hear(Program.Said said) throws Finding, IOException {
        boolean current = said.life() == said.by().life();
        journal.note((said.text() == null ? "the end of " : "") + said.by().name() + (current ? " " : " (before) ") + (said.text() == null ? "" : said.text()));
        if (said.by() == host.program()) {
            hearHost(said, current);
            return;
        }
        Participant one = all.stream().filter(p -> p.program() == said.by()).findFirst().orElseThrow();
        if (said.text() != null && current) {
            hear(one, parse(said));
        } else if (said.text() == null && current && !one.goes() && !one.isKilled()) {
            ended(one);
        }
    }

    /** Before its first login a client ends when it finds no server. */
    private void ended(Participant one) throws Finding {
        if (one.wasLoggedIn() || fruitless++ == MOST_FRUITLESS) {
            throw new Finding(one + " ended by itself" + complaint(one.program()));
        }
        journal.tell(one + " found no server" + complaint(one.program()));
        reenter(one, AGAIN_MILLIS);
    }

    /** Starts a client again after a while, once its process is gone and there is a server to be found. */
    void reenter(Participant one, int millis) {
        int life = one.program().life();
        desk.later(millis, () -> {
            if (one.program().life() != life) {
                return;
            }
            if (one.program().isAlive() || !host.isReady() || one.relay().weather().isClosed()) {
                reenter(one, AGAIN_MILLIS);
            } else {
                one.enter();
            }
        });
    }

    private void hearHost(Program.Said said, boolean current) throws Finding {
        if (current && said.text() != null) {
            host.hear(said.text());
        } else if (current && host.wanted()) {
            throw new Finding("the server ended by itself" + complaint(host.program()));
        }
    }

    static String complaint(Program program) {
        return program.lastError().isEmpty() ? "" : ": " + program.lastError();
    }

    private static JsonObject parse(Program.Said said) throws Finding {
        try {
            return JsonParser.parseString(said.text()).getAsJsonObject();
        } catch (JsonSyntaxException | IllegalStateException e) {
            throw new Finding(said.by().name() + " printed a line that is no JSON object: " + said.text());
        }
    }

    private void hear(Participant one, JsonObject event) throws Finding, IOException {
        one.hear(event);
        String what = event.get("event").getAsString();
        if (what.equals("call")) {
            String peer = event.get("peer").getAsString();
            ledger.hear(one, all.stream().filter(p -> p.name().equals(peer)).findFirst().orElseThrow(() -> new Finding(one + " has a call with a stranger, " + peer)), event);
        } else if (what.equals("file")) {
            parcels.hear(one, event);
        } else if (what.equals("error") && event.get("code").getAsString().equals("internal")) {
            throw new Finding(one + " tells an error of its own: " + event.get("message").getAsString());
        }
    }

    /** Ends all processes, whatever they do. Any thread. */
    void strike() {
        all.forEach(one -> one.program().strike());
        host.program().strike();
    }

    @Override
    public void close() throws IOException {
        strike();
        for (Participant one : all) {
            one.relay().close();
        }
    }
}

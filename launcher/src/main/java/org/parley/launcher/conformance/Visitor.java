package org.parley.launcher.conformance;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.parley.launcher.conformance.wire.Arrival;
import org.parley.launcher.conformance.wire.Target;
import org.parley.launcher.conformance.wire.Wire;

/** One connection to a server, and what is expected of it. One thread uses it; pings of its own keep it alive and their answers are passed over. */
public final class Visitor implements AutoCloseable {
    /** How long anything may take that should come at once: generous, since nothing is proved by a slow machine. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long OWN_NONCES = 1L << 52;
    private static final String HELLO = "{\"type\":\"hello\",\"version\":1,\"agent\":\"parley-conformance/1\"}";

    private final Wire wire;
    private final Transcript transcript;
    private final int number;
    private long nonces = OWN_NONCES;
    private long fence;
    private boolean asked;
    private boolean followed;
    private ScheduledFuture<?> pings;
    private Account account;
    private JsonObject welcome;
    private JsonObject login;

    /** Talks over {@code wire}. */
    Visitor(Wire wire, Transcript transcript) {
        this.wire = wire;
        this.transcript = transcript;
        this.number = transcript.connection();
    }

    /** Connects and says hello. */
    static Visitor greeted(Target target) throws IOException, Finding, InterruptedException {
        Visitor visitor = new Visitor(target.open(), new Transcript());
        visitor.greet();
        return visitor;
    }

    /** Says hello, and hears the welcome. */
    public Visitor greet() throws IOException, Finding, InterruptedException {
        say(HELLO);
        welcome = hear("welcome");
        return this;
    }

    /** Pings from now on, every so often. */
    public void keepAlive(long everyMillis) {
        pings = Clock.every(everyMillis, () -> {
            try {
                wire.send(ping());
            } catch (IOException e) {
                // the end is heard by whoever listens
            }
        });
    }

    private synchronized byte[] ping() {
        return Json.bytes("{\"type\":\"ping\",\"nonce\":" + ++nonces + "}");
    }

    /** Logs in, and hears that. */
    public Visitor logIn(Account as) throws IOException, Finding, InterruptedException {
        account = as;
        say(Json.of("type", "login", "id", 1, "username", as.name(), "password", as.password()));
        login = hear("logged-in");
        return this;
    }

    /** Resumes by a token, and hears that. */
    public Visitor resume(Visitor before) throws IOException, Finding, InterruptedException {
        account = before.account;
        say(Json.of("type", "resume", "id", 2, "token", before.token()));
        login = hear("logged-in");
        return this;
    }

    /** What the server said of itself. */
    public JsonObject welcome() {
        return welcome;
    }

    /** The latest {@code logged-in}. */
    public JsonObject login() {
        return login;
    }

    /** The token of the login. */
    public String token() {
        return Json.text(login, "token");
    }

    /** Whether the login goes on with a session. */
    public boolean resumed() {
        return login.get("resumed").getAsBoolean();
    }

    /** Who is logged in. */
    public Account account() {
        return account;
    }

    /** The name of who is logged in. */
    public String name() {
        return account.name();
    }

    /** Sends text. */
    public void say(String text) throws IOException {
        say(Json.bytes(text));
    }

    /** Sends an object. */
    public void say(JsonObject message) throws IOException {
        say(message.toString());
    }

    /** Sends the content of one message. */
    public void say(byte[] message) throws IOException {
        String text = new String(message, StandardCharsets.UTF_8);
        asked |= text.startsWith("{\"type\":\"peers\"");
        transcript.note(number, "->", text);
        wire.send(message);
    }

    /** Whether presence is of interest from now on. Until then what others do is passed over, once peers were asked for; before, none may come. */
    public void followPresence(boolean interest) {
        followed = interest;
    }

    /** Notes what was sent past this. */
    public void note(String what) {
        transcript.note(number, "->", what);
    }

    private Arrival arrival(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (;;) {
            Arrival arrival = wire.next(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            if (arrival instanceof Arrival.Message message) {
                String text = new String(message.bytes(), StandardCharsets.UTF_8);
                if (isOwnPong(text) || asked && !followed && "presence".equals(Json.text(object(text), "type"))) {
                    continue;
                }
                transcript.note(number, "<-", text);
            } else if (arrival instanceof Arrival.End gone) {
                transcript.note(number, "<-", "(" + gone.how() + ")");
            }
            return arrival;
        }
    }

    private boolean isOwnPong(String text) {
        if (!text.contains("\"pong\"")) {
            return false;
        }
        long nonce = Json.number(object(text), "nonce");
        synchronized (this) {
            return nonce > OWN_NONCES && nonce <= nonces && nonce != fence;
        }
    }

    private static JsonObject object(String text) {
        try {
            return JsonParser.parseString(text).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            return new JsonObject();
        }
    }

    /** The bytes of the next message. */
    public byte[] hearBytes() throws Finding, InterruptedException {
        return hearBytes(PATIENCE);
    }

    /** The bytes of the next message, which may take so long. */
    public byte[] hearBytes(Duration patience) throws Finding, InterruptedException {
        Arrival arrival = arrival(patience);
        if (arrival instanceof Arrival.Message message) {
            return message.bytes();
        }
        throw new Finding(arrival == null ? "expected a message, but none came within " + patience.toSeconds() + " s"
            : "expected a message, but the connection was " + ((Arrival.End) arrival).how());
    }

    /** The next message. */
    public JsonObject hear() throws Finding, InterruptedException {
        return hear(PATIENCE);
    }

    /** The next message, which may take so long. */
    public JsonObject hear(Duration patience) throws Finding, InterruptedException {
        String text = new String(hearBytes(patience), StandardCharsets.UTF_8);
        JsonObject object = object(text);
        Finding.unless(Json.text(object, "type") != null, "expected a JSON object with a type, heard " + text);
        return object;
    }

    /** The next message, which must be of that type. */
    public JsonObject hear(String type) throws Finding, InterruptedException {
        JsonObject message;
        try {
            message = hear();
        } catch (Finding e) {
            throw new Finding("expected " + type + ": " + e.getMessage());
        }
        Finding.unless(type.equals(Json.text(message, "type")), "expected " + type + ", heard " + message);
        return message;
    }

    /** The next message, which must be an error of that code. */
    public JsonObject refused(String code) throws Finding, InterruptedException {
        JsonObject error = hear("error");
        Finding.unless(code.equals(Json.text(error, "code")), "expected error " + code + ", heard " + error);
        Finding.unless(Json.text(error, "message") != null, "an error must have a message: " + error);
        return error;
    }

    /** The same, about a message with that id. */
    public JsonObject refused(String code, long re) throws Finding, InterruptedException {
        JsonObject error = refused(code);
        Finding.unless(Json.number(error, "re") == re, "expected the error to carry re " + re + ", heard " + error);
        return error;
    }

    /** The next message, which must be {@code bad-message} that names the field. */
    public JsonObject badField(String field) throws Finding, InterruptedException {
        JsonObject error = refused("bad-message");
        Finding.unless(field.equals(Json.text(error, "field")), "expected bad-message to name the field " + field + ", heard " + error);
        return error;
    }

    /** Nothing but the end comes. */
    public Arrival.End ended() throws Finding, InterruptedException {
        return ended(PATIENCE);
    }

    /** Nothing but the end comes, within so long. */
    public Arrival.End ended(Duration patience) throws Finding, InterruptedException {
        Arrival arrival = arrival(patience);
        if (arrival instanceof Arrival.End end) {
            return end;
        }
        throw new Finding(arrival == null ? "expected the connection to be closed, but it was open after " + patience.toSeconds() + " s"
            : "expected the connection to be closed, heard " + new String(((Arrival.Message) arrival).bytes(), StandardCharsets.UTF_8));
    }

    /** Whether the connection ends within so long; what comes before is passed over. */
    public boolean endsWithin(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Arrival arrival;
        do {
            arrival = arrival(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        } while (arrival instanceof Arrival.Message);
        return arrival != null;
    }

    /** Nothing else has come, and the connection works: a server answers in order, so that whatever it had to say comes before this pong. */
    public void nothingElse() throws IOException, Finding, InterruptedException {
        synchronized (this) {
            fence = ++nonces;
        }
        say("{\"type\":\"ping\",\"nonce\":" + fence + "}");
        JsonObject next;
        try {
            next = hear();
        } catch (Finding e) {
            throw new Finding("expected the connection to go on: " + e.getMessage());
        }
        Finding.unless("pong".equals(Json.text(next, "type")) && Json.number(next, "nonce") == fence, "expected nothing else, heard " + next);
    }

    /** Ends the session, too, without waiting for that. */
    public void leave() {
        try {
            if (login != null) {
                wire.send(Json.bytes("{\"type\":\"logout\",\"id\":9}"));
            }
        } catch (IOException e) {
            // the connection is gone already
        }
        close();
    }

    /** Breaks the connection off. */
    @Override
    public void close() {
        if (pings != null) {
            pings.cancel(false);
        }
        wire.close();
    }

    /** Waits; for what must not happen, or for what takes its time. */
    static void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}

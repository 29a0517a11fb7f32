package org.parley.launcher.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.parley.launcher.conformance.wire.RawWire;
import org.parley.launcher.conformance.wire.Target;

/** What a case has to itself: accounts, and connections that are closed behind it. */
public final class Room implements AutoCloseable {
    private final Target target;
    private final Facts facts;
    private final Options options;
    private final Accounts accounts;
    private final List<Account> lent;
    private final Transcript transcript;
    private final List<Visitor> visitors = new ArrayList<>();

    /**
     * What the command line allows.
     *
     * @param limits   whether limits may be tried, which is not gentle
     * @param shutdown whether somebody stops the server when asked to
     * @param hands    is told what somebody shall do
     */
    public record Options(boolean limits, boolean shutdown, Consumer<String> hands) {}

    /** With {@code count} accounts. */
    Room(Target target, Facts facts, Options options, Accounts accounts, int count, Transcript transcript) throws InterruptedException, NotRun {
        this.target = target;
        this.facts = facts;
        this.options = options;
        this.accounts = accounts;
        this.transcript = transcript;
        this.lent = accounts.lend(count);
    }

    /** The server. */
    public Target target() {
        return target;
    }

    /** What it said of itself. */
    public Facts facts() {
        return facts;
    }

    /** What may be tried. */
    public Options options() {
        return options;
    }

    /** One of the case's accounts. */
    public Account account(int index) {
        return lent.get(index);
    }

    /** A name that nobody has. */
    public String nobody() {
        return accounts.nobody();
    }

    /** A connection on which nothing was said. */
    public Visitor connect() throws IOException {
        return visitor(target.open());
    }

    private Visitor visitor(org.parley.launcher.conformance.wire.Wire wire) {
        Visitor visitor = new Visitor(wire, transcript);
        visitors.add(visitor);
        return visitor;
    }

    /** A connection that was welcomed, and is kept alive. */
    public Visitor greeted() throws IOException, Finding, InterruptedException {
        Visitor visitor = connect().greet();
        visitor.keepAlive(facts.heartbeatMillis());
        return visitor;
    }

    /** A connection with one of the case's accounts logged in. */
    public Visitor enter(int account) throws IOException, Finding, InterruptedException {
        return greeted().logIn(lent.get(account));
    }

    /** A connection whose bytes can be chosen, and who listens to it. */
    public Raw raw() throws IOException {
        RawWire wire = target.openRaw();
        return new Raw(wire, visitor(wire));
    }

    /** Listens to a connection that the case has made. */
    public Visitor listen(RawWire wire) {
        return visitor(wire);
    }

    /** The two sides of such a connection. */
    public record Raw(RawWire wire, Visitor visitor) {
        /** Sends bytes as they are. */
        public void send(byte... bytes) throws IOException {
            visitor.note("(" + bytes.length + " bytes)");
            wire.raw(bytes);
        }
    }

    /** Asks whoever looks on to do something, such as to stop the server. */
    public void ask(String what) {
        options.hands().accept(what);
    }

    /** Waits; for what must not happen, or for what takes its time. */
    public void pause(long millis) throws InterruptedException {
        Visitor.pause(millis);
    }

    @Override
    public void close() {
        visitors.forEach(Visitor::leave);
        accounts.giveBack(lent);
    }
}

package org.parley.server.internal;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.parley.server.internal.tls.ServerCertificate;
import org.parley.transport.Acceptor;
import org.parley.transport.ListenOptions;
import org.parley.transport.Listener;
import org.parley.transport.Transport;
import org.parley.transport.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every address bound for which there is a transport: again, on the same port, when a transport was exchanged, and once more every few seconds where it
 * failed. An address that is bound stays with its transport until that goes. Binding happens on the executor, and where a change waits for it.
 */
final class Listeners implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final long RETRY_MILLIS = 5_000;

    private final List<Slot> slots = new ArrayList<>();
    private final List<TransportProvider> providers = new ArrayList<>();
    private final Acceptor acceptor;
    private final ServerTime time;
    private final Executor executor;
    private final Consumer<List<State>> observer;
    private volatile Terms terms;
    private ServerTime.Timer retry = () -> { };
    private boolean closed;

    /** What is listened on, and how. {@code options} are without the certificate. */
    record Terms(List<ListenAddress> addresses, boolean plainOnAnyAddress, ServerCertificate certificate, ListenOptions options) {
        boolean secure() {
            return addresses.stream().anyMatch(ListenAddress::isSecure);
        }

        Terms on(List<ListenAddress> others) {
            return new Terms(others, plainOnAnyAddress, certificate, options);
        }
    }

    /**
     * What became of an address.
     *
     * @param asked   as configured
     * @param bound   null when it is not
     * @param failure null when it is bound or was not tried because there is no transport for it
     */
    record State(URI asked, URI bound, String failure) {}

    private static final class Slot {
        final URI asked;
        ListenAddress address;
        Listener listener;
        TransportProvider provider;
        String failure;

        Slot(ListenAddress address) {
            this.asked = address.uri();
            this.address = address;
        }
    }

    /** {@code observer} is told on the executor after each change, without a lock held. */
    Listeners(Terms terms, Acceptor acceptor, ServerTime time, Executor executor, Consumer<List<State>> observer) {
        terms.addresses().forEach(address -> slots.add(new Slot(address)));
        this.terms = terms;
        this.acceptor = acceptor;
        this.time = time;
        this.executor = executor;
        this.observer = observer;
    }

    /** A transport came. */
    synchronized void add(TransportProvider provider) {
        providers.add(provider);
        providers.sort(Comparator.reverseOrder());
        bindSoon();
    }

    /** A transport goes: nothing more is accepted with it. Its connections are its own affair. */
    synchronized void remove(Transport transport) {
        providers.removeIf(provider -> provider.transport() == transport);
        for (Slot slot : slots) {
            if (slot.listener != null && slot.provider.transport() == transport) {
                release(slot);
                LOG.info("No longer listening on {}: its transport goes", slot.address.uri());
            }
        }
        bindSoon();
    }

    /**
     * Listens under other terms. Where they differ in addresses alone those that stay are left as they are, bound or not; else all are opened anew, on the same port where that was left to the
     * system. Who was accepted stays. {@code adopt} runs before anything is opened.
     *
     * @throws IllegalArgumentException when an address that is added, or was bound, cannot be; one line that says why. {@code revert} has run then, and all is as before; so also where
     *                                  {@code adopt} throws, which is thrown on
     */
    synchronized void change(Terms others, Runnable adopt, Runnable revert) {
        Terms former = terms;
        List<Slot> before = List.copyOf(slots);
        List<Slot> after = slotsFor(others.addresses());
        boolean anew = !former.on(others.addresses()).equals(others);
        List<Slot> mayFail = before.stream().filter(slot -> slot.listener == null).toList();
        before.stream().filter(slot -> anew || !after.contains(slot)).forEach(Listeners::release);
        try {
            adopt.run();
        } catch (RuntimeException | Error e) { // no thread can be made, for instance
            undo(revert, e);
            use(before, former);
            bindSoon();
            throw e;
        }
        use(after, others);
        Slot failed = after.stream().filter(slot -> slot.failure != null && !mayFail.contains(slot)).findFirst().orElse(null);
        if (failed != null) {
            String why = failed.failure;
            after.stream().filter(slot -> anew || !before.contains(slot)).forEach(Listeners::release);
            revert.run();
            use(before, former);
            bindSoon();
            throw new IllegalArgumentException(why);
        }
        bindSoon();
    }

    /** What adopted half of it before it failed with {@code why} may fail at this as well. */
    private static void undo(Runnable revert, Throwable why) {
        try {
            revert.run();
        } catch (RuntimeException | Error e) {
            why.addSuppressed(e);
        }
    }

    private List<Slot> slotsFor(List<ListenAddress> addresses) {
        List<Slot> free = new ArrayList<>(slots);
        List<Slot> all = new ArrayList<>();
        for (ListenAddress address : addresses) {
            Slot same = free.stream().filter(slot -> slot.asked.equals(address.uri())).findFirst().orElse(null);
            free.remove(same);
            all.add(same == null ? new Slot(address) : same);
        }
        return all;
    }

    private void use(List<Slot> others, Terms under) {
        slots.clear();
        slots.addAll(others);
        terms = under;
        slots.forEach(this::bind);
    }

    Terms terms() {
        return terms;
    }

    private static void release(Slot slot) {
        if (slot.listener != null) {
            slot.listener.close();
            slot.listener = null;
            slot.provider = null;
        }
    }

    private void bindSoon() {
        if (!closed) {
            executor.execute(this::bindAll);
        }
    }

    private void bindAll() {
        List<State> states;
        synchronized (this) {
            retry.cancel();
            if (closed) {
                return;
            }
            slots.forEach(this::bind);
            if (slots.stream().anyMatch(slot -> slot.failure != null)) {
                retry = time.after(RETRY_MILLIS, this::retry);
            }
            states = states();
        }
        observer.accept(states);
    }

    private synchronized void retry() {
        bindSoon();
    }

    private void bind(Slot slot) {
        TransportProvider best = providers.stream().filter(provider -> provider.carries(slot.address.scheme())).findFirst().orElse(null);
        if (slot.listener != null || best == null) {
            slot.failure = null;
            return;
        }
        try {
            slot.listener = listen(best.transport(), slot.address);
            slot.provider = best;
            slot.address = slot.address.onPort(slot.listener.uri().getPort());
            slot.failure = null;
            LOG.info("Listening on {}", slot.address.uri());
        } catch (TransportException | IllegalArgumentException e) {
            slot.failure = e.getMessage(); // which names the address
        } catch (IOException e) {
            slot.failure = "cannot listen on " + slot.address.uri() + ": " + e.getMessage();
        } catch (RuntimeException | LinkageError e) { // a mistake of a plug-in, which costs its address alone
            slot.failure = "cannot listen on " + slot.address.uri() + ": " + e;
        }
    }

    private Listener listen(Transport transport, ListenAddress address) throws IOException {
        if (!address.isSecure()) {
            address.mayBeOpened(terms.plainOnAnyAddress());
            return transport.listen(address.uri(), terms.options(), acceptor);
        }
        terms.certificate().load();
        return transport.listen(address.uri(), terms.options().withIdentity(terms.certificate()::current), acceptor);
    }

    /** A moment's state, in the order of the configuration. */
    synchronized List<State> states() {
        return slots.stream().map(slot -> new State(slot.asked, slot.listener == null ? null : slot.listener.uri(), slot.failure)).toList();
    }

    @Override
    public synchronized void close() {
        closed = true;
        slots.forEach(Listeners::release);
    }
}

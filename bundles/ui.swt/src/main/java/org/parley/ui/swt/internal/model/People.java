package org.parley.ui.swt.internal.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.parley.signaling.Peer;
import org.parley.signaling.PeerList;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingClient;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.Subscription;

/**
 * Who is online, kept up to date. On the UI thread. While all fit into one answer of the server a search is done here, in the whole name; otherwise the server is asked, by the
 * name's beginning.
 */
public final class People implements AutoCloseable {
    /** Most that the server tells at once. */
    static final int MOST = 500;

    private final SignalingClient signaling;
    private final Executor ui;
    private final Runnable changed;
    private final Subscription events;
    private final Map<String, Peer> all = new TreeMap<>();
    private String query = "";
    private int total;
    private boolean live;
    private boolean known;
    private boolean complete = true;
    private int asked;
    private int answered;

    /** {@code changed} runs after each change. */
    public People(SignalingClient signaling, Events events, Executor ui, Runnable changed) {
        this.signaling = signaling;
        this.ui = ui;
        this.changed = changed;
        this.events = events.signaling(this::onEvent);
    }

    private void onEvent(SignalingEvent event) {
        if (event instanceof SignalingEvent.LoggedIn) {
            refresh(); // also after a resume: who left meanwhile is told by nobody
        } else if (event instanceof SignalingEvent.PresenceChanged presence) {
            live = presence.live();
            presence.peers().forEach(this::put);
            changed.run();
        }
    }

    private void put(Peer peer) {
        String key = key(peer.username());
        if (peer.status() == Peer.Status.OFFLINE) {
            if (all.remove(key) != null) {
                total--;
            }
        } else if (complete || all.containsKey(key) || key.startsWith(key(query))) {
            if (all.put(key, peer) == null) {
                total++;
            }
        }
    }

    /** Asks the server anew. */
    public void refresh() {
        int request = ++asked;
        String wanted = complete ? "" : query;
        signaling.peers(wanted, MOST).whenComplete((list, failure) -> ui.execute(() -> {
            if (request == asked) {
                answered = request;
                if (failure == null) {
                    take(list, wanted);
                }
            }
        }));
    }

    private void take(PeerList list, String wanted) {
        known = true;
        complete = wanted.isEmpty() && list.total() <= list.peers().size();
        all.clear();
        list.peers().stream().filter(peer -> peer.status() != Peer.Status.OFFLINE).forEach(peer -> all.put(key(peer.username()), peer));
        total = list.total();
        live = list.live();
        changed.run();
    }

    /** Shows only whom the name fits from now on. */
    public void search(String text) {
        query = text.strip();
        if (!complete && known) {
            refresh();
        }
        changed.run();
    }

    /** Those who fit the search, by name; not oneself. */
    public List<Peer> shown() {
        String self = signaling.session().map(Session::username).map(People::key).orElse("");
        String wanted = key(query);
        List<Peer> shown = new ArrayList<>(all.entrySet().stream().filter(e -> !e.getKey().equals(self) && e.getKey().contains(wanted)).map(Map.Entry::getValue).toList());
        shown.sort(Comparator.comparing((Peer peer) -> !key(peer.username()).startsWith(wanted)).thenComparing(peer -> key(peer.username())));
        return shown;
    }

    /** How somebody stands; offline where nothing is known of him. */
    public Peer.Status status(String name) {
        Peer peer = all.get(key(name));
        return peer == null ? Peer.Status.OFFLINE : peer.status();
    }

    /** How many more there are than the server tells at once; 0 when all are known. */
    public int more() {
        return complete ? 0 : Math.max(0, total - all.size());
    }

    /** Whether the server has answered what was asked last. */
    public boolean isKnown() {
        return known && answered == asked;
    }

    /** Whether changes come by themselves; otherwise {@link #refresh} is to be called now and then. */
    public boolean isLive() {
        return live;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Follows no more. */
    @Override
    public void close() {
        events.close();
    }
}

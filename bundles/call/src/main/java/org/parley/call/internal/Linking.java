package org.parley.call.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.MediaChoice;
import org.parley.call.internal.Alarms.Alarm;
import org.parley.media.MediaEngine;
import org.parley.media.MediaException;
import org.parley.media.SessionSettings;

/**
 * Finds an engine for a call and opens a {@link MediaLink} with it; another when one cannot serve, or cannot read what the other side says. When the engine stops, waits 10 s
 * for one: at first only for the same or a better one, which is there again after an update, and after 1 s for any, which stands in until the one that is missed is back.
 */
final class Linking {
    /** An update takes a tenth of it; what is waited longer for, people notice. */
    private static final Duration OTHER = Duration.ofSeconds(1);
    private static final Duration GONE = Duration.ofSeconds(10);
    /** How often engines may break without a connection in between. */
    private static final int BREAKS = 3;

    private final CallContext context;
    private final Alarms alarms;
    private final DirectCall call;
    private final String engine;
    private final Set<MediaEngine> tried = Collections.newSetFromMap(new IdentityHashMap<>());
    private MediaLink link;
    private boolean announced;
    private boolean renewed;
    private boolean waiting;
    private boolean anyWillDo;
    private String lastEngine = "";
    /** The engine that stopped and that another stands in for; empty for none. */
    private String missed = "";
    /** The engine that the other side's latest description names; empty where it names none. */
    private String spoken = "";
    private int breaks;

    Linking(CallContext context, Alarms alarms, DirectCall call, String engine) {
        this.context = context;
        this.alarms = alarms;
        this.call = call;
        this.engine = engine;
    }

    /** The link, when it can be used now; null otherwise. */
    MediaLink link() {
        return link != null && link.isReady() ? link : null;
    }

    /** Opens the first link, of an engine that understands {@code sdp} where that tells; null for none. */
    void open(String sdp) {
        hear(sdp);
        anyWillDo = true;
        if (!tryOpen()) {
            call.fail("no-media", "No media engine is there: start the bundle media.webrtc or media.synthetic.");
        }
    }

    private void hear(String sdp) {
        spoken = sdp == null ? "" : MediaEngine.nameIn(sdp).orElse("");
    }

    private boolean tryOpen() {
        List<Engines.Choice> choices = new ArrayList<>(context.engines().choices(engine));
        choices.sort(Comparator.comparing(choice -> !choice.name().equals(spoken)));
        for (Engines.Choice choice : choices) {
            boolean wanted = anyWillDo || !choice.fallback() || choice.name().equals(lastEngine);
            if (wanted && tried.add(choice.engine())) {
                open(choice);
                return true;
            }
        }
        return false;
    }

    private void open(Engines.Choice choice) {
        MediaChoice media = call.devices().opening();
        if (waiting && missed.isEmpty() && choice.fallback() && !choice.name().equals(lastEngine)) {
            missed = lastEngine;
        } else if (!choice.fallback() || choice.name().equals(missed)) {
            missed = "";
        }
        lastEngine = choice.name();
        announced = false;
        link = new MediaLink(context.loop(), context.pool(), context.links(), choice, new SessionSettings(context.line().iceServers(), media.speaker(), context.settings().get().relayOnly()),
                new LinkEvents(call));
        link.open(media.capture());
    }

    void ready(MediaLink ready) {
        waiting = false;
        alarms.clear(Alarm.ENGINE_OTHER);
        alarms.clear(Alarm.ENGINE_GONE);
        if (!announced) {
            announced = true;
            ready.capture().does(media -> {
                String description = media.description();
                context.loop().execute(() -> call.guard(() ->
                        call.tell(new CallEvent.MediaChosen(call.user(), ready.choice().name(), description, ready.choice().fallback()))));
            });
        }
        call.devices().ready(ready);
        call.showing().apply(ready);
        call.glance().capture = ready.capture();
        if (call.mayCapture()) {
            ready.start();
        }
    }

    void failed(MediaException e) {
        link = null;
        switch (e.kind()) {
            case CLOSED -> awaitEngine();
            case BAD_FILE, NO_DEVICE -> without(e);
            default -> {
                call.problem(DeviceChoice.code(e), e.getMessage());
                if (!tryOpen() && !alarms.isSet(Alarm.ENGINE_GONE)) {
                    call.fail("no-media", "No media engine can be used for this call.");
                }
            }
        }
    }

    /** A device or file is not there. In a call that was up it may have gone meanwhile, which is no reason to end it. */
    private void without(MediaException e) {
        if (!call.wasUp() || !call.devices().settleForAny()) {
            call.fail(DeviceChoice.code(e), e.getMessage());
            return;
        }
        call.problem(DeviceChoice.code(e), e.getMessage());
        tried.clear();
        if (!tryOpen() && !alarms.isSet(Alarm.ENGINE_GONE)) {
            call.fail("no-media", "No media engine can be used for this call.");
        }
    }

    /** The engine ended the session. */
    void stopped() {
        leave();
        if (++breaks > BREAKS) {
            call.fail("media-failed", "The media engine broke again and again.");
        } else {
            awaitEngine();
        }
    }

    private void leave() {
        link.close();
        link = null;
        tried.clear();
        call.devices().hope();
    }

    private void awaitEngine() {
        if (!waiting) {
            waiting = true;
            anyWillDo = false;
            alarms.set(Alarm.ENGINE_OTHER, OTHER, () -> {
                anyWillDo = true;
                if (link == null) {
                    tryOpen();
                }
            });
            alarms.set(Alarm.ENGINE_GONE, GONE, this::gone);
        }
        if (!tryOpen() && !alarms.isSet(Alarm.ENGINE_GONE)) {
            gone();
        }
    }

    private void gone() {
        if (link == null) {
            call.fail("no-media", "The media engine stopped and none came in its place.");
        }
    }

    /** An engine has come. */
    void engineArrived(MediaEngine engine) {
        tried.remove(engine);
        if (waiting && link == null) {
            tryOpen();
        } else {
            comeBack();
        }
    }

    /** Goes back to the engine that another stands in for, if it is there again. */
    private void comeBack() {
        if (missed.isEmpty() || link() == null || call.state() != CallState.ACTIVE || context.engines().choices(engine).stream().noneMatch(this::isMissed)) {
            return;
        }
        spoken = ""; // the other side's latest description may name the one that stands in
        call.interrupted();
        leave();
        awaitEngine();
    }

    private boolean isMissed(Engines.Choice choice) {
        return !choice.fallback() || choice.name().equals(missed);
    }

    /** The session cannot take the other side's description: once a fresh one of the same engine, then another engine; false when there is none left. */
    boolean replace(boolean sameEngineToo) {
        if (sameEngineToo && !renewed) {
            renew();
            return true;
        }
        MediaLink refusing = link;
        anyWillDo = true;
        if (tryOpen()) {
            refusing.close();
            return true;
        }
        return false;
    }

    /**
     * Begins a fresh session for a description of a fresh one there: of the same engine, or of the one that it names. One that names none after one that named this engine is of another:
     * to find out by a refusal would cost the candidates that came meanwhile.
     */
    void renew(String sdp) {
        String own = link.choice().name();
        boolean before = spoken.equals(own);
        hear(sdp);
        boolean another = spoken.isEmpty() ? before : !spoken.equals(own);
        if (!another || !replace(false)) {
            renew();
        }
    }

    private void renew() {
        renewed = true;
        link.renew(call.devices().renewing());
    }

    /** The connection is up: what was tried on the way is forgotten. */
    void connected() {
        renewed = false;
        breaks = 0;
        tried.clear();
        tried.add(link.choice().engine());
        context.loop().execute(() -> call.guard(this::comeBack));
    }

    /** There was a login, which brought ICE servers. */
    void loggedIn() {
        if (link != null && context.line().user() != null) {
            link.iceServers(context.line().iceServers());
        }
    }

    /** The user took the call. */
    void accepted() {
        if (link() != null) {
            link.start();
        }
    }

    /** The call is over; {@code parting} is still to be sent over the data channel, unless null. */
    void close(String parting) {
        if (link == null) {
            return;
        }
        link.capture().hush();
        if (parting == null) {
            link.close();
        } else {
            link.close(parting);
        }
    }
}

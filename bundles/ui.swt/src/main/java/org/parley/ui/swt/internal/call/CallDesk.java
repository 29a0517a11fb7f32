package org.parley.ui.swt.internal.call;

import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallEvent;
import org.parley.call.CallException;
import org.parley.call.CallService;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.signaling.Subscription;
import org.parley.ui.swt.internal.screen.Ui;

/** Shows calls as they come and go: the window of an incoming call, the screen of the call that goes on, tones and notifications. On the UI thread. */
public final class CallDesk {
    private static final int END_MILLIS = 5_000;
    private final Ui ui;
    private final Ringer ringer;
    private final Notifier notifier;
    private final MissingDevices missing;
    private Subscription events = () -> {};
    private IncomingWindow incoming;
    private Notifier.Note incomingNote;
    private CallScreen screen;
    private boolean closed;

    /** Shows nothing yet. */
    public CallDesk(Ui ui) {
        this.ui = ui;
        this.ringer = new Ringer(ui);
        this.notifier = new Notifier(ui);
        this.missing = new MissingDevices(ui);
    }

    /** Begins to follow calls, and shows the one that is there already. */
    public void open() {
        events = ui.events().calls(this::onCall);
        ui.services().currentCall().ifPresent(call -> onState(call, call.state()));
    }

    private void onCall(CallEvent event) {
        if (closed) {
            return;
        }
        if (event instanceof CallEvent.StateChanged changed) {
            onState(changed.call(), changed.state());
        }
        if (screen != null && isShown(event.call())) {
            screen.onEvent(event);
        }
        say(event);
    }

    private void onState(Call call, CallState state) {
        if (state == CallState.ENDED) {
            onEnd(call);
        } else if (state == CallState.RINGING && call.direction() == Call.Direction.INCOMING) {
            ring(call);
        } else {
            closeIncoming(call);
            show(call);
            sound(call, state);
            if (state == CallState.ACTIVE) {
                missing.look(call);
            }
        }
    }

    private void ring(Call call) {
        if (ui.options().autoAnswer()) {
            call.answer();
            return;
        }
        if (incoming != null && incoming.call().id().equals(call.id())) {
            return;
        }
        closeIncoming(null);
        incoming = new IncomingWindow(ui, call);
        ringer.play(Tones::ringing, true);
        incomingNote = notifier.tell(ui.text("incoming.title"), ui.text("incoming.note", Names.of(call)));
    }

    private void sound(Call call, CallState state) {
        if (state == CallState.RINGING && call.direction() == Call.Direction.OUTGOING) {
            ringer.play(Tones::ringback, true);
        } else {
            ringer.stop();
        }
    }

    /** Unless {@code call} is another one; null for whichever there is. */
    private void closeIncoming(Call call) {
        if (incoming != null && (call == null || incoming.call().id().equals(call.id()))) {
            incoming.close();
            incoming = null;
            incomingNote.withdraw();
            ringer.stop();
        }
    }

    private void show(Call call) {
        if (!isShown(call)) {
            screen = new CallScreen(ui, call, new Ending());
            ui.navigator().show(screen);
            if (call.direction() == Call.Direction.INCOMING) {
                toFront();
            }
        }
    }

    /** Who answers may have the window minimized, or behind others. */
    private void toFront() {
        ui.navigator().shell().setMinimized(false);
        ui.navigator().shell().forceActive();
    }

    private boolean isShown(Call call) {
        return screen != null && ui.navigator().shown() == screen && screen.call().id().equals(call.id());
    }

    private void onEnd(Call call) {
        boolean rang = incoming != null && incoming.call().id().equals(call.id());
        closeIncoming(call);
        ringer.stop();
        CallEnd end = call.end().orElse(null);
        if (end == null || !isShown(call)) {
            if (rang && end != null && end.by() != CallEnd.By.SELF && (end.reason() == EndReason.NO_ANSWER || end.reason() == EndReason.CANCELLED)) {
                notifier.tell(ui.text("missed.title"), ui.text("missed.text", Names.of(call)));
            }
            return;
        }
        if (end.reason() == EndReason.CANCELLED && end.by() == CallEnd.By.NETWORK) {
            return; // both called each other: the other's call follows at once
        }
        if (end.by() == CallEnd.By.SELF && end.reason() == EndReason.CANCELLED) {
            home();
            return;
        }
        ringer.play(end.reason() == EndReason.BUSY ? Tones::busy : Tones::ended, false);
        CallScreen ended = screen;
        ui.display().timerExec(END_MILLIS, () -> leave(ended));
    }

    private void leave(CallScreen ended) {
        if (!closed && screen == ended) {
            home();
        }
    }

    private void home() {
        if (screen != null && ui.navigator().shown() == screen) {
            screen = null;
            ui.navigator().home();
        }
    }

    private void say(CallEvent event) {
        if (event instanceof CallEvent.DeviceLost lost) {
            ui.navigator().say(ui.text("lost." + lost.device(), lost.lost(), lost.replacement()));
        } else if (event instanceof CallEvent.MediaChosen chosen && chosen.fallback()) {
            ui.navigator().say(ui.text("media.fallback", chosen.engine(), chosen.description()));
        } else if (event instanceof CallEvent.Problem problem) {
            ui.navigator().say(ProblemText.of(ui, problem));
        } else if (event instanceof CallEvent.PeerSharing sharing) {
            ui.navigator().say(ui.text(sharing.screen() ? "peer.screen" : "peer.screen.ended", Names.of(event.call())));
        }
    }

    private void again(Call call) {
        for (CallService service : ui.services().calls()) {
            try {
                ui.calling().call(service, call.participants().get(0), call.video());
                return;
            } catch (CallException e) {
                ui.navigator().say(ui.text("failure.call." + e.kind()));
            }
        }
    }

    /** Takes its windows and pictures away; the call goes on. */
    public void close() {
        closed = true;
        events.close();
        closeIncoming(null);
        ringer.stop();
    }

    private final class Ending implements CallScreen.Ending {
        @Override
        public void again(Call call) {
            CallDesk.this.again(call);
        }

        @Override
        public void home() {
            CallDesk.this.home();
        }
    }
}

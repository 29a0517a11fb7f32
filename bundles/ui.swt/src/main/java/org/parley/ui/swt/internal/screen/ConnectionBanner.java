package org.parley.ui.swt.internal.screen;

import java.util.function.BiConsumer;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingState;
import org.parley.signaling.Subscription;

/** Says why the connection of who is signed in is away, and when it is sought next, for as long as it is. On the UI thread. */
final class ConnectionBanner {
    private final Ui ui;
    private final BiConsumer<String, String> say;
    private final Runnable hide;
    private final Countdown countdown;
    private final Subscription events;
    private DisconnectReason reason = DisconnectReason.CONNECTION_LOST;
    private boolean away;

    /** {@code say} is given what is wrong and what happens next; {@code hide} is run when all is well. */
    ConnectionBanner(Ui ui, BiConsumer<String, String> say, Runnable hide) {
        this.ui = ui;
        this.say = say;
        this.hide = hide;
        this.countdown = new Countdown(ui.display());
        this.events = ui.events().signaling(this::onEvent);
    }

    /** Says what is so already; also after the banner was made anew. */
    void show() {
        if (away || ui.account().session().isPresent() && ui.services().signaling().state() == SignalingState.RECONNECTING) {
            away = true;
            say.accept(why(), ui.text("banner.connecting"));
        }
    }

    private void onEvent(SignalingEvent event) {
        if (event instanceof SignalingEvent.Disconnected gone) {
            reason = gone.reason();
            if (ui.services().signaling().state() == SignalingState.DISCONNECTED) {
                ended();
            }
        } else if (event instanceof SignalingEvent.Reconnecting next && ui.account().session().isPresent()) {
            away = true;
            long seconds = Math.max(1, Math.round(next.delay().toMillis() / 1_000.0));
            countdown.run(seconds, left -> say.accept(why(), left == 0 ? ui.text("banner.connecting") : ui.text("banner.next", left)));
        } else if (event instanceof SignalingEvent.Connecting && away) {
            countdown.stop();
            say.accept(why(), ui.text("banner.connecting"));
        } else if (event instanceof SignalingEvent.LoggedIn || event instanceof SignalingEvent.LoggedOut) {
            ended();
        }
    }

    private void ended() {
        countdown.stop();
        if (away) {
            away = false;
            hide.run();
        }
    }

    private String why() {
        return switch (reason) {
            case TIMEOUT -> ui.text("banner.TIMEOUT");
            case SERVER_CLOSED -> ui.text("banner.SERVER_CLOSED");
            case TRANSPORT_STOPPED -> ui.text("banner.TRANSPORT_STOPPED");
            default -> ui.text("banner.CONNECTION_LOST");
        };
    }

    void close() {
        countdown.stop();
        events.close();
    }
}

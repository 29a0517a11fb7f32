package org.parley.shell.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.FileTransfer;
import org.parley.media.MediaStats;
import org.parley.signaling.Peer;
import org.parley.signaling.PeerList;
import org.parley.signaling.SignalingEvent;

/** Lines for people. The figures of each second are left out: the command {@code stats} shows them. */
final class TextView implements View {
    private final Printer printer;
    /** Before it, a failure ends the process, and is told as that. */
    private volatile boolean loggedInOnce;

    TextView(Printer printer) {
        this.printer = printer;
    }

    @Override
    public void signaling(SignalingEvent event) {
        if (event instanceof SignalingEvent.Connecting connecting) {
            printer.print("connecting to " + connecting.server());
        } else if (event instanceof SignalingEvent.LoggedIn loggedIn) {
            loggedInOnce = true;
            printer.print("logged in as " + loggedIn.session().username() + (loggedIn.resumed() ? ", where we left off" : ""));
        } else if (event instanceof SignalingEvent.Reconnecting reconnecting) {
            printer.print("trying again in %.1f s".formatted(reconnecting.delay().toMillis() / 1_000.0));
        } else if (event instanceof SignalingEvent.Disconnected disconnected && loggedInOnce) {
            String detail = disconnected.detail() == null || disconnected.detail().isBlank() ? "" : ": " + disconnected.detail();
            printer.print("disconnected, " + Words.of(disconnected.reason()) + detail);
        } else if (event instanceof SignalingEvent.LoggedOut loggedOut) {
            printer.print("logged out, " + Words.of(loggedOut.reason()));
        } else if (event instanceof SignalingEvent.PresenceChanged presence && !presence.peers().isEmpty()) {
            printer.print(presence.peers().stream().map(p -> p.username() + " is " + Words.of(p.status())).collect(Collectors.joining(", ")));
        }
    }

    @Override
    public void call(CallEvent event) {
        if (event instanceof CallEvent.StateChanged changed) {
            printer.print(state(changed.call(), changed.state()));
        } else if (event instanceof CallEvent.FirstFrame frame && frame.width() > 0) {
            printer.print("first picture, %dx%d, %d ms after the answer".formatted(frame.width(), frame.height(), frame.millis()));
        } else if (event instanceof CallEvent.PeerMuted muted) {
            printer.print("%s: microphone %s, camera %s".formatted(peer(muted.call()), muted.audio() ? "off" : "on", muted.video() ? "off" : "on"));
        } else if (event instanceof CallEvent.MediaChosen chosen) {
            printer.print("media by " + chosen.engine() + (chosen.fallback() ? ", for want of a better one" : "") + ": " + chosen.description());
        } else if (event instanceof CallEvent.PeerSharing sharing) {
            printer.print(peer(sharing.call()) + (sharing.screen() ? " shares the screen" : " shows the camera again"));
        } else if (event instanceof CallEvent.Chat chat) {
            printer.print(chat.message().own() ? "you: " + chat.message().text() + (chat.message().shown() ? " (shown)" : "") : peer(chat.call()) + ": " + chat.message().text());
        } else if (event instanceof CallEvent.FileChanged changed && changed.transfer().state() != FileTransfer.State.RUNNING) {
            printer.print(file(changed.transfer()));
        } else if (event instanceof CallEvent.Verification verification && !verification.words().isEmpty()) {
            printer.print("words to compare: " + String.join(" ", verification.words()));
        } else if (event instanceof CallEvent.DeviceLost lost) {
            printer.print("%s %s is gone; used is %s".formatted(Words.of(lost.device()), lost.lost(), lost.replacement()));
        } else if (event instanceof CallEvent.Problem problem) {
            error(problem.code(), problem.message());
        }
    }

    @Override
    public void figures(CallEvent.Stats event) {
        MediaStats stats = event.stats();
        printer.print(String.format(Locale.ROOT, "%s: %dx%d, %.0f frames/s, %d kbit/s (%s), %d packets lost, jitter %.0f ms, round trip %.0f ms, %s to %s", peer(event.call()),
            stats.width(), stats.height(), stats.framesPerSecond(), stats.bitrate() / 1_000, stats.codec(), stats.packetsLost(), stats.jitterMillis(), stats.roundTripMillis(),
            stats.localCandidate(), stats.remoteCandidate()));
    }

    @Override
    public void picture(Call call, PictureWatch.Seen seen) {
        printer.print(peer(call) + ": " + seen.pictures() + " pictures since this was asked last, " + seen.missed() + " missed, at most " + seen.longestMillis() + " ms without one");
    }

    @Override
    public void peers(PeerList list) {
        List<Peer> peers = list.peers();
        printer.print(peers.isEmpty() ? "nobody else is online" : peers.stream().map(p -> p.username() + " (" + Words.of(p.status()) + ")").collect(Collectors.joining(", "))
            + (list.total() > peers.size() ? " and " + (list.total() - peers.size()) + " more" : ""));
    }

    @Override
    public void answer(String command, String text) {
        printer.print(text);
    }

    @Override
    public void fatal(String code, String message, Throwable cause) {
        printer.complain(message, cause);
    }

    @Override
    public void error(String code, String message) {
        printer.complain(message, null);
    }

    private static String state(Call call, CallState state) {
        boolean outgoing = call.direction() == Call.Direction.OUTGOING;
        return switch (state) {
            case DIALING -> "calling " + peer(call);
            case RINGING -> outgoing ? "it rings at " + peer(call) : peer(call) + " is calling: answer or decline";
            case CONNECTING -> "connecting with " + peer(call);
            case ACTIVE -> "talking with " + peer(call);
            case RECOVERING -> "the way to " + peer(call) + " is lost, looking for it again";
            case ENDED -> "call with " + peer(call) + " ended" + call.end().map(TextView::end).orElse("");
        };
    }

    /** One line of a file. */
    static String file(FileTransfer file) {
        String problem = file.problem().isEmpty() ? "" : ": " + file.problem();
        String where = file.outgoing() ? "" : file.file().map(path -> ", in " + path).orElse("");
        return "file %d %s %s: %d of %d bytes, %s%s%s".formatted(file.id(), file.outgoing() ? "to send" : "to receive", file.name(), file.transferred(), file.size(),
            Words.of(file.state()), where, problem);
    }

    private static String end(CallEnd end) {
        String by = switch (end.by()) {
            case SELF -> " by us";
            case PEER -> " by the other side";
            case NETWORK -> "";
        };
        return String.format(Locale.ROOT, ": %s%s after %.1f s", Words.of(end.reason()), by, end.duration().toMillis() / 1_000.0);
    }

    private static String peer(Call call) {
        return call.participants().get(0);
    }
}

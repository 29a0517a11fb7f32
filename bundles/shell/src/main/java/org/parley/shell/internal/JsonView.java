package org.parley.shell.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.media.MediaStats;
import org.parley.signaling.Peer;
import org.parley.signaling.PeerList;
import org.parley.signaling.SignalingEvent;

/** One JSON object a line for each event, as docs/operations.md lists them. */
final class JsonView implements View {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Printer printer;

    JsonView(Printer printer) {
        this.printer = printer;
    }

    @Override
    public void signaling(SignalingEvent event) {
        if (event instanceof SignalingEvent.Connecting) {
            print(signaling("connecting"));
        } else if (event instanceof SignalingEvent.Connected) {
            print(signaling("connected"));
        } else if (event instanceof SignalingEvent.LoggedIn loggedIn) {
            JsonObject json = signaling("logged-in");
            json.addProperty("user", loggedIn.session().username());
            json.addProperty("resumed", loggedIn.resumed());
            print(json);
        } else if (event instanceof SignalingEvent.Reconnecting reconnecting) {
            JsonObject json = signaling("reconnecting");
            json.addProperty("attempt", reconnecting.attempt());
            json.addProperty("delayMillis", reconnecting.delay().toMillis());
            print(json);
        } else if (event instanceof SignalingEvent.Disconnected disconnected) {
            print(with(signaling("disconnected"), "reason", Words.of(disconnected.reason())));
        } else if (event instanceof SignalingEvent.LoggedOut loggedOut) {
            print(with(event("session-ended"), "reason", Words.of(loggedOut.reason())));
        } else if (event instanceof SignalingEvent.PresenceChanged presence) {
            JsonObject json = event("presence");
            json.add("peers", peers(presence.peers()));
            json.addProperty("live", presence.live());
            print(json);
        } else if (event instanceof SignalingEvent.CertificateRejected rejected) {
            JsonObject json = event("certificate");
            json.addProperty("fingerprint", rejected.certificate().fingerprint());
            json.addProperty("changed", rejected.changed());
            print(json);
        }
    }

    @Override
    public void call(CallEvent event) {
        if (event instanceof CallEvent.StateChanged changed) {
            print(state(changed.call(), changed.state()));
        } else if (event instanceof CallEvent.FirstFrame frame) {
            JsonObject json = of("media", frame.call());
            json.addProperty("kind", Words.of(frame.kind()));
            json.addProperty("firstFrameMillis", frame.millis());
            json.addProperty("width", frame.width());
            json.addProperty("height", frame.height());
            print(json);
        } else if (event instanceof CallEvent.Stats stats) {
            print(stats(stats.call(), stats.stats()));
        } else if (event instanceof CallEvent.PeerMuted muted) {
            JsonObject json = of("muted", muted.call());
            json.addProperty("audio", muted.audio());
            json.addProperty("video", muted.video());
            print(json);
        } else if (event instanceof CallEvent.MediaChosen chosen) {
            JsonObject json = of("engine", chosen.call());
            json.addProperty("engine", chosen.engine());
            json.addProperty("description", chosen.description());
            json.addProperty("fallback", chosen.fallback());
            print(json);
        } else if (event instanceof CallEvent.Problem problem) {
            print(with(with(of("error", problem.call()), "code", problem.code()), "message", problem.message()));
        } else {
            TalkJson.of(event).ifPresent(this::print);
        }
    }

    @Override
    public void figures(CallEvent.Stats stats) {
        call(stats);
    }

    @Override
    public void picture(Call call, PictureWatch.Seen seen) {
        JsonObject json = of("picture", call);
        json.addProperty("pictures", seen.pictures());
        json.addProperty("missed", seen.missed());
        json.addProperty("longestMillis", seen.longestMillis());
        print(json);
    }

    @Override
    public void peers(PeerList list) {
        JsonObject json = event("peers");
        json.addProperty("total", list.total());
        json.addProperty("live", list.live());
        json.add("peers", peers(list.peers()));
        print(json);
    }

    @Override
    public void answer(String command, String text) {
        print(with(with(event("answer"), "command", command), "text", text));
    }

    @Override
    public void fatal(String code, String message, Throwable cause) {
        error(code, message);
        printer.complain(message, cause);
    }

    @Override
    public void error(String code, String message) {
        print(with(with(event("error"), "code", code), "message", message));
    }

    private static JsonObject state(Call call, CallState state) {
        JsonObject json = of("call", call);
        json.addProperty("peer", call.participants().get(0));
        json.addProperty("direction", Words.of(call.direction()));
        json.addProperty("state", Words.of(state));
        if (state == CallState.ENDED && call.end().isPresent()) {
            CallEnd end = call.end().get();
            json.addProperty("reason", Words.of(end.reason()));
            json.addProperty("by", Words.of(end.by()));
            json.addProperty("durationMillis", end.duration().toMillis());
        }
        return json;
    }

    private static JsonObject stats(Call call, MediaStats stats) {
        JsonObject json = of("stats", call);
        json.addProperty("framesPerSecond", number(stats.framesPerSecond()));
        json.addProperty("width", stats.width());
        json.addProperty("height", stats.height());
        json.addProperty("bitrate", stats.bitrate());
        json.addProperty("packetsLost", stats.packetsLost());
        json.addProperty("roundTripMillis", number(stats.roundTripMillis()));
        json.addProperty("codec", stats.codec());
        json.addProperty("localCandidate", stats.localCandidate());
        json.addProperty("remoteCandidate", stats.remoteCandidate());
        json.addProperty("sentBitrate", stats.sentBitrate());
        json.addProperty("jitterMillis", number(stats.jitterMillis()));
        return json;
    }

    /** One digit after the point, and none where it is 0; JSON knows no infinity. */
    private static Number number(double value) {
        if (!Double.isFinite(value)) {
            return 0;
        }
        double rounded = Math.round(value * 10) / 10.0;
        if (rounded == Math.rint(rounded)) {
            return (long) rounded;
        }
        return rounded;
    }

    private static JsonArray peers(List<Peer> peers) {
        JsonArray array = new JsonArray();
        for (Peer peer : peers) {
            JsonObject json = new JsonObject();
            json.addProperty("username", peer.username());
            json.addProperty("status", Words.of(peer.status()));
            array.add(json);
        }
        return array;
    }

    private static JsonObject event(String name) {
        return with(new JsonObject(), "event", name);
    }

    private static JsonObject signaling(String state) {
        return with(event("signaling"), "state", state);
    }

    private static JsonObject of(String name, Call call) {
        return with(event(name), "call", call.id());
    }

    private static JsonObject with(JsonObject json, String key, String value) {
        json.addProperty(key, value);
        return json;
    }

    private void print(JsonObject json) {
        printer.print(GSON.toJson(json));
    }
}

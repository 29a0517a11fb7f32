package org.parley.launcher.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parley.launcher.stage.Rebuilt;

/** Bundles that are exchanged while their process runs, by what an operator can do: files in the folder {@code plugins}, commands. */
final class Swaps {
    private static final List<String> OF_CLIENTS = List.of("transport.tcp", "transport.websocket", "signaling.client", "call", "media.synthetic", "media.webrtc");
    private static final List<String> OF_SERVERS = List.of("transport.tcp", "transport.websocket", "server", "server.users");
    /** Those whose going may take a call along before it can say so. */
    private static final List<String> SILENT = List.of("call");
    /** A call outlives its engine for 10 s; then it is found that the other side's is gone. */
    static final int FELT_SECONDS = 20;
    private static final int ONE_IN_BACK = 3;

    private final Crew crew;
    private final Desk desk;
    private final Path bundles;
    private int rebuilt;

    Swaps(Crew crew, Desk desk, Path shipped) {
        this.crew = crew;
        this.desk = desk;
        this.bundles = shipped.resolve("bundles");
    }

    String client(Draw draw) throws IOException {
        Participant one = draw.firstOf(crew.all());
        String drawn = draw.secondOf(OF_CLIENTS);
        String bundle = one.isApart() && drawn.equals("media.synthetic") ? "media.remote" : drawn;
        one.trouble().strike(FELT_SECONDS);
        if (SILENT.contains(bundle)) {
            one.silence(FELT_SECONDS);
        }
        return one + ": " + exchange(draw, one.program().home(), one.plugins(), bundle);
    }

    String server(Draw draw) throws IOException {
        crew.all().forEach(one -> one.trouble().strike(FELT_SECONDS));
        return exchange(draw, crew.host().program().home(), crew.host().plugins(), draw.firstOf(OF_SERVERS));
    }

    private String exchange(Draw draw, OwnHome home, Map<String, String> plugins, String bundle) throws IOException {
        if (draw.step() % ONE_IN_BACK == 0 && plugins.remove(bundle) != null) {
            Files.deleteIfExists(home.plugin(bundle));
            return bundle + " as shipped again";
        }
        String version = Rebuilt.of(bundles, bundle).put(home.plugin(bundle), ++rebuilt);
        plugins.put(bundle, version);
        return bundle + " " + version;
    }

    /** Stops a bundle on which no other's classes depend. */
    String stop(Draw draw) {
        List<Participant> able = crew.those(Participant::canTell);
        if (able.isEmpty()) {
            return Deeds.NOBODY;
        }
        Participant one = draw.firstOf(able);
        List<String> bundles = new ArrayList<>(OF_CLIENTS);
        bundles.removeAll(SILENT);
        String bundle = draw.secondOf(bundles);
        one.trouble().begin("stopped " + bundle);
        one.program().type("stop " + bundle);
        desk.later(draw.lastsMillis(), () -> {
            one.program().type("start " + bundle);
            one.trouble().end("stopped " + bundle);
            one.trouble().strike(FELT_SECONDS);
        });
        return one + ": " + bundle + ", for " + draw.lastsMillis() + " ms";
    }
}

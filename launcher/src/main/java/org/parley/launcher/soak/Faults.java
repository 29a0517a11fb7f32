package org.parley.launcher.soak;

import java.io.IOException;
import java.util.List;
import org.parley.launcher.soak.Weather.Way;

/** What breaks: processes, and ways between them. Each is mended after a while. */
final class Faults {
    private static final int AGAIN_MILLIS = 300;
    /** A server says goodbye within 10 s; a busy machine is given more. */
    private static final int MOST_STOP_SECONDS = 30;
    /** Of the kills of those whose media are a process of their own. */
    private static final double MEDIA_ALONE = 0.7;
    private static final int LEAST_DELAY_MILLIS = 50;
    private static final int MOST_DELAY_MILLIS = 800;

    private final Crew crew;
    private final Desk desk;

    Faults(Crew crew, Desk desk) {
        this.crew = crew;
        this.desk = desk;
    }

    String killClient(Draw draw) {
        List<Participant> alive = crew.those(one -> one.program().isAlive());
        if (alive.isEmpty()) {
            return Deeds.NOBODY;
        }
        Participant one = draw.firstOf(alive);
        if (one.isApart() && one.canTell() && draw.second() < MEDIA_ALONE && one.program().killChildren()) {
            one.trouble().strike(Swaps.FELT_SECONDS);
            return one + ", its media alone";
        }
        one.kill();
        crew.ledger().lose(one);
        crew.reenter(one, draw.lastsMillis());
        return one + ", for " + draw.lastsMillis() + " ms";
    }

    String sleep(Draw draw) throws IOException, InterruptedException {
        List<Participant> awake = crew.those(Participant::canTell);
        if (awake.isEmpty()) {
            return Deeds.NOBODY;
        }
        Participant one = draw.firstOf(awake);
        one.sleep();
        desk.later(draw.lastsMillis(), one::wake);
        return one + ", for " + draw.lastsMillis() + " ms";
    }

    String endServer(Draw draw, boolean kill) {
        Host host = crew.host();
        if (!host.isReady()) {
            return Deeds.NOBODY;
        }
        crew.all().forEach(one -> one.trouble().begin("server"));
        if (kill) {
            host.kill();
        } else {
            host.stop();
        }
        long now = System.nanoTime();
        desk.later(draw.lastsMillis(), () -> startServer(now));
        return "for " + draw.lastsMillis() + " ms";
    }

    private void startServer(long askedNanos) throws Finding, IOException {
        if (crew.host().program().isAlive()) {
            if (System.nanoTime() - askedNanos > MOST_STOP_SECONDS * 1_000_000_000L) {
                throw new Finding("the server has not ended within " + MOST_STOP_SECONDS + " s of SIGTERM");
            }
            desk.later(AGAIN_MILLIS, () -> startServer(askedNanos));
            return;
        }
        crew.host().start();
        crew.all().forEach(one -> one.trouble().end("server"));
    }

    String cut(Draw draw) {
        Participant one = draw.firstOf(crew.all());
        boolean hard = draw.second() < 0.5;
        one.trouble().begin("cut");
        one.relay().weather().closed(true);
        one.relay().cut(hard);
        desk.later(draw.lastsMillis(), () -> {
            one.relay().weather().closed(false);
            one.trouble().end("cut");
        });
        return one + (hard ? " by a reset" : "") + ", for " + draw.lastsMillis() + " ms";
    }

    String dead(Draw draw) {
        Participant one = draw.firstOf(crew.all());
        List<Way> ways = draw.second() < 0.3 ? List.of(Way.UP) : draw.second() < 0.6 ? List.of(Way.DOWN) : List.of(Way.UP, Way.DOWN);
        one.trouble().begin("dead");
        ways.forEach(way -> one.relay().weather().dead(way, true));
        desk.later(draw.lastsMillis(), () -> {
            ways.forEach(way -> one.relay().weather().dead(way, false));
            one.trouble().end("dead");
        });
        return one + " " + (ways.size() == 2 ? "both ways" : ways.get(0) == Way.UP ? "sends" : "is sent") + ", for " + draw.lastsMillis() + " ms";
    }

    String delay(Draw draw) {
        Participant one = draw.firstOf(crew.all());
        int millis = LEAST_DELAY_MILLIS + (int) (draw.second() * (MOST_DELAY_MILLIS - LEAST_DELAY_MILLIS));
        one.relay().weather().delay(millis);
        desk.later(draw.lastsMillis(), () -> one.relay().weather().delay(0));
        return one + " by " + millis + " ms each way, for " + draw.lastsMillis() + " ms";
    }
}

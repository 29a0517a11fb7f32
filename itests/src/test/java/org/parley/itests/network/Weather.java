package org.parley.itests.network;

import java.time.Duration;

/**
 * What befalls packets on a link, each way.
 *
 * @param loss       the share of packets that is lost, 0 to 1
 * @param delay      of each packet
 * @param jitter     up to so much is added to the delay or taken from it, so that packets overtake each other
 * @param duplicates the share of packets that come twice
 * @param late       the share of packets that come 50 ms behind others
 */
record Weather(double loss, Duration delay, Duration jitter, double duplicates, double late) {
    static final Weather FAIR = new Weather(0, Duration.ZERO, Duration.ZERO, 0, 0);
    static final Weather AWAY = loss(1);

    static Weather loss(double share) {
        return new Weather(share, Duration.ZERO, Duration.ZERO, 0, 0);
    }

    static Weather delay(Duration delay, Duration jitter) {
        return new Weather(0, delay, jitter, 0, 0);
    }

    static Weather disorder(double duplicates, double late) {
        return new Weather(0, Duration.ZERO, Duration.ZERO, duplicates, late);
    }
}

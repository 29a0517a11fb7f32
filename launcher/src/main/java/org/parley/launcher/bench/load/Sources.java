package org.parley.launcher.bench.load;

import java.net.InetSocketAddress;

/** Where clients come from: each 4,000 from an address of their own, lest its ports run out while those of before are not free yet. Not thread-safe. */
public final class Sources {
    private static final int OF_AN_ADDRESS = 4_000;
    private static final int ADDRESSES = 250;

    private int used;

    /** For the next client. */
    InetSocketAddress next() {
        int address = 2 + used++ / OF_AN_ADDRESS % ADDRESSES;
        return new InetSocketAddress("127.0.0." + address, 0);
    }
}

package org.parley.media.synthetic.internal;

/** What a datagram carries, by its first byte once opened. */
final class Packet {
    /** Asks whether the way is open: 8 bytes to send back. */
    static final byte PING = 1;
    /** The answer: the same 8 bytes. */
    static final byte PONG = 2;
    /** A chunk of text: 8 bytes number, 1 byte whether the text ends with it, bytes. */
    static final byte TEXT = 3;
    /** Acknowledges text: 8 bytes, the number of the next chunk. */
    static final byte TEXT_ACK = 4;
    /** A piece of a picture: 4 bytes number of the picture, 1 byte number of the piece, 1 byte count of pieces, bytes. */
    static final byte PICTURE = 5;
    /** 10 ms of sound: 4 bytes number, then nothing for silence or 480 samples of 16 bits, little-endian. */
    static final byte SOUND = 6;
    /** A chunk of a data channel, see {@link Channels#chunk}. */
    static final byte CHANNEL = 7;
    /** Acknowledges chunks of a data channel, see {@link Channels#acknowledgement}. */
    static final byte CHANNEL_ACK = 8;

    /** Bytes of a datagram at most, sealed: passes every usual network whole. */
    static final int LARGEST = 1_200;

    private Packet() {}
}

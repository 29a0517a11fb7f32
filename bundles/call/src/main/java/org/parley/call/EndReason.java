package org.parley.call;

/** Why a call ended. */
public enum EndReason {
    /** A user hung up. */
    HANGUP,
    /** The caller gave up before an answer. */
    CANCELLED,
    /** The callee refused. */
    DECLINED,
    /** The callee is in another call. */
    BUSY,
    /** Nobody answered in time. */
    NO_ANSWER,
    /** The callee is not online. */
    PEER_OFFLINE,
    /** Media could not be set up, or a side went wrong. */
    FAILED,
    /** No media came for too long: the other side or the way to it is gone. */
    MEDIA_LOST,
    /** This user logged in elsewhere, or logged out. */
    SIGNED_OUT
}

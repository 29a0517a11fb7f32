package org.parley.media.remote.internal.message;

import java.util.List;
import org.parley.media.AudioOutput;
import org.parley.media.IceCandidate;
import org.parley.media.IceServer;
import org.parley.media.MediaException;
import org.parley.media.MediaSession;

/** What {@link MediaSession} and its channels are asked. */
public sealed interface SessionRequest extends Request {
    /** Its number. */
    int session();

    @Override
    default int target() {
        return session();
    }

    @Override
    default Object carryOut(Desk desk) throws MediaException {
        return carryOut(desk, desk.session(session()));
    }

    /** Does it with that session. */
    Object carryOut(Desk desk, MediaSession on) throws MediaException;

    /** Makes an offer. */
    record Offer(int session, boolean iceRestart) implements SessionRequest {
        @Override
        public Object carryOut(Desk desk, MediaSession on) {
            return on.offer(iceRestart);
        }
    }

    /** Answers an offer. */
    record Answer(int session, String sdp) implements SessionRequest {
        @Override
        public Object carryOut(Desk desk, MediaSession on) {
            return on.answer(sdp);
        }
    }

    /** Takes an answer. */
    record Accept(int session, String sdp) implements SessionRequest {
        @Override
        public Object carryOut(Desk desk, MediaSession on) {
            return on.accept(sdp);
        }
    }

    /** Takes an offer back. */
    record Rollback(int session) implements SessionRequest {
        @Override
        public Object carryOut(Desk desk, MediaSession on) {
            return on.rollback();
        }
    }

    /** Takes a candidate. */
    record AddCandidate(int session, IceCandidate candidate) implements SessionRequest {
        @Override
        public Object carryOut(Desk desk, MediaSession on) {
            on.addCandidate(candidate);
            return null;
        }
    }

    /** Sends text; the client is told when that cannot be any more. */
    record SendText(int session, String text) implements SessionRequest {
        @Override
        public Object carryOut(Desk desk, MediaSession on) {
            if (!on.send(text)) {
                desk.tell(new SessionNews.DataClosed(session));
            }
            return null;
        }
    }

    /** Asks other ICE servers from the next restart on. */
    record UseIceServers(int session, List<IceServer> servers) implements SessionRequest {
        @Override
        public Object carryOut(Desk desk, MediaSession on) {
            on.iceServers(servers);
            return null;
        }
    }

    /** Plays sound elsewhere. */
    record UseSpeaker(int session, AudioOutput speaker) implements SessionRequest {
        @Override
        public Object carryOut(Desk desk, MediaSession on) {
            return on.speaker(speaker);
        }
    }

    /** Sends the other side's picture to the client as well, or not any more. */
    record ShowRemote(int session, boolean wanted) implements SessionRequest {
        @Override
        public Object carryOut(Desk desk, MediaSession on) {
            on.remoteVideo(wanted ? desk.pictures(session) : null);
            return null;
        }
    }

    /** Opens a channel; the answer is whether there is one. */
    record OpenChannel(int session, int channel, String label) implements SessionRequest {
        @Override
        public Object carryOut(Desk desk, MediaSession on) throws MediaException {
            return desk.openChannel(session, channel, label);
        }
    }

    /** Sends a message over a channel. */
    record Send(int session, int channel, byte[] message) implements SessionRequest {
        @Override
        public Object carryOut(Desk desk, MediaSession on) {
            desk.send(channel, message);
            return null;
        }
    }

    /** Messages of a channel that cost so much memory have been read. */
    record Taken(int session, int channel, int cost) implements SessionRequest {
        @Override
        public Object carryOut(Desk desk, MediaSession on) {
            desk.taken(channel, cost);
            return null;
        }
    }

    /** Closes a channel. */
    record CloseChannel(int session, int channel) implements SessionRequest {
        @Override
        public Object carryOut(Desk desk, MediaSession on) {
            desk.closeChannel(channel);
            return null;
        }
    }

    /** Ends the session; answered when all is freed. */
    record Close(int session) implements SessionRequest {
        @Override
        public Object carryOut(Desk desk, MediaSession on) {
            return on.close().thenRun(() -> desk.removeSession(session));
        }
    }
}

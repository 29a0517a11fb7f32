package org.parley.media.remote.internal.message;

import org.parley.media.ConnectionState;
import org.parley.media.IceCandidate;
import org.parley.media.MediaKind;
import org.parley.media.MediaStats;
import org.parley.media.SessionEnd;

/** What {@link org.parley.media.SessionListener} is told. */
public sealed interface SessionNews extends News {
    /** A candidate of this side. */
    record Candidate(int session, IceCandidate candidate) implements SessionNews {
        @Override
        public void tell(Audience audience) {
            audience.session(session, listener -> listener.onCandidate(candidate));
        }
    }

    /** The state of the connection. */
    record State(int session, ConnectionState state) implements SessionNews {
        @Override
        public void tell(Audience audience) {
            audience.state(session, state);
        }
    }

    /** Texts can be sent. */
    record DataOpen(int session) implements SessionNews {
        @Override
        public void tell(Audience audience) {
            audience.dataOpen(session, true);
        }
    }

    /** Texts cannot be sent any more. */
    record DataClosed(int session) implements SessionNews {
        @Override
        public void tell(Audience audience) {
            audience.dataOpen(session, false);
        }
    }

    /** A text of the other side. */
    record Text(int session, String text) implements SessionNews {
        @Override
        public void tell(Audience audience) {
            audience.session(session, listener -> listener.onData(text));
        }
    }

    /** A channel of the other side. */
    record Channel(int session, int channel, String label) implements SessionNews {
        @Override
        public void tell(Audience audience) {
            audience.offered(session, channel, label);
        }
    }

    /** A speaker is gone. */
    record SpeakerLost(int session, String lost, String replacement) implements SessionNews {
        @Override
        public void tell(Audience audience) {
            audience.session(session, listener -> listener.onSpeakerLost(lost, replacement));
        }
    }

    /** The first picture or sound. */
    record FirstFrame(int session, MediaKind kind, int width, int height) implements SessionNews {
        @Override
        public void tell(Audience audience) {
            audience.session(session, listener -> listener.onFirstFrame(kind, width, height));
        }
    }

    /** Figures. */
    record Stats(int session, MediaStats stats) implements SessionNews {
        @Override
        public void tell(Audience audience) {
            audience.session(session, listener -> listener.onStats(stats));
        }
    }

    /** The engine ended the session. */
    record Closed(int session, SessionEnd end) implements SessionNews {
        @Override
        public void tell(Audience audience) {
            audience.ended(session, end);
        }
    }
}

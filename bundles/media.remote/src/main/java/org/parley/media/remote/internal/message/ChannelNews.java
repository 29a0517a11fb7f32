package org.parley.media.remote.internal.message;

/** What happens to a data channel. */
public sealed interface ChannelNews extends News {
    /** Messages can be sent. */
    record Opened(int channel) implements ChannelNews {
        @Override
        public void tell(Audience audience) {
            audience.channel(channel, Audience.ChannelFace::opened);
        }
    }

    /** A message has come. */
    record Arrived(int channel, byte[] message) implements ChannelNews {
        @Override
        public void tell(Audience audience) {
            audience.channel(channel, face -> face.arrived(message));
        }
    }

    /** So many bytes have left since the beginning. */
    record Left(int channel, long bytes) implements ChannelNews {
        @Override
        public void tell(Audience audience) {
            audience.channel(channel, face -> face.left(bytes));
        }
    }

    /** It has ended. */
    record Closed(int channel) implements ChannelNews {
        @Override
        public void tell(Audience audience) {
            audience.channel(channel, Audience.ChannelFace::closed);
        }
    }
}

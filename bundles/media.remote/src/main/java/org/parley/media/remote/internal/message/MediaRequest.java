package org.parley.media.remote.internal.message;

import org.parley.media.AudioInput;
import org.parley.media.LocalMedia;
import org.parley.media.MediaException;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoInput;

/** What {@link LocalMedia} is asked. */
public sealed interface MediaRequest extends Request {
    /** Its number. */
    int media();

    @Override
    default int target() {
        return media();
    }

    @Override
    default Object carryOut(Desk desk) throws MediaException {
        return carryOut(desk, desk.media(media()));
    }

    /** Does it with that media. */
    Object carryOut(Desk desk, LocalMedia on) throws MediaException;

    /** Describes it. */
    record Describe(int media) implements MediaRequest {
        @Override
        public Object carryOut(Desk desk, LocalMedia on) {
            return on.description();
        }
    }

    /** Begins to capture. */
    record Start(int media) implements MediaRequest {
        @Override
        public Object carryOut(Desk desk, LocalMedia on) {
            on.start();
            return null;
        }
    }

    /** Mutes the microphone, or not. */
    record MuteMicrophone(int media, boolean muted) implements MediaRequest {
        @Override
        public Object carryOut(Desk desk, LocalMedia on) {
            on.muteMicrophone(muted);
            return null;
        }
    }

    /** Mutes the camera, or not. */
    record MuteCamera(int media, boolean muted) implements MediaRequest {
        @Override
        public Object carryOut(Desk desk, LocalMedia on) {
            on.muteCamera(muted);
            return null;
        }
    }

    /** Takes another camera. */
    record UseCamera(int media, VideoInput camera) implements MediaRequest {
        @Override
        public Object carryOut(Desk desk, LocalMedia on) throws MediaException {
            on.camera(camera);
            return null;
        }
    }

    /** Takes another microphone. */
    record UseMicrophone(int media, AudioInput microphone) implements MediaRequest {
        @Override
        public Object carryOut(Desk desk, LocalMedia on) throws MediaException {
            on.microphone(microphone);
            return null;
        }
    }

    /** Changes what is done to the sound. */
    record Process(int media, SoundProcessing processing) implements MediaRequest {
        @Override
        public Object carryOut(Desk desk, LocalMedia on) {
            on.processing(processing);
            return null;
        }
    }

    /** Sends the pictures of a feed of the client; 0 for none. */
    record Share(int media, int feed, String description) implements MediaRequest {
        @Override
        public Object carryOut(Desk desk, LocalMedia on) {
            on.share(feed == 0 ? null : desk.feed(feed, description));
            return null;
        }
    }

    /** A feed of the client has ended by itself. */
    record FeedEnded(int media, int feed) implements MediaRequest {
        @Override
        public Object carryOut(Desk desk, LocalMedia on) {
            desk.feedEnded(feed);
            return null;
        }
    }

    /** Asks for the loudness. */
    record Level(int media) implements MediaRequest {
        @Override
        public Object carryOut(Desk desk, LocalMedia on) {
            return on.microphoneLevel();
        }
    }

    /** Sends the own picture to the client as well, or not any more. */
    record Preview(int media, boolean wanted) implements MediaRequest {
        @Override
        public Object carryOut(Desk desk, LocalMedia on) {
            on.preview(wanted ? desk.pictures(media) : null);
            return null;
        }
    }

    /** Closes it. */
    record Close(int media) implements MediaRequest {
        @Override
        public Object carryOut(Desk desk, LocalMedia on) {
            on.close();
            desk.removeMedia(media);
            return null;
        }
    }
}

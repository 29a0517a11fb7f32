package org.parley.media.remote.internal.message;

import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.MediaException;
import org.parley.media.SessionSettings;
import org.parley.media.Sound;

/** What {@link org.parley.media.MediaEngine} is asked. */
public sealed interface EngineRequest extends Request {
    @Override
    default int target() {
        return 0;
    }

    /** Which devices are there. */
    record ListDevices() implements EngineRequest {
        @Override
        public Object carryOut(Desk desk) {
            return desk.engine().devices();
        }
    }

    /** Plays a sound. */
    record Play(int sound, Sound what, boolean repeat, AudioOutput speaker) implements EngineRequest {
        @Override
        public Object carryOut(Desk desk) throws MediaException {
            desk.addSound(sound, desk.engine().play(what, repeat, speaker));
            return null;
        }
    }

    /** Ends a sound. */
    record StopSound(int sound) implements EngineRequest {
        @Override
        public Object carryOut(Desk desk) {
            desk.stopSound(sound);
            return null;
        }
    }

    /** Opens media. */
    record Open(int media, CaptureSettings settings) implements EngineRequest {
        @Override
        public Object carryOut(Desk desk) throws MediaException {
            desk.addMedia(media, desk.engine().open(settings));
            return desk.media(media).description();
        }
    }

    /** Makes a session. */
    record Begin(int session, int media, SessionSettings settings) implements EngineRequest {
        @Override
        public Object carryOut(Desk desk) throws MediaException {
            desk.addSession(session, desk.engine().session(settings, desk.media(media), desk.listener(session)));
            return null;
        }
    }

    /** Ends all that is left, before the process ends. */
    record Stop() implements EngineRequest {
        @Override
        public Object carryOut(Desk desk) throws MediaException {
            desk.stop();
            return null;
        }
    }
}

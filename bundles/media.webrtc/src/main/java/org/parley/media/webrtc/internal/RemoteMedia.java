package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import org.parley.media.MediaKind;
import org.parley.media.VideoSink;
import org.parley.webrtc.NativeReferences;

/** What the other side sends. Native thread only, but for {@link #show}. */
final class RemoteMedia {
    private final FrameSink pictures;
    private final SoundSink sound;
    private VideoTrack videoTrack;
    private AudioTrack audioTrack;
    private boolean ended;

    RemoteMedia(SessionEvents events, Speaker speaker) {
        pictures = new FrameSink("picture of the other side") {
            @Override
            void arrived(int width, int height) {
                events.firstFrame(MediaKind.VIDEO, width, height);
            }
        };
        sound = new SoundSink(speaker, () -> events.firstFrame(MediaKind.AUDIO, 0, 0));
    }

    /** Shows pictures in {@code sink}; null for nowhere. Any thread. */
    void show(VideoSink sink) {
        pictures.show(sink);
    }

    /** Takes a track, with its reference. A track that comes anew replaces the one before. */
    void add(MediaStreamTrack track) {
        if (ended) {
            NativeReferences.release(track);
        } else if (track instanceof VideoTrack video) {
            dropVideo();
            videoTrack = video;
            video.addSink(pictures);
        } else if (track instanceof AudioTrack audio) {
            dropAudio();
            audioTrack = audio;
            audio.addSink(sound);
        }
    }

    /** Sound packets have come, though perhaps of silence. */
    void soundArrived() {
        sound.arrived();
    }

    /** Lets go of the tracks; nothing is shown or played when it returns. */
    void end() {
        ended = true;
        pictures.show(null);
        dropVideo();
        dropAudio();
        sound.close();
    }

    private void dropVideo() {
        if (videoTrack != null) {
            Natives.quietly("remove video sink", () -> videoTrack.removeSink(pictures));
            NativeReferences.release(videoTrack);
            videoTrack = null;
        }
    }

    private void dropAudio() {
        if (audioTrack != null) {
            Natives.quietly("remove audio sink", () -> audioTrack.removeSink(sound));
            NativeReferences.release(audioTrack);
            audioTrack = null;
        }
    }
}

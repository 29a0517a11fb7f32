package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.ArrayDeque;
import java.util.Deque;
import org.parley.media.MediaKind;
import org.parley.media.VideoSink;
import org.parley.webrtc.NativeReferences;

/** What the other side sends: of several tracks of a kind the one that came last is shown or played. Native thread only, but for {@link #show}. */
final class RemoteMedia {
    private final FrameSink pictures;
    private final SoundSink sound;
    /** The one in use first. */
    private final Deque<VideoTrack> videoTracks = new ArrayDeque<>();
    private final Deque<AudioTrack> audioTracks = new ArrayDeque<>();
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

    /** Plays sound elsewhere from now on; what is given is closed by this. */
    void speaker(Speaker next) {
        if (ended) {
            next.close();
        } else {
            sound.speaker(next);
        }
    }

    /** Where sound is played. */
    Speaker speaker() {
        return sound.speaker();
    }

    /** Takes a track, with its reference. It is used in place of those before it. */
    void add(MediaStreamTrack track) {
        if (ended) {
            NativeReferences.release(track);
            return;
        }
        // Of one that was held back and goes on there may have been no word between.
        remove(track.getId());
        if (track instanceof VideoTrack video) {
            stopVideo();
            videoTracks.push(video);
            useVideo();
        } else if (track instanceof AudioTrack audio) {
            stopAudio();
            audioTracks.push(audio);
            useAudio();
        }
    }

    /** The other side does not send this track any more: lets go of it, and uses the one before it again. */
    void remove(String id) {
        stopVideo();
        stopAudio();
        release(videoTracks, id);
        release(audioTracks, id);
        useVideo();
        useAudio();
    }

    /** Which picture is shown; null for none. */
    String videoId() {
        return videoTracks.isEmpty() ? null : videoTracks.peek().getId();
    }

    /** Sound packets have come, though perhaps of silence. */
    void soundArrived() {
        sound.arrived();
    }

    /** Lets go of the tracks; nothing is shown or played when it returns. */
    void end() {
        ended = true;
        pictures.show(null);
        stopVideo();
        stopAudio();
        release(videoTracks, null);
        release(audioTracks, null);
        sound.close();
    }

    private void useVideo() {
        if (!videoTracks.isEmpty()) {
            videoTracks.peek().addSink(pictures);
        }
    }

    private void useAudio() {
        if (!audioTracks.isEmpty()) {
            audioTracks.peek().addSink(sound);
        }
    }

    private void stopVideo() {
        if (!videoTracks.isEmpty()) {
            Natives.quietly("remove video sink", () -> videoTracks.peek().removeSink(pictures));
        }
    }

    private void stopAudio() {
        if (!audioTracks.isEmpty()) {
            Natives.quietly("remove audio sink", () -> audioTracks.peek().removeSink(sound));
        }
    }

    /** Lets go of the track of that id; null for all. */
    private static void release(Deque<? extends MediaStreamTrack> tracks, String id) {
        tracks.removeIf(track -> {
            boolean going = id == null || id.equals(track.getId());
            if (going) {
                NativeReferences.release(track);
            }
            return going;
        });
    }
}

package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.onvoid.webrtc.media.video.VideoDeviceSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import org.parley.media.MediaException;

/** A camera of the machine. */
final class CameraSource implements PictureSource {
    private final VideoDeviceSource source = new VideoDeviceSource();
    private final VideoDevice device;
    private final VideoCaptureCapability capability;
    private boolean started;

    CameraSource(VideoDevice device, VideoCaptureCapability capability) {
        this.device = device;
        this.capability = capability;
        source.setVideoCaptureDevice(device);
        source.setVideoCaptureCapability(capability);
    }

    @Override
    public VideoTrackSource natives() {
        return source;
    }

    @Override
    public String description() {
        return device.getName() + " " + capability.width + "x" + capability.height;
    }

    @Override
    public boolean sends() {
        return true;
    }

    @Override
    public void start() throws MediaException {
        try {
            source.start();
            started = true;
        } catch (Exception | LinkageError e) {
            throw new MediaException(MediaException.Kind.FAILED, "camera " + device.getName() + " cannot be started; close other programs that use it", e);
        }
    }

    @Override
    public void mute(VideoTrack track, boolean muted) {
        track.setEnabled(!muted);
    }

    @Override
    public void stop() {
        if (started) {
            started = false;
            Natives.quietly("stop camera", source::stop);
        }
    }

    @Override
    public void free() {
        source.dispose();
    }
}

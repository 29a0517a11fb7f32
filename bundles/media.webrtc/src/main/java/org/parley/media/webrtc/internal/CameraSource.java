package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.video.VideoCapture;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.onvoid.webrtc.media.video.VideoFrame;
import org.parley.media.MediaException;

/** A camera of the machine. */
final class CameraSource implements PictureSource {
    private final VideoDevice device;
    private final VideoCaptureCapability capability;
    private VideoCapture capture;

    CameraSource(VideoDevice device, VideoCaptureCapability capability) {
        this.device = device;
        this.capability = capability;
    }

    VideoDevice device() {
        return device;
    }

    @Override
    public String description() {
        return device.getName() + " " + capability.width + "x" + capability.height;
    }

    @Override
    public void start(PictureOutlet.Inlet inlet) throws MediaException {
        VideoCapture starting = new VideoCapture();
        try {
            starting.setVideoCaptureDevice(device);
            starting.setVideoCaptureCapability(capability);
            starting.setVideoSink(frame -> Natives.callback("picture of the camera", () -> pass(frame, inlet)));
            starting.start();
            capture = starting;
        } catch (Exception | LinkageError e) {
            Natives.quietly("free camera", starting::dispose);
            throw new MediaException(MediaException.Kind.FAILED, "camera " + device.getName() + " cannot be started; close other programs that use it", e);
        }
    }

    /** Two captures of one camera at a time would not work. */
    @Override
    public boolean isAlready(PictureSource next) {
        return capture != null && next instanceof CameraSource other && other.device.equals(device);
    }

    @Override
    public void stop() {
        if (capture != null) {
            VideoCapture stopping = capture;
            capture = null;
            Natives.quietly("stop camera", stopping::stop);
            Natives.quietly("free camera", stopping::dispose);
        }
    }

    private static void pass(VideoFrame frame, PictureOutlet.Inlet inlet) {
        try {
            inlet.push(frame.buffer, frame.rotation);
        } finally {
            frame.release();
        }
    }
}

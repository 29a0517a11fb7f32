package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;

/** No pictures; black ones where pictures were sent before, so that the other side does not look at the last of them for ever. */
final class NoCamera implements PictureSource {
    private final int number;
    private PicturePump black;

    NoCamera(int number) {
        this.number = number;
    }

    @Override
    public String description() {
        return "no camera";
    }

    @Override
    public void start(PictureOutlet.Inlet inlet) {
        if (inlet.sentWidth() > 0) {
            black = new PicturePump(new Black(inlet.sentWidth(), inlet.sentHeight()), number);
            black.start(inlet);
        }
    }

    @Override
    public void stop() {
        if (black != null) {
            black.stop();
        }
    }

    private record Black(int width, int height) implements Pictures {
        @Override
        public long intervalNanos() {
            return 200_000_000;
        }

        @Override
        public String description() {
            return "black";
        }

        @Override
        public void draw(long frame, NativeI420Buffer into) {
            PictureOutlet.black(into);
        }
    }
}

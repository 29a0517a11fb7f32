package org.parley.media;

/**
 * What to capture. A file brings its own size and rate; a camera takes the nearest it can.
 *
 * @param width           of the picture in pixels, even, 16 to 3,840
 * @param height          of the picture in pixels, even, 16 to 2,160
 * @param framesPerSecond 1 to 60
 * @param processing      of the microphone's sound
 */
public record CaptureSettings(VideoInput camera, AudioInput microphone, int width, int height, int framesPerSecond, SoundProcessing processing) {
    /** @throws IllegalArgumentException when a number is out of its range; the message names it */
    public CaptureSettings {
        check("width", width, 16, 3_840);
        check("height", height, 16, 2_160);
        check("framesPerSecond", framesPerSecond, 1, 60);
        if (width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException("picture size " + width + "x" + height + " must be even");
        }
    }

    /** With {@link SoundProcessing#ALL}. */
    public CaptureSettings(VideoInput camera, AudioInput microphone, int width, int height, int framesPerSecond) {
        this(camera, microphone, width, height, framesPerSecond, SoundProcessing.ALL);
    }

    /** 640x480 at 30 frames a second. */
    public static CaptureSettings of(VideoInput camera, AudioInput microphone) {
        return new CaptureSettings(camera, microphone, 640, 480, 30);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be " + least + " to " + most);
        }
    }
}

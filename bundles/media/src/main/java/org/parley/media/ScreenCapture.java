package org.parley.media;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Captures screens and windows. An OSGi service; there is none where the machine's window system cannot be captured. Any thread may call. */
@ConsumerType
public interface ScreenCapture {
    /**
     * The monitors, then the windows, topmost first; minimized windows are left out. Where the desktop alone knows what can be shared, one
     * {@link ScreenSource.Kind#CHOICE} stands for all. May block, for 1 s, or the first time for some.
     *
     * @throws MediaException when the window system cannot be reached; the message says what to do
     */
    List<ScreenSource> sources() throws MediaException;

    /**
     * Pictures of {@code source} with its pointer, at most {@code framesPerSecond} (1 to 30), scaled down evenly to fit {@code maxWidth} times {@code maxHeight} pixels,
     * never up, with even width and height. Captures nothing before {@link VideoFeed#start}.
     */
    VideoFeed feed(ScreenSource source, int maxWidth, int maxHeight, int framesPerSecond);
}

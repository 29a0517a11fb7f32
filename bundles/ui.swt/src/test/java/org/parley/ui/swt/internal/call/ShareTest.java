package org.parley.ui.swt.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.call.played.FakeCall;
import org.parley.media.ScreenCapture;
import org.parley.media.ScreenSource;
import org.parley.media.VideoFeed;
import org.parley.media.VideoSink;
import org.parley.ui.swt.internal.look.Drawn;

class ShareTest {
    @TempDir
    Path folder;
    private CallRig rig;
    private final Screens screens = new Screens();

    /** Two things to share. */
    private static final class Screens implements ScreenCapture {
        private final List<String> running = new CopyOnWriteArrayList<>();
        private final List<String> asked = new ArrayList<>();

        private List<ScreenSource> sources = List.of(new ScreenSource("s", ScreenSource.Kind.SCREEN, "DP-1", 2_560, 1_440),
            new ScreenSource("w", ScreenSource.Kind.WINDOW, "Terminal", 800, 600));

        @Override
        public List<ScreenSource> sources() {
            return sources;
        }

        @Override
        public VideoFeed feed(ScreenSource source, int maxWidth, int maxHeight, int framesPerSecond) {
            String name = source.id() + " " + maxWidth + "x" + maxHeight + " " + framesPerSecond;
            asked.add(name);
            return new VideoFeed() {
                @Override
                public String description() {
                    return name;
                }

                @Override
                public void start(VideoSink sink, Runnable ended) {
                    running.add(name);
                }

                @Override
                public void stop() {
                    running.remove(name);
                }
            };
        }
    }

    @BeforeEach
    void open() throws IOException {
        rig = new CallRig(folder, "language=en\nsounds=false\n");
        rig.stage.services.screens(screens);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void whatIsChosenIsSharedUntilTheUserStops() {
        FakeCall call = rig.active();
        rig.stage.press("call.share");
        rig.stage.until("two previews run", () -> screens.running.size() == 2);
        assertThat(rig.stage.text("share.source")).isEqualTo("Screen DP-1");
        rig.stage.press("share.start");
        assertThat(call.asked).containsExactly("share s 1920x1080 15");
        rig.stage.until("no preview runs any more", screens.running::isEmpty);
        assertThat(rig.stage.text("call.sharing")).isEqualTo("You are sharing your screen");
        rig.stage.press("call.sharing.stop");
        assertThat(call.asked).endsWith("share nothing");
        assertThat(rig.stage.shows("call.sharing")).isFalse();
    }

    @Test
    void bothColumnsOfPicturesAreSeenWhole() {
        rig.active();
        rig.stage.press("call.share");
        rig.stage.until("two previews run", () -> screens.running.size() == 2);
        Control list = rig.stage.find("share.list");
        assertThat(list.computeSize(SWT.DEFAULT, SWT.DEFAULT).x).isLessThanOrEqualTo(list.getParent().getClientArea().width);
    }

    @Test
    void whatHasNoNameIsToldApartByNumberAndSize() {
        screens.sources = List.of(new ScreenSource("s", ScreenSource.Kind.SCREEN, "", 2_560, 1_440), new ScreenSource("t", ScreenSource.Kind.SCREEN, "", 1_920, 1_080),
            new ScreenSource("w", ScreenSource.Kind.WINDOW, "", 800, 600));
        rig.active();
        rig.stage.press("call.share");
        rig.stage.until("previews run", () -> screens.running.size() == 3);
        assertThat(Stream.of(((Composite) rig.stage.find("share.list")).getChildren()).map(card -> ((Drawn) card).name()))
            .containsExactly("Screen 1, 2560 × 1440", "Screen 2, 1920 × 1080", "Window without a title, 800 × 600");
    }

    @Test
    void theDialogItselfIsNotOffered() {
        screens.sources = List.of(new ScreenSource("s", ScreenSource.Kind.SCREEN, "DP-1", 2_560, 1_440), new ScreenSource("d", ScreenSource.Kind.WINDOW, "Share a screen or window", 480, 520));
        rig.active();
        rig.stage.press("call.share");
        rig.stage.until("a preview runs", () -> screens.running.size() == 1);
        assertThat(Stream.of(((Composite) rig.stage.find("share.list")).getChildren()).map(card -> ((Drawn) card).name())).containsExactly("Screen DP-1");
    }

    @Test
    void cancellingSharesNothing() {
        FakeCall call = rig.active();
        rig.stage.press("call.share");
        rig.stage.until("two previews run", () -> screens.running.size() == 2);
        rig.stage.press("share.cancel");
        rig.stage.until("no preview runs any more", screens.running::isEmpty);
        assertThat(call.asked).isEmpty();
    }
}

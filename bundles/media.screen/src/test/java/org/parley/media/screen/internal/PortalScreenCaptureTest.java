package org.parley.media.screen.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.types.UInt32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.media.MediaException;
import org.parley.media.ScreenSource;
import org.parley.media.VideoFeed;
import org.parley.media.screen.internal.desktop.PlayedCompositor;
import org.parley.media.screen.internal.desktop.PlayedDesktop;

class PortalScreenCaptureTest {
    private static final int ORANGE = 0xF08020;
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private static Path folder;
    private static PlayedDesktop desktop;

    private final Viewer viewer = new Viewer();
    private PlayedCompositor compositor;
    private PortalScreenCapture capture;
    private VideoFeed feed;

    @BeforeAll
    static void startDesktop() throws Exception {
        desktop = new PlayedDesktop(folder);
    }

    @AfterAll
    static void stopDesktop() throws Exception {
        if (desktop != null) {
            desktop.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        compositor = desktop.compositor();
        compositor.heard.clear();
        capture = new PortalScreenCapture(desktop.environment());
        List<ScreenSource> sources = capture.sources();
        assertThat(sources).extracting(ScreenSource::kind).as("what can be chosen is for the desktop to say").containsExactly(ScreenSource.Kind.CHOICE);
        feed = capture.feed(sources.get(0), 400, 400, 15);
    }

    @AfterEach
    void stop() {
        capture.deactivate();
    }

    @Test
    void whatTheUserChoosesIsSeenUntilItIsStopped() throws Exception {
        compositor.choose(desktop.stream(plain(ORANGE, 640, 320)));
        feed.prepare();
        assertThat(compositor.asked("types")).as("screens and windows").isEqualTo(new UInt32(3));
        assertThat(compositor.asked("cursor_mode")).as("with the pointer").isEqualTo(new UInt32(2));
        assertThat(feed.description()).isEqualTo("screen");
        feed.start(viewer, viewer::ended);
        viewer.await("the colour, scaled down to fit", () -> viewer.size().equals("400x200") && viewer.shows(200, 100, ORANGE));
        hears("asked");
        feed.stop();
        hears("closed");
        assertThat(viewer.ends()).isZero();
    }

    @Test
    void theDesktopMayEndIt() throws Exception {
        compositor.choose(desktop.stream(plain(ORANGE, 320, 200)));
        feed.prepare();
        feed.start(viewer, viewer::ended);
        viewer.await("a picture", () -> viewer.frames() > 0);
        compositor.end();
        viewer.await("the end", () -> viewer.ends() == 1);
        feed.stop();
        assertThat(viewer.ends()).isEqualTo(1);
    }

    @Test
    void whoChoosesNothingSharesNothing() {
        compositor.refuse();
        assertThat(catchThrowableOfType(MediaException.class, feed::prepare).kind()).isEqualTo(MediaException.Kind.REFUSED);
        compositor.refuse();
        feed.start(viewer, viewer::ended);
        viewer.await("the end", () -> viewer.ends() == 1);
        assertThat(viewer.frames()).isZero();
    }

    @Test
    void stoppingTakesTheQuestionBack() throws Exception {
        CompletableFuture<MediaException> refusal = CompletableFuture.supplyAsync(() -> catchThrowableOfType(MediaException.class, feed::prepare));
        hears("asked");
        feed.stop();
        assertThat(refusal.get(PATIENCE_SECONDS, TimeUnit.SECONDS).kind()).isEqualTo(MediaException.Kind.CLOSED);
        hears("taken back");
    }

    @Test
    void theBundleTakesWhatIsSharedWithIt() throws Exception {
        compositor.choose(desktop.stream(plain(ORANGE, 320, 200)));
        feed.prepare();
        hears("asked");
        capture.deactivate();
        hears("closed");
    }

    @Test
    void whatADesktopLacksIsSaid() {
        assertThatThrownBy(new PortalScreenCapture(Map.of())::sources).isInstanceOf(MediaException.class).hasMessageContaining("no session bus");
        assertThatThrownBy(new PortalScreenCapture(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("nowhere")))::sources).isInstanceOf(MediaException.class)
            .hasMessageContaining("the session bus says: ");
    }

    /** Of the latest session; what else is heard, such as the end of the one before, may come at any time. */
    private void hears(String word) throws InterruptedException {
        String heard;
        do {
            heard = compositor.heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(heard).as("%s", word).isNotNull();
        } while (!heard.equals(word + " " + compositor.session()));
    }

    private static String plain(int colour, int width, int height) {
        return "videotestsrc is-live=true pattern=solid-color foreground-color=" + (0xFF000000L | colour) + " ! video/x-raw,format=BGRx,width=" + width + ",height=" + height
            + ",framerate=60/1 ! OUT";
    }
}

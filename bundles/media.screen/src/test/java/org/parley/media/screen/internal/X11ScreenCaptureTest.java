package org.parley.media.screen.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.media.MediaException;
import org.parley.media.ScreenSource;
import org.parley.media.VideoFeed;

class X11ScreenCaptureTest {
    private static final int ORANGE = 0xF08020;
    private static final int TEAL = 0x208080;
    private static final int GREY = 0x505050;

    private final Viewer viewer = new Viewer();
    private XRig rig;
    private X11ScreenCapture capture;
    private VideoFeed feed;

    @BeforeEach
    void start() throws Exception {
        rig = new XRig();
        capture = new X11ScreenCapture(Map.of("DISPLAY", rig.name()));
    }

    @AfterEach
    void stop() {
        capture.deactivate();
        rig.close();
    }

    @Test
    void screensAndWindowsAreListedTopmostFirst() throws Exception {
        rig.window("Grüße 你好", 10, 30, 200, 100, ORANGE);
        awaitWindow("Grüße 你好");
        long hidden = rig.window("hidden", 300, 30, 200, 100, ORANGE);
        awaitWindow("hidden");
        rig.window("top", 60, 60, 240, 160, TEAL);
        ScreenSource top = awaitWindow("top");
        rig.minimize(hidden);
        await(sources -> sources.stream().noneMatch(source -> source.title().equals("hidden")));
        List<ScreenSource> sources = capture.sources();
        assertThat(sources).extracting(ScreenSource::kind).containsExactly(ScreenSource.Kind.SCREEN, ScreenSource.Kind.WINDOW, ScreenSource.Kind.WINDOW);
        assertThat(sources.get(0).width()).isEqualTo(XRig.WIDTH);
        assertThat(sources.get(0).height()).isEqualTo(XRig.HEIGHT);
        assertThat(sources).extracting(ScreenSource::title).as("this server's only screen has no name").containsExactly("", "top", "Grüße 你好");
        assertThat(top.width()).isEqualTo(240);
        assertThat(top.height()).isEqualTo(160);
    }

    @Test
    void aScreenShowsItsWindowsAndThePointer() throws Exception {
        rig.background(GREY);
        rig.mouse(800, 600);
        share(capture.sources().get(0), 1920, 1080);
        viewer.await("the background", () -> viewer.size().equals("1000x700") && viewer.shows(500, 400, GREY));
        assertThat(feed.description()).isEqualTo("screen 1000x700");
        long window = rig.window("window", 100, 100, 200, 100, ORANGE);
        awaitWindow("window");
        rig.resize(window, 100, 100, 200, 100);
        viewer.await("the window", () -> viewer.shows(200, 150, ORANGE));
        viewer.await("the pointer, which is not of the background's colour", () -> !pointerArea(GREY));
        rig.mouse(20, 600);
        viewer.await("the background where the pointer was", () -> pointerArea(GREY));
    }

    @Test
    void aWindowIsSeenWholeAlthoughAnotherCoversIt() throws Exception {
        rig.window("below", 50, 50, 300, 200, ORANGE);
        ScreenSource below = awaitWindow("below");
        share(below, 1920, 1080);
        rig.window("above", 0, 0, 600, 500, TEAL);
        awaitWindow("above");
        int from = viewer.frames();
        viewer.await("pictures after it was covered", () -> viewer.frames() > from + 2);
        assertThat(viewer.size()).isEqualTo("300x200");
        for (int[] point : new int[][] {{2, 2}, {150, 100}, {297, 197}}) {
            assertThat(viewer.shows(point[0], point[1], ORANGE)).as("at %s", point).isTrue();
        }
    }

    @Test
    void picturesAreScaledDownEvenlyAndFollowTheSizeOfTheWindow() throws Exception {
        long window = rig.window("changing", 10, 30, 801, 401, ORANGE);
        share(awaitWindow("changing"), 400, 400);
        viewer.await("half the size", () -> viewer.size().equals("400x200") && viewer.shows(200, 100, ORANGE));
        rig.resize(window, 10, 30, 301, 121);
        viewer.await("the new size, even", () -> viewer.size().equals("300x120") && viewer.shows(299, 119, ORANGE));
        assertThat(viewer.ends()).isZero();
    }

    @Test
    void theFeedEndsWithItsWindow() throws Exception {
        long window = rig.window("mortal", 10, 30, 200, 100, ORANGE);
        share(awaitWindow("mortal"), 1920, 1080);
        viewer.await("a picture", () -> viewer.frames() > 0);
        rig.destroy(window);
        viewer.await("the end", () -> viewer.ends() == 1);
        feed.stop();
        assertThat(viewer.ends()).isEqualTo(1);
        rig.window("another", 10, 30, 200, 100, TEAL);
        awaitWindow("another");
    }

    @Test
    void aMinimizedWindowComesBack() throws Exception {
        long window = rig.window("shy", 10, 30, 200, 100, ORANGE);
        share(awaitWindow("shy"), 1920, 1080);
        viewer.await("a picture", () -> viewer.frames() > 0);
        rig.minimize(window);
        await(sources -> sources.size() == 1);
        rig.show(window);
        awaitWindow("shy");
        int from = viewer.frames();
        viewer.await("pictures again", () -> viewer.frames() > from && viewer.shows(100, 50, ORANGE));
        assertThat(viewer.ends()).isZero();
    }

    @Test
    void nothingComesAfterStopAndAFeedMayBeStartedAgain() throws Exception {
        share(capture.sources().get(0), 1920, 1080);
        viewer.await("a picture", () -> viewer.frames() > 0);
        feed.stop();
        feed.stop();
        int frames = viewer.frames();
        Viewer second = new Viewer();
        feed.start(second, second::ended);
        second.await("pictures", () -> second.frames() > 2);
        assertThat(viewer.frames()).isEqualTo(frames);
        capture.deactivate();
        second.await("the end with the bundle", () -> second.ends() == 1);
        assertThat(viewer.ends()).isZero();
    }

    @Test
    void theEndOfTheServerEndsTheFeedAndNotTheProcess() throws Exception {
        share(capture.sources().get(0), 1920, 1080);
        viewer.await("a picture", () -> viewer.frames() > 0);
        rig.kill();
        viewer.await("the end", () -> viewer.ends() == 1);
        assertThatThrownBy(capture::sources).isInstanceOf(MediaException.class).hasMessageContaining(rig.name());
    }

    @Test
    void withoutAServerOrUnderWaylandNothingIsCapturedOfIt() {
        assertThat(ScreenStarter.isThere(null)).isFalse();
        assertThat(ScreenStarter.isThere("")).isFalse();
        assertThat(ScreenStarter.isThere(":64999")).isFalse();
        assertThat(ScreenStarter.isThere(rig.name())).isTrue();
        assertThat(ScreenStarter.isWayland(Map.of("DISPLAY", rig.name(), "WAYLAND_DISPLAY", "wayland-0"))).isTrue();
        assertThat(ScreenStarter.isWayland(Map.of("DISPLAY", rig.name(), "XDG_SESSION_TYPE", "wayland"))).as("by XWayland").isTrue();
        assertThat(ScreenStarter.isWayland(Map.of("DISPLAY", rig.name(), "XDG_SESSION_TYPE", "x11", "WAYLAND_DISPLAY", ""))).isFalse();
    }

    private boolean pointerArea(int colour) {
        for (int x = 796; x < 816; x++) {
            for (int y = 596; y < 616; y++) {
                if (!viewer.shows(x, y, colour)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void share(ScreenSource source, int maxWidth, int maxHeight) {
        feed = capture.feed(source, maxWidth, maxHeight, 30);
        feed.start(viewer, viewer::ended);
    }

    private ScreenSource awaitWindow(String title) throws Exception {
        await(sources -> sources.stream().anyMatch(source -> source.title().equals(title)));
        return capture.sources().stream().filter(source -> source.title().equals(title)).findFirst().orElseThrow();
    }

    private void await(Predicate<List<ScreenSource>> condition) {
        new Viewer().await("sources", () -> {
            try {
                return condition.test(capture.sources());
            } catch (MediaException e) {
                throw new AssertionError(e);
            }
        });
    }
}

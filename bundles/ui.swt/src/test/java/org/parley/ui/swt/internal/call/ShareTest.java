package org.parley.ui.swt.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.call.Call;
import org.parley.call.played.FakeCall;
import org.parley.media.MediaException;
import org.parley.media.ScreenCapture;
import org.parley.media.ScreenSource;
import org.parley.media.VideoFeed;
import org.parley.media.VideoSink;
import org.parley.ui.swt.internal.look.Drawn;
import org.parley.ui.swt.internal.look.Toast;

class ShareTest {
    @TempDir
    Path folder;
    private CallRig rig;
    private final Screens screens = new Screens();

    /** Two things to share. */
    private static final class Screens implements ScreenCapture {
        /** What the user says to the desktop's question: nothing, or why not. */
        private final BlockingQueue<Optional<MediaException>> answers = new LinkedBlockingQueue<>();
        private final List<String> stopped = new CopyOnWriteArrayList<>();
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
                public void prepare() throws MediaException {
                    try {
                        MediaException answer = source.kind() == ScreenSource.Kind.CHOICE ? answers.take().orElse(null) : null;
                        if (answer != null) {
                            throw answer;
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }

                @Override
                public void start(VideoSink sink, Runnable ended) {
                    running.add(name);
                }

                @Override
                public void stop() {
                    answers.add(Optional.of(new MediaException(MediaException.Kind.CLOSED, "stopped", null)));
                    stopped.add(name);
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
        assertThat(rig.stage.shows("toast")).as("who stops knows it").isFalse();
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

    @Test
    void whereTheDesktopAsksNothingIsSharedBeforeTheAnswer() {
        FakeCall call = askForAChoice();
        assertThat(((Drawn) rig.stage.find("share.source")).name()).isEqualTo("Screen or window");
        assertThat(rig.stage.text("share.note")).contains("asks in the next step");
        Control note = rig.stage.find("share.note");
        assertThat(note.getSize().y).as("all of it is seen").isGreaterThanOrEqualTo(note.computeSize(note.getSize().x, SWT.DEFAULT).y);
        rig.stage.press("share.start");
        assertThat(rig.stage.text("share.note")).startsWith("Choose the screen or window");
        assertThat(call.asked).isEmpty();
        screens.answers.add(Optional.empty());
        rig.stage.until("it is shared", () -> call.asked.contains("share any 1920x1080 15"));
        assertThat(rig.stage.shows("share")).isFalse();
        assertThat(screens.asked).as("no picture before").containsExactly("any 1920x1080 15");
    }

    @Test
    void whoRefusesIsToldAndMayTryAgain() {
        FakeCall call = askForAChoice();
        rig.stage.press("share.start");
        screens.answers.add(Optional.of(new MediaException(MediaException.Kind.REFUSED, "no", null)));
        rig.stage.until("it is said", () -> rig.stage.text("share.note").startsWith("Nothing was chosen"));
        rig.stage.press("share.start");
        screens.answers.add(Optional.of(new MediaException(MediaException.Kind.UNAVAILABLE, "no portal; install one", null)));
        rig.stage.until("the reason is said", () -> rig.stage.text("share.note").endsWith("no portal; install one"));
        assertThat(call.asked).isEmpty();
    }

    @Test
    void closingTheDialogTakesTheQuestionBack() {
        FakeCall call = askForAChoice();
        rig.stage.press("share.start");
        rig.stage.press("share.cancel");
        rig.stage.until("the feed is stopped", () -> screens.stopped.contains("any 1920x1080 15"));
        assertThat(call.asked).isEmpty();
    }

    @Test
    void whatEndsByItselfIsSaidOnBothSides() {
        FakeCall call = rig.active();
        rig.stage.press("call.share");
        rig.stage.until("two previews run", () -> screens.running.size() == 2);
        rig.stage.press("share.start");
        call.shareEnds();
        rig.stage.settle();
        assertThat(((Toast) rig.stage.find("toast")).said()).startsWith("Sharing has ended");
        call.peerShows(new Call.Shown(true, true, true));
        call.peerShows(Call.Shown.ALL);
        rig.stage.settle();
        assertThat(((Toast) rig.stage.find("toast")).said()).isEqualTo("bob.meyer no longer shares a screen");
    }

    private FakeCall askForAChoice() {
        screens.sources = List.of(new ScreenSource("any", ScreenSource.Kind.CHOICE, "", 0, 0));
        FakeCall call = rig.active();
        rig.stage.press("call.share");
        rig.stage.until("there is something to share", () -> rig.stage.find("share.start").isEnabled());
        return call;
    }
}

package org.parley.ui.swt.internal.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.media.MediaStats;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.screen.Screen;
import org.parley.ui.swt.internal.screen.Slices;
import org.parley.ui.swt.internal.screen.Ui;

/** A call: the pictures upon a dark stage, what can be done below, chat or details beside. Everything shown is read from the call, so it may be opened in the middle of one. */
public final class CallScreen implements Screen {
    private static final int TICK_MILLIS = 500;
    private static final int LEVEL_MILLIS = 100;
    private static final int IDLE_MILLIS = 3_000;

    private final Ui ui;
    private final Call call;
    private final Ending ending;
    private final StatsHistory history = new StatsHistory();
    private final Draft draft = new Draft();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Listener pointer = this::onPointer;
    private Look look;
    private Composite root;
    private CallLayout layout;
    private CallHeader header;
    private SharingBar sharing;
    private CallStage stage;
    private ControlBar bar;
    private SidePanels panels;
    private boolean selfHidden;
    private boolean stopsSharing;
    private boolean follows;
    private boolean chatWasOpen;
    private long moved;

    /** What follows the end. */
    interface Ending {
        void again(Call call);

        void home();
    }

    CallScreen(Ui ui, Call call, Ending ending) {
        this.ui = ui;
        this.call = call;
        this.ending = ending;
    }

    Call call() {
        return call;
    }

    @Override
    public Control open(Composite parent) {
        look = new Look(ui.look().theme().onStage(), ui.look().fonts(), ui.look().icons());
        root = Keys.name(new Composite(parent, SWT.NONE), "call");
        root.setBackground(look.theme().stage());
        header = new CallHeader(root, ui, look, call, () -> panels.toggleDetails(), () -> fullScreen(true));
        sharing = new SharingBar(root, ui, look, this::stopSharing);
        return root;
    }

    @Override
    public List<Runnable> parts() {
        return List.of(this::addStage, this::addBar, this::follow);
    }

    private void addStage() {
        stage = new CallStage(root, ui, look, call);
        stage.onSelfHidden(hidden -> selfHidden = hidden);
        stage.hideSelf(selfHidden);
    }

    private void addBar() {
        bar = new ControlBar(root, ui, look, call, new Buttons());
        layout = new CallLayout(header, sharing, stage, bar);
        root.setLayout(layout);
        chatWasOpen |= panels != null && panels.isChat();
        panels = new SidePanels(root, layout, bar, ui, call, history, draft);
    }

    /** From now on events of the call count; what came before is read from it. */
    private void follow() {
        follows = true;
        new Slices(root).then(() -> FileDrop.onto(root, () -> call.end().isEmpty(), panels::offer)).begin();
        open.add(new CallKeys(ui.navigator().shell(), new KeyActions()));
        open.add(new Ticker(ui.display(), TICK_MILLIS, this::tick));
        open.add(new Ticker(ui.display(), LEVEL_MILLIS, () -> bar.level(call.isMicrophoneMuted() ? 0 : call.microphoneLevel())));
        ui.display().addFilter(SWT.MouseMove, pointer);
        ui.display().addFilter(SWT.KeyDown, pointer); // where the keyboard is must be seen
        call.stats().ifPresent(this::onStats);
        refresh();
        if (chatWasOpen) {
            chatWasOpen = false;
            panels.toggleChat();
        }
        call.end().ifPresent(end -> showEnd());
    }

    @Override
    public int foot() {
        return bar == null || bar.isDisposed() ? 0 : bar.getSize().y;
    }

    @Override
    public void focus() {
        if (call.end().isPresent()) {
            stage.focusEnd();
        } else {
            bar.setFocus();
        }
    }

    @Override
    public boolean stays() {
        return call.end().isEmpty();
    }

    @Override
    public void close() {
        stopFollowing();
        if (!ui.display().isDisposed()) {
            ui.display().removeFilter(SWT.MouseMove, pointer);
            ui.display().removeFilter(SWT.KeyDown, pointer);
        }
        follows = false;
        if (stage != null) {
            stage.close();
        }
        if (!ui.navigator().shell().isDisposed()) {
            ui.navigator().shell().setFullScreen(false);
            CallDialog.closeAll(ui.navigator().shell());
        }
    }

    private void stopFollowing() {
        open.forEach(CallScreen::quietly);
        open.clear();
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Follows the call. */
    void onEvent(CallEvent event) {
        if (!follows || root.isDisposed()) {
            return;
        }
        if (event instanceof CallEvent.Stats stats) {
            onStats(stats.stats());
        } else if (event instanceof CallEvent.Chat chat) {
            panels.show(chat.message());
        } else if (event instanceof CallEvent.FileChanged file) {
            panels.show(file.transfer());
        } else if (event instanceof CallEvent.StateChanged changed && changed.state() == CallState.ENDED) {
            showEnd();
        } else if (event instanceof CallEvent.OwnChanged own) {
            bar.show(own.microphoneMuted(), own.cameraMuted(), own.sharing());
            tellShareEnded(own.sharing());
            refreshStage();
        } else {
            refresh();
        }
    }

    private void refresh() {
        panels.countUnread();
        bar.refresh();
        header.refresh();
        header.muted(call.peerShown());
        refreshStage();
    }

    private void refreshStage() {
        stage.refresh();
        boolean shares = call.isSharing() && call.end().isEmpty();
        if (sharing.getVisible() != shares || sharing.getSize().y == 0 && shares) {
            sharing.setVisible(shares);
            root.layout();
        }
    }

    private void stopSharing() {
        stopsSharing = true;
        call.share(null);
    }

    /** What ends without the user's having stopped it here, as when its window is closed, is told. */
    private void tellShareEnded(boolean shares) {
        if (sharing.getVisible() && !shares && !stopsSharing && call.end().isEmpty()) {
            ui.navigator().say(ui.text("sharing.ended"));
        }
        stopsSharing &= shares;
    }

    private void tick() {
        if (root.isDisposed() || call.end().isPresent()) {
            return;
        }
        header.refresh();
        if (isFullScreen() && !layout.isBare() && System.nanoTime() - moved > IDLE_MILLIS * 1_000_000L && !panels.isOpen()) {
            bare(true);
        }
    }

    private void onStats(MediaStats stats) {
        Optional<MediaStats> before = history.latest();
        history.add(stats);
        header.show(Quality.of(before, stats, call.peerShown()));
        panels.refreshDetails();
    }

    /** Whoever writes goes on to where what was written can be read, so that the next key calls nobody. */
    private void showEnd() {
        stopFollowing();
        CallDialog.closeAll(ui.navigator().shell());
        header.end();
        bar.setVisible(false);
        fullScreen(false);
        refreshStage();
        boolean writes = panels.isWriting();
        panels.end();
        stage.showEnd(() -> ending.again(call), ending::home);
        if (!writes) {
            stage.focusEnd();
        }
    }

    private boolean isFullScreen() {
        return ui.navigator().shell().getFullScreen();
    }

    private void fullScreen(boolean toggle) {
        boolean on = toggle && !isFullScreen();
        if (on != isFullScreen()) {
            ui.navigator().shell().setFullScreen(on);
            header.fullScreen(on);
        }
        moved = System.nanoTime();
        bare(false);
    }

    /** Only the pictures, or all. */
    void bare(boolean on) {
        if (layout.isBare() != on) {
            layout.bare(on);
            root.layout();
        }
    }

    private void onPointer(Event event) {
        moved = System.nanoTime();
        if (!root.isDisposed()) {
            bare(false);
        }
    }

    private final class Buttons implements ControlBar.Actions {
        @Override
        public void share() {
            if (call.isSharing()) {
                stopSharing();
            } else {
                new ShareDialog(ui, call).open();
            }
        }

        @Override
        public void chat() {
            panels.toggleChat();
        }

        @Override
        public void devices() {
            new DevicesDialog(ui, call).open();
        }

        @Override
        public void details() {
            panels.toggleDetails();
        }

        @Override
        public void verify() {
            new VerifyDialog(ui, call).open();
        }
    }

    private final class KeyActions implements CallKeys.Actions {
        @Override
        public void microphone() {
            bar.toggleMicrophone();
        }

        @Override
        public void camera() {
            bar.toggleCamera();
        }

        @Override
        public void hangUp() {
            call.hangUp();
        }

        @Override
        public void fullScreen(boolean toggle) {
            CallScreen.this.fullScreen(toggle);
        }

        @Override
        public void ownPicture(boolean move) {
            if (move) {
                stage.moveSelf();
            } else {
                stage.hideSelf(!selfHidden);
            }
        }
    }
}

package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.parley.call.Call;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.RoundButton;
import org.parley.ui.swt.internal.look.RoundButton.Kind;
import org.parley.ui.swt.internal.screen.Ui;

/** The round buttons below the pictures. */
final class ControlBar extends Composite {
    private static final int DIAMETER = 48;
    private final Ui ui;
    private final Call call;
    private final MuteButton microphone;
    private final RoundButton camera;
    private final RoundButton share;
    private final ChatButton chat;
    private final RoundButton details;

    /** What buttons do that concerns more than the call. */
    interface Actions {
        void share();

        void chat();

        void devices();

        void details();

        void verify();
    }

    ControlBar(Composite parent, Ui ui, Look look, Call call, Actions actions) {
        super(parent, SWT.NONE);
        this.ui = ui;
        this.call = call;
        setBackground(parent.getBackground());
        Composite row = new Composite(this, SWT.NONE);
        row.setBackground(getBackground());
        Grid.row(this, 1, 0, 8, 0);
        Grid.cell(row).middle();
        Grid.row(row, 8, 0, 0, 0);
        microphone = add(new MuteButton(row, look, ui.text("call.mute.on"), DIAMETER), "call.mute", this::toggleMicrophone);
        camera = add(new RoundButton(row, look, Kind.SOFT, "video", ui.text("call.camera.off"), DIAMETER), "call.camera", this::toggleCamera);
        share = add(new RoundButton(row, look, Kind.SOFT, "screen", ui.text("call.share"), DIAMETER), "call.share", actions::share);
        chat = add(new ChatButton(row, look, ui.text("call.chat"), DIAMETER), "call.chat", actions::chat);
        add(new RoundButton(row, look, Kind.SOFT, "settings", ui.text("call.devices"), DIAMETER), "call.devices", actions::devices);
        details = add(new RoundButton(row, look, Kind.SOFT, "stats", ui.text("call.details"), DIAMETER), "call.details", actions::details);
        add(new RoundButton(row, look, Kind.SOFT, "shield", ui.text("call.verify"), DIAMETER), "call.verify", actions::verify);
        Grid.cell(add(new RoundButton(row, look, Kind.DANGER, "hang-up", ui.text("call.hangup"), DIAMETER), "call.hangup", call::hangUp)).left(16);
        panel(false, false);
        refresh();
    }

    private <B extends RoundButton> B add(B button, String key, Runnable action) {
        Keys.name(button, key);
        Grid.cell(button);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    void toggleMicrophone() {
        call.muteMicrophone(!call.isMicrophoneMuted());
    }

    void toggleCamera() {
        call.muteCamera(!call.isCameraMuted());
    }

    /** As the call stands now. */
    void refresh() {
        show(call.isMicrophoneMuted(), call.isCameraMuted(), call.isSharing());
    }

    /** As the call was told to stand. */
    void show(boolean microphoneMuted, boolean cameraMuted, boolean sharing) {
        showMicrophone(microphoneMuted);
        camera.show(cameraMuted ? Kind.DANGER : Kind.SOFT, cameraMuted ? "video-off" : "video");
        camera.tip(ui.text(cameraMuted ? "call.camera.on" : "call.camera.off"));
        camera.checked(cameraMuted);
        share.show(sharing ? Kind.ACCENT : Kind.SOFT, "screen");
        share.tip(ui.text(sharing ? "call.share.stop" : "call.share"));
        share.checked(sharing);
    }

    private void showMicrophone(boolean muted) {
        microphone.show(muted ? Kind.DANGER : Kind.SOFT, muted ? "mic-off" : "mic");
        microphone.tip(ui.text(muted ? "call.mute.off" : "call.mute.on"));
        microphone.checked(muted);
    }

    /** What is open beside the pictures. */
    void panel(boolean chatOpen, boolean detailsOpen) {
        chat.checked(chatOpen);
        details.checked(detailsOpen);
    }

    /** How loud the microphone is. */
    void level(double level) {
        microphone.level(level);
    }

    /** Lines of chat that came while it was closed. */
    void unread(int count) {
        chat.unread(count);
        chat.title(count == 0 ? ui.text("call.chat") : ui.text("call.chat.unread", count));
    }

    @Override
    public boolean setFocus() {
        return !microphone.isDisposed() && microphone.setFocus();
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        return super.computeSize(wHint, SWT.DEFAULT, changed);
    }
}

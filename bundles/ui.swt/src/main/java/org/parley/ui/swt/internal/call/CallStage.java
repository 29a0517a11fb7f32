package org.parley.ui.swt.internal.call;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.parley.call.Call;
import org.parley.call.CallState;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.Spoken;
import org.parley.ui.swt.internal.look.RoundButton;
import org.parley.ui.swt.internal.look.Rounded;
import org.parley.ui.swt.internal.screen.Ui;
import org.parley.ui.swt.internal.video.FigureFile;
import org.parley.ui.swt.internal.video.FigureLines;

/** The pictures of a call: the others' in a grid, the user's own over it; after the end, why it ended. */
final class CallStage extends Composite {
    private final Ui ui;
    private final Look look;
    private final Call call;
    private final Composite grid;
    private final List<ParticipantTile> tiles = new ArrayList<>();
    private final SelfView self;
    private final RoundButton showSelf;
    private Consumer<Boolean> hiding = hidden -> {};
    private boolean hidden;
    private EndPane end;

    CallStage(Composite parent, Ui ui, Look look, Call call) {
        super(parent, SWT.NONE);
        this.ui = ui;
        this.look = look;
        this.call = call;
        setBackground(look.theme().stage());
        grid = new Composite(this, SWT.NONE);
        grid.setBackground(getBackground());
        grid.setLayout(new TileGrid());
        call.participants().forEach(this::addTile);
        self = new SelfView(this, look, ui.services().painters(), ui.account().session().map(session -> session.username()).orElse("?"));
        showSelf = Keys.name(new RoundButton(this, look, RoundButton.Kind.SOFT, "eye", ui.text("self.show"), 32), "call.self.show");
        showSelf.addListener(SWT.Selection, event -> hideSelf(false));
        Point button = showSelf.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        Rounded.shape(showSelf, button.x, button.y, button.y / 2);
        addMenu();
        self.moveAbove(null);
        showSelf.moveAbove(null);
        addListener(SWT.Resize, event -> place());
        call.preview(self.view());
    }

    private void addTile(String participant) {
        ParticipantTile tile = new ParticipantTile(grid, look, ui.services().painters(), participant);
        Spoken.picture(tile.view(), ui.text("picture.remote", participant));
        tiles.add(tile);
        call.remoteVideo(participant, tile.view());
        FigureLines.wanted().ifPresent(lines -> tile.view().measureInto(new FigureFile(lines, work -> ui.background().run(Executors.callable(work), nothing -> {},
            failure -> ui.navigator().say(FigureLines.PROPERTY + ": " + failure.getMessage())))));
    }

    private void addMenu() {
        Menu menu = new Menu(self.view());
        MenuItem hide = new MenuItem(menu, SWT.PUSH);
        hide.setText(ui.text("self.hide"));
        hide.addListener(SWT.Selection, event -> hideSelf(true));
        self.view().setMenu(menu);
        self.view().addListener(SWT.MouseDoubleClick, event -> hideSelf(true));
        Spoken.picture(self.view(), ui.text("picture.own"));
        self.view().setToolTipText(ui.text("self.hint"));
    }

    void onSelfHidden(Consumer<Boolean> listener) {
        hiding = listener;
    }

    void hideSelf(boolean on) {
        hidden = on;
        hiding.accept(on);
        place();
    }

    /** The user's own picture goes to the next corner. */
    void moveSelf() {
        self.nextCorner();
        place();
    }

    private void place() {
        Rectangle room = getClientArea();
        grid.setBounds(room);
        self.setVisible(!hidden && end == null);
        self.place(room);
        Point size = showSelf.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        showSelf.setVisible(hidden && end == null);
        showSelf.setBounds(room.width - size.x - 8, room.height - size.y - 8, size.x, size.y);
        if (end != null) {
            end.setBounds(room);
        }
    }

    /** As the call stands now. */
    void refresh() {
        CallState state = call.state();
        boolean connected = state == CallState.ACTIVE || state == CallState.RECOVERING;
        Call.Shown shown = call.peerShown();
        String note = connected ? shown.video() || shown.screen() ? "" : ui.text("peer.camera", Names.of(call)) : "";
        tiles.forEach(tile -> tile.show(shown, connected, note));
        self.view().hide(call.isCameraMuted() && !call.isSharing());
        self.view().mirror(!call.isSharing());
        self.view().cover(!call.isSharing());
    }

    /** Says why, in the place of the pictures. */
    void showEnd(Runnable again, Runnable home) {
        if (end == null && call.end().isPresent()) {
            end = new EndPane(this, ui, look, call, call.end().get(), again, home);
            end.moveAbove(null);
            place();
            end.layout(true, true);
        }
    }

    /** Puts the keyboard to what can be done then. */
    void focusEnd() {
        if (end != null) {
            end.setFocus();
        }
    }

    /** Takes no pictures more. */
    void close() {
        call.preview(null);
        call.participants().forEach(participant -> call.remoteVideo(participant, null));
    }
}

package org.parley.ui.swt.internal.screen;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.parley.ui.swt.internal.look.Field;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.Page;
import org.parley.ui.swt.internal.look.PushButton;
import org.parley.ui.swt.internal.model.ServerAddress;

/** Asks for the server. */
final class ConnectScreen implements Screen {
    private static final int MOST_SHOWN = 4;

    private final Ui ui;
    private final Entrance entrance;
    private final String problem;
    private Field address;
    private PushButton connect;

    /** {@code problem} stands at the field; may be empty. */
    ConnectScreen(Ui ui, Entrance entrance, String problem) {
        this.ui = ui;
        this.entrance = entrance;
        this.problem = problem;
    }

    @Override
    public Control open(Composite parent) {
        Page page = new Page(parent, 400, true);
        Composite column = page.column();
        Grid.column(column, 0);
        Grid.cell(Brand.sign(column, ui.look(), "video", 64)).middle().width(64).height(64);
        Label title = Labels.title(column, ui.look(), ui.text("connect.title"));
        title.setAlignment(SWT.CENTER);
        Grid.cell(title).wide().top(24);
        Label hint = Labels.quiet(column, ui.look(), ui.text("connect.intro"));
        hint.setAlignment(SWT.CENTER);
        Grid.cell(hint).wide().top(8);
        address = new Field(column, ui.look(), "connect.server", SWT.NONE, ui.text("connect.server"), ui.text("connect.hint"));
        address.text().setMessage("example.org");
        address.text().addListener(SWT.DefaultSelection, event -> connect());
        Grid.cell(address).wide().top(32);
        connect = Keys.name(new PushButton(column, ui.look(), PushButton.Kind.PRIMARY, ui.text("connect.button")), "connect.button");
        Grid.cell(connect).wide().height(48).top(16);
        connect.addListener(SWT.Selection, event -> connect());
        addRemembered(column);
        fill();
        return page;
    }

    private void addRemembered(Composite column) {
        List<String> servers = ui.memory().servers();
        if (servers.size() > 1) {
            Grid.cell(Labels.small(column, ui.look(), ui.text("connect.recent"))).wide().top(24);
            servers.stream().limit(MOST_SHOWN).forEach(server -> {
                PushButton button = Keys.name(new PushButton(column, ui.look(), PushButton.Kind.QUIET, server, "server"), "connect.recent." + server);
                Grid.cell(button);
                button.addListener(SWT.Selection, event -> {
                    address.text().setText(server);
                    connect();
                });
            });
        }
    }

    private void fill() {
        String known = ui.account().server().map(ServerAddress::shown).or(() -> ui.memory().servers().stream().findFirst()).orElse(ui.options().server());
        address.text().setText(known);
        address.text().setSelection(known.length());
        if (!problem.isEmpty()) {
            address.wrong(problem);
        }
    }

    private void connect() {
        Optional<URI> server = ServerAddress.parse(address.value());
        if (server.isEmpty()) {
            address.wrong(ui.text(address.value().isBlank() ? "connect.empty" : "failure.BAD_URI"));
            address.setFocus();
            return;
        }
        address.clear();
        busy(true);
        entrance.connect(server.get(), why -> {
            if (!address.isDisposed()) {
                busy(false);
                address.wrong(why);
                address.setFocus();
            }
        });
    }

    private void busy(boolean busy) {
        connect.setEnabled(!busy);
        connect.text(ui.text(busy ? "connect.busy" : "connect.button"));
        address.text().setEnabled(!busy);
    }

    @Override
    public void focus() {
        address.setFocus();
    }

    @Override
    public void close() {}
}

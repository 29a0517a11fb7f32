package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.PushButton;
import org.parley.ui.swt.internal.look.Theme;
import org.parley.ui.swt.internal.model.Account;

/**
 * Asks whether a certificate is to be trusted; loud when another one was trusted before. Opens at once and does not wait. Nothing else can be used meanwhile, unless a screen stays that must be: whoever is in a call can
 * mute it and hang up. One at a time.
 */
final class CertificateDialog {
    private static final String KEY = "certificate";
    private static final int WIDTH = 480;
    private static final int MARGIN = 24;

    private final Ui ui;
    private final Account.Rejected rejected;
    private boolean trusted;

    CertificateDialog(Ui ui, Account.Rejected rejected) {
        this.ui = ui;
        this.rejected = rejected;
    }

    /** One of the two runs when the user has decided. */
    void open(Runnable trust, Runnable cancel) {
        Theme theme = ui.look().theme();
        for (Shell other : ui.navigator().shell().getShells()) {
            if (KEY.equals(Keys.of(other))) {
                other.dispose();
            }
        }
        Screen shown = ui.navigator().shown();
        Shell shell = Keys.name(new Shell(ui.navigator().shell(), SWT.DIALOG_TRIM | (shown != null && shown.stays() ? SWT.MODELESS : SWT.PRIMARY_MODAL)), KEY);
        shell.setImages(ui.look().icons().sign());
        shell.setText(ui.text(rejected.changed() ? "certificate.changed.title" : "certificate.title"));
        shell.setBackground(theme.window());
        Grid.column(shell, MARGIN);
        addHead(shell, theme);
        addFingerprint(shell, theme);
        addButtons(shell);
        shell.addListener(SWT.Dispose, event -> ui.display().asyncExec(trusted ? trust : cancel));
        Point size = shell.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        shell.setSize(size);
        Rectangle owner = ui.navigator().shell().getBounds();
        shell.setLocation(owner.x + (owner.width - size.x) / 2, owner.y + Math.max(0, (owner.height - size.y) / 2));
        shell.open();
    }

    private void addHead(Composite parent, Theme theme) {
        Composite head = new Composite(parent, SWT.NONE);
        head.setBackground(parent.getBackground());
        Grid.row(head, 2, 0, 0, 12);
        Grid.cell(head).wide();
        Label icon = new Label(head, SWT.NONE);
        icon.setBackground(head.getBackground());
        Grid.cell(icon);
        icon.setImage(ui.look().icons().get(rejected.changed() ? "warning" : "lock", 32, rejected.changed() ? theme.danger() : theme.accent()));
        Label title = Labels.heading(head, ui.look(), ui.text(rejected.changed() ? "certificate.changed.title" : "certificate.title"));
        title.setForeground(rejected.changed() ? theme.danger() : theme.text());
        Grid.cell(title).wide();
        String host = rejected.certificate().host();
        Label text = Keys.name(Labels.body(parent, ui.look(), ui.text(rejected.changed() ? "certificate.changed.text" : "certificate.text", host)), "certificate.text");
        Grid.cell(text).wide().top(16).width(WIDTH - 2 * MARGIN);
    }

    private void addFingerprint(Composite parent, Theme theme) {
        Composite card = new Composite(parent, SWT.NONE);
        card.setBackground(theme.side());
        Grid.cell(card).wide().top(16);
        Grid.column(card, 16);
        Grid.cell(Labels.small(card, ui.look(), ui.text("certificate.fingerprint"))).wide();
        Label fingerprint = Keys.name(Labels.body(card, ui.look(), grouped(rejected.certificate().fingerprint())), "certificate.fingerprint");
        Grid.cell(fingerprint).middle().top(8);
        fingerprint.setFont(ui.look().fonts().fixed());
    }

    /** Four lines of four groups of four digits, as one reads them out. */
    static String grouped(String fingerprint) {
        String digits = fingerprint.replace(":", "");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && i % 4 == 0) {
                text.append(i % 16 == 0 ? "\n" : "  ");
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    private void addButtons(Shell shell) {
        Look look = ui.look();
        Composite row = new Composite(shell, SWT.NONE);
        row.setBackground(shell.getBackground());
        Grid.cell(row).wide().top(24);
        Grid.row(row, 2, 0, 0, 8);
        PushButton cancel = Keys.name(new PushButton(row, look, rejected.changed() ? PushButton.Kind.PRIMARY : PushButton.Kind.SECONDARY, ui.text("cancel")), "certificate.cancel");
        Grid.cell(cancel).end();
        cancel.addListener(SWT.Selection, event -> shell.close());
        PushButton accept = Keys.name(new PushButton(row, look, rejected.changed() ? PushButton.Kind.DANGER : PushButton.Kind.PRIMARY,
            ui.text(rejected.changed() ? "certificate.changed.trust" : "certificate.trust")), "certificate.trust");
        Grid.cell(accept);
        accept.addListener(SWT.Selection, event -> {
            trusted = true;
            shell.close();
        });
        cancel.setFocus();
    }
}

package org.parley.ui.swt.internal.call;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Composite;

/** Takes files that are dropped on a composite, or on anything in it. */
final class FileDrop extends DropTargetAdapter {
    private final BooleanSupplier wanted;
    private final Consumer<Path> taker;

    private FileDrop(BooleanSupplier wanted, Consumer<Path> taker) {
        this.wanted = wanted;
        this.taker = taker;
    }

    /** Hands each file to {@code taker}, while files are {@code wanted}. */
    static void onto(Composite composite, BooleanSupplier wanted, Consumer<Path> taker) {
        DropTarget target = new DropTarget(composite, DND.DROP_COPY | DND.DROP_DEFAULT);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(new FileDrop(wanted, taker));
    }

    @Override
    public void dragEnter(DropTargetEvent event) {
        event.detail = wanted.getAsBoolean() ? DND.DROP_COPY : DND.DROP_NONE;
    }

    @Override
    public void drop(DropTargetEvent event) {
        take(event.data);
    }

    /** What the platform brings: names of files, or nothing that is understood. */
    void take(Object data) {
        if (data instanceof String[] names && wanted.getAsBoolean()) {
            for (String name : names) {
                taker.accept(Path.of(name));
            }
        }
    }
}

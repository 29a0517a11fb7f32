package org.parley.ui.swt.internal.call;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/** Tiles of the same size, as many in a row as rows, or one more; one fills everything. */
final class TileGrid extends Layout {
    private static final int GAP = 8;

    @Override
    protected Point computeSize(Composite composite, int wHint, int hHint, boolean flushCache) {
        return new Point(Math.max(0, wHint), Math.max(0, hHint));
    }

    @Override
    protected void layout(Composite composite, boolean flushCache) {
        Control[] tiles = composite.getChildren();
        if (tiles.length == 0) {
            return;
        }
        Rectangle area = composite.getClientArea();
        int columns = (int) Math.ceil(Math.sqrt(tiles.length));
        int rows = (tiles.length + columns - 1) / columns;
        int width = (area.width - GAP * (columns - 1)) / columns;
        int height = (area.height - GAP * (rows - 1)) / rows;
        for (int i = 0; i < tiles.length; i++) {
            tiles[i].setBounds(i % columns * (width + GAP), i / columns * (height + GAP), width, height);
        }
    }
}

package org.parley.ui.swt.internal.video;

/** Is told what each frame costs: its taking over on a thread of the engine, its painting on the UI thread. */
public interface PaintFigures {
    /** Measures nothing. */
    PaintFigures NONE = new PaintFigures() {
        @Override
        public void beginFrame() {}

        @Override
        public void endFrame(int width, int height) {}

        @Override
        public void beginPaint() {}

        @Override
        public void painted(long startNanos, long arrivedNanos) {}

        @Override
        public void shown(long startNanos, long arrivedNanos) {}
    };

    /** A frame has arrived. On a thread of the engine. */
    void beginFrame();

    /** It was taken over. On the same thread. */
    void endFrame(int width, int height);

    /** A repaint begins. On the UI thread. */
    void beginPaint();

    /** A frame was painted, since {@code startNanos}; the engine had it at {@code arrivedNanos}, by {@link System#nanoTime}, perhaps in another process. On the UI thread. */
    void painted(long startNanos, long arrivedNanos);

    /** The same of a frame that came to the screen without the UI thread, its taking over included. On the thread of the engine. */
    void shown(long startNanos, long arrivedNanos);
}

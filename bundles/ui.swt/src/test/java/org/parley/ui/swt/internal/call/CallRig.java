package org.parley.ui.swt.internal.call;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.parley.call.Call.Direction;
import org.parley.call.CallState;
import org.parley.call.played.FakeCall;
import org.parley.media.VideoSink;
import org.parley.media.source.I420;
import org.parley.ui.swt.internal.rig.Stage;

/** A signed-in client with a desk of calls. */
final class CallRig implements AutoCloseable {
    final Stage stage;
    private CallDesk desk;

    CallRig(Path folder, String settings) throws java.io.IOException {
        Files.writeString(folder.resolve("settings.properties"), settings);
        stage = new Stage(folder).open();
        stage.type("connect.server", "example.org");
        stage.press("connect.button");
        stage.type("signin.user", "alice");
        stage.type("signin.password", "correct horse");
        stage.press("signin.button");
        openDesk();
    }

    void openDesk() {
        desk = new CallDesk(stage.window());
        desk.open();
        stage.settle();
    }

    /** As when the bundle of the windows stops. */
    void closeDesk() {
        desk.close();
    }

    FakeCall outgoing(CallState state) {
        return call(Direction.OUTGOING, state);
    }

    FakeCall incoming(CallState state) {
        return call(Direction.INCOMING, state);
    }

    private FakeCall call(Direction direction, CallState state) {
        FakeCall call = new FakeCall(stage.calls, direction, "bob.meyer", state).move(state);
        stage.settle();
        return call;
    }

    /** An answered call with pictures. */
    FakeCall active() {
        FakeCall call = outgoing(CallState.ACTIVE);
        stage.settle();
        return call;
    }

    /** Brings a picture of one colour. */
    void picture(VideoSink sink, int width, int height, int luma, int blue, int red) {
        I420 picture = new I420(width, height);
        picture.fill(luma, blue, red);
        sink.onFrame(picture);
        stage.settle();
    }

    /** What is seen in the middle of a control. */
    RGB colour(Control control, double shareX, double shareY) {
        Point size = control.getSize();
        Image image = new Image(Display.getCurrent(), size.x, size.y);
        GC gc = new GC(control);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageData data = image.getImageData(100);
        image.dispose();
        return data.palette.getRGB(data.getPixel((int) (shareX * (size.x - 1)), (int) (shareY * (size.y - 1))));
    }

    void key(int keyCode, int modifiers) {
        Control focus = Display.getCurrent().getFocusControl();
        Event event = new Event();
        event.keyCode = keyCode;
        event.character = (char) keyCode;
        event.stateMask = modifiers;
        (focus == null ? stage.window().shell() : focus).notifyListeners(SWT.KeyDown, event);
        stage.settle();
    }


    @Override
    public void close() {
        closeDesk();
        stage.close();
    }
}

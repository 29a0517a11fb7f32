package org.parley.itests.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.parley.itests.Services;

/** What people do in a call. */
final class CallSteps {
    static final String REMOTE = "call.remote";
    static final String SELF = "call.self";

    private CallSteps() {}

    /** One rings, the other answers, and both see the call. */
    static void call(Window from, Window to) {
        ring(from, to);
        to.says("incoming.name", from.user());
        to.click("incoming.answer");
        from.says("call.state", ":");
        to.says("call.state", ":");
    }

    /** Double-clicks the name; where the machine is so busy that two clicks are none, once more. */
    static void ring(Window from, Window to) {
        Services.eventually(from.user() + " calls", () -> {
            if (from.find("call.hangup").filter(Widget::visible).isEmpty()) {
                from.doubleClick("people#" + to.user());
            }
            return within(50, () -> from.find("call.hangup").filter(Widget::visible).isPresent());
        });
    }

    /** Looks again and again, {@code times} times; false when in vain. */
    private static boolean within(int times, BooleanSupplier condition) {
        for (int i = 0; i < times; i++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(30_000_000);
        }
        return false;
    }

    /** One hangs up; both are told who and go home. */
    static void hangUp(Window from, Window to) {
        from.click("call.hangup");
        from.says("call.end", "You");
        to.says("call.end", from.user());
        home(from);
        home(to);
    }

    static void home(Window window) {
        window.click("call.end.home");
        window.shown("home.search");
    }

    /** The clock that the other side's pattern shows, in the pixels of the screen, goes on. The own picture is dragged away from it first. */
    static void seesThePatternMove(Window window) {
        Widget remote = window.shown(REMOTE);
        if (window.shown(SELF).centreY() > remote.centreY()) {
            window.drag(SELF, remote.x() + 150, remote.y() + 110);
        }
        long[] first = {-1};
        Services.eventually(window.user() + " sees the other's pattern move", () -> {
            OptionalLong clock = new Painted(window.look(REMOTE)).clock(4, 3);
            if (clock.isPresent() && first[0] < 0) {
                first[0] = clock.getAsLong();
            }
            return clock.isPresent() && clock.getAsLong() > first[0] + 10;
        });
    }

    static void openChat(Window window) {
        if (window.find("chat.input").filter(Widget::visible).isEmpty()) {
            window.click("call.chat");
        }
        window.shown("chat.input");
    }

    /** Both have the chat open; what one types the other reads. */
    static void chat(Window from, Window to, String text) {
        openChat(from);
        openChat(to);
        from.focus("chat.input");
        from.type(text);
        from.press("Return");
        to.oneSays("chat.message", text);
    }

    /** Sends a file by the system's dialog; the other accepts. The file where the other has it. */
    static Path send(Window from, Window to, Path file, Path below) {
        offer(from, file);
        openChat(to);
        to.click("file.accept");
        to.shown("file.open");
        return received(file, below);
    }

    static void offer(Window from, Path file) {
        openChat(from);
        int before = from.titles().size();
        from.click("chat.attach");
        Services.eventually("the dialog for files opens", () -> from.titles().size() > before);
        from.type("/"); // opens its field for a path, which takes what is typed a moment later
        Services.eventually("the dialog for files takes " + file, () -> {
            if (from.titles().size() > before + 1) {
                from.press("Return"); // a complaint about a path of which it missed the beginning
            }
            from.press("ctrl+a");
            from.type(file.toString());
            from.press("Return");
            return within(30, () -> from.titles().size() == before);
        });
    }

    private static Path received(Path sent, Path below) {
        try (var files = Files.walk(below)) {
            return files.filter(f -> f.getFileName().equals(sent.getFileName()) && !f.equals(sent)).findFirst().orElseThrow(() -> new AssertionError("no " + sent.getFileName() + " below " + below));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

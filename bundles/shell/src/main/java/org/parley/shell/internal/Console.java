package org.parley.shell.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Carries out the lines of standard input as commands of the framework's shell: ours first, then the framework's. The launcher reads them and hands out the next one at each call, which can be interrupted.
 * What a command prints is gathered and shown when it has ended.
 */
@Component(name = "org.parley.shell.console", service = {}, immediate = true)
public final class Console {
    /** Takes the rest of its line as it stands: the shell would find quotes, variables and further commands in what is written to somebody. */
    private static final Pattern CHAT = Pattern.compile("chat\\s(.*)", Pattern.DOTALL);
    private static final String TEXT = "text";

    private final Callable<?> lines;
    private final CommandProcessor processor;
    private final View view;
    private final Thread thread;

    /** Begins to carry out lines, on a thread of its own. */
    @Activate
    public Console(@Reference(name = "lines", target = "(standard.input=true)") Callable<?> lines,
            @Reference(name = "processor") CommandProcessor processor, @Reference(name = "screen") Screen screen) {
        this(lines, processor, screen.view());
    }

    Console(Callable<?> lines, CommandProcessor processor, View view) {
        this.lines = lines;
        this.processor = processor;
        this.view = view;
        this.thread = new Thread(this::run, "parley-shell-1");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
                CommandSession session = processor.createSession(new ByteArrayInputStream(new byte[0]), out, out)) {
            session.put("SCOPE", "parley:felix:gogo:*");
            while (!Thread.currentThread().isInterrupted()) {
                String line = String.valueOf(lines.call()).strip();
                if (!line.isEmpty()) {
                    execute(session, line);
                    out.flush();
                    show(line, printed.toString(StandardCharsets.UTF_8).stripTrailing());
                    printed.reset();
                }
            }
        } catch (InterruptedException e) {
            // deactivated: the end
        } catch (Exception e) {
            view.error("command", "no more commands can be read: " + e);
        }
    }

    /** The shell's commands may throw whatever they like. */
    private void execute(CommandSession session, String line) throws InterruptedException {
        try {
            Matcher chat = CHAT.matcher(line);
            Object result = session.execute(chat.matches() ? chat(session, chat.group(1).strip()) : line);
            if (result != null) {
                session.getConsole().println(session.format(result, org.apache.felix.service.command.Converter.INSPECT));
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            view.error("command", line + ": " + explain(line, e.getMessage() == null ? e.toString() : e.getMessage()));
        }
    }

    private static String chat(CommandSession session, String text) {
        session.put(TEXT, text);
        return "chat $" + TEXT;
    }

    /** The shell tells of Java's types where a word is wrong. */
    private static String explain(String line, String message) {
        if (message.startsWith("Cannot coerce ")) {
            return "it takes other words than these; see help " + line.split("\\s", 2)[0];
        } else if (message.startsWith("Command not found: ")) {
            return "command not found; help lists them";
        }
        return message.replaceAll("\\s*\\R\\s*", " ");
    }

    private void show(String line, String printed) {
        if (!printed.isEmpty()) {
            view.answer(line, printed);
        }
    }

    /** Ends, after the command that is being carried out; the console's own command may be the one that stops this bundle, so that nothing is waited for. Idempotent. */
    @Deactivate
    public void close() {
        thread.interrupt();
    }

    /** Waits for its thread to have ended; false when it has not within {@code millis}. */
    boolean awaitEnd(long millis) throws InterruptedException {
        thread.join(millis);
        return !thread.isAlive();
    }
}

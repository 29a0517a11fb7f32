package org.parley.launcher.stage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.parley.launcher.ProcessFolder;

/** Starts the processes, gathers what they say in one queue, and makes sure that none of them is left behind, Ctrl-C included. */
public final class Stage implements AutoCloseable {
    /** A line of a process; null at its end. */
    record Line(Child from, String text) {}

    private final Path script;
    private final Path folder;
    private final boolean verbose;
    private final Map<String, String> common;
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private final List<Child> children = new CopyOnWriteArrayList<>();
    private boolean ownFolders;
    private boolean modest;
    private volatile boolean interrupted;
    private final Thread hook = new Thread(this::strike, "parley-shutdown-1");

    /**
     * An empty stage.
     *
     * @param script  the command that starts Parley
     * @param folder  where the processes keep their data
     * @param verbose whether they explain errors at length
     */
    public Stage(Path script, Path folder, boolean verbose) {
        this(script, folder, verbose, Map.of());
    }

    /** The same, with {@code environment} for all processes. */
    public Stage(Path script, Path folder, boolean verbose, Map<String, String> environment) {
        this.common = Map.copyOf(environment);
        this.script = script;
        this.folder = folder;
        this.verbose = verbose;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** From now on each process looks into a folder of its own for plug-ins and configuration, so that its bundles can be updated alone. */
    public void giveOwnFolders() {
        ownFolders = true;
    }

    /** Whether what is started from now on leaves the processors to others, as if it ran on a machine of its own ({@code nice -n 19}). */
    public void makeModest(boolean on) {
        modest = on;
    }

    /** Where the process of that name looks for plug-ins and configuration. */
    public Watched watched(String name) {
        return new Watched(folder.resolve(name + "-own"));
    }

    /** Whether the process is going down: whatever failed did so for that. */
    public boolean isInterrupted() {
        return interrupted;
    }

    BlockingQueue<Line> lines() {
        return lines;
    }

    Child server(String transport) throws IOException {
        return server(List.of(URI.create(transport + "://127.0.0.1:0")));
    }

    Child server(List<URI> listen) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("server", "--data", folder.resolve("server").toString()));
        listen.forEach(uri -> arguments.addAll(List.of("--listen", uri.toString())));
        return start("server", arguments, Map.of());
    }

    Child client(String user, URI server, String fingerprint, List<String> more) throws IOException {
        List<String> arguments = client(user, server, fingerprint);
        arguments.addAll(List.of("--headless", "--json"));
        arguments.addAll(more);
        return start(user, arguments, environment(user));
    }

    /** A client with a window, which signs in by itself and says nothing. */
    Child window(String user, URI server, String fingerprint, List<String> more, Map<String, String> environment) throws IOException {
        List<String> arguments = client(user, server, fingerprint);
        arguments.addAll(more);
        Map<String, String> all = new HashMap<>(environment(user));
        all.putAll(environment);
        return start(user, arguments, all);
    }

    /** A client with a window whose user has yet to say who and where; it shows what {@code user}'s folder remembers. */
    Child stranger(String user, Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(environment(user));
        all.putAll(environment);
        return start(user, List.of("client", "--camera", "pattern", "--microphone", "silence", "--speaker", "none"), all);
    }

    private List<String> client(String user, URI server, String fingerprint) throws IOException {
        Path password = Files.writeString(folder.resolve(user + ".password"), user + " says open sesame\n");
        List<String> arguments = new ArrayList<>(List.of("client", "--server", server.toString(), "--user", user, "--password-file", password.toString(),
            "--register", "--camera", "pattern", "--microphone", "silence", "--speaker", "none"));
        if (fingerprint != null) {
            arguments.addAll(List.of("--trust", fingerprint));
        }
        return arguments;
    }

    private Map<String, String> environment(String user) {
        return Map.of("XDG_DATA_HOME", folder.resolve(user).toString());
    }

    private Child start(String name, List<String> arguments, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(modest ? List.of("nice", "-n", "19") : List.of());
        command.add(script.toString());
        command.addAll(arguments);
        command.add("--with-parent");
        if (verbose) {
            command.add("--verbose");
        }
        Map<String, String> all = new HashMap<>(common);
        all.putAll(environment);
        if (ownFolders) {
            all.merge("PARLEY_JAVA_OPTS", watched(name).make().option(), (own, more) -> own + " " + more);
        }
        Child[] self = new Child[1];
        synchronized (self) {
            self[0] = Child.start(name, command, all, folder, text -> {
                synchronized (self) {
                    lines.add(new Line(self[0], text));
                }
            });
        }
        children.add(self[0]);
        return self[0];
    }

    /** The process is interrupted: nobody else will clean up. */
    private void strike() {
        interrupted = true;
        closeChildren();
        ProcessFolder.remove(folder);
    }

    private void closeChildren() {
        for (int i = children.size() - 1; i >= 0; i--) {
            children.get(i).terminate();
        }
        for (int i = children.size() - 1; i >= 0; i--) {
            children.get(i).close();
        }
    }

    @Override
    public void close() {
        closeChildren();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            interrupted = true; // the hook runs already
        }
    }
}

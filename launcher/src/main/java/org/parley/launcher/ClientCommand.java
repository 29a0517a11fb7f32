package org.parley.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.parley.launcher.desktop.SystemLibraries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley client}. */
@Command(name = "client", description = {"Opens the window. What is given of server, user and password stands in it already; with all three it signs in by itself.",
    "With --headless: without a window, reads commands on standard input: call NAME, answer, decline, hangup, mute, peers, stats, help, quit …"},
    footer = {"", "A headless client does not end with its standard input: use quit, Ctrl-C or SIGTERM."})
final class ClientCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private ParentOption parent;

    @Option(names = "--headless", description = "Without a window; --server, --user and --password-file are needed then.")
    private boolean headless;

    @Option(names = "--server", paramLabel = "URI", description = "The server, such as wss://example.org:7444: by tls, wss, tcp or ws.")
    private String server;

    @Option(names = "--user", paramLabel = "NAME", description = "Who logs in.")
    private String user;

    @Option(names = "--password-file", paramLabel = "F", description = "The file whose first line is the password.")
    private Path passwordFile;

    @Option(names = "--register", description = "Make the account first, if there is none.")
    private boolean register;

    @Option(names = "--invitation", paramLabel = "CODE", description = "With --register: a code from the server's operator, where not everybody may make an account.")
    private String invitation;

    @Option(names = "--auto-answer", description = "Answer every call at once.")
    private boolean autoAnswer;

    @Option(names = "--trust", paramLabel = "FINGERPRINT", description = "Trust the server's certificate if it has this SHA-256 fingerprint.")
    private String trust;

    @Option(names = "--json", description = "Print each event as a JSON object on a line of its own; only with --headless.")
    private boolean json;

    @Option(names = "--window-classes", hidden = true, description = "Load what windows are made of without showing one; for archives of classes.")
    private boolean windowClasses;

    @Mixin
    private MediaOptions media;

    @Override
    public Integer call() throws LaunchException, InterruptedException {
        Map<String, String> properties = checkedProperties();
        Home home = Home.find();
        List<String> parts = new ArrayList<>(List.of("client"));
        if (headless) {
            parts.add("headless");
            if (windowClasses) {
                parts.addAll(WindowParts.shipped(home));
                properties.put("parley.client.window-classes", "true");
            }
        } else {
            parts.addAll(WindowParts.of(home, System.getenv(), SystemLibraries.usual()));
            WindowParts.tellSwt(System.getenv());
        }
        Path folder = Folders.userData();
        properties.put("parley.data", folder.toString());
        parent.watch();
        return new FelixProcess(new Launch(home, "client", parts, folder, folder.resolve("log").resolve("client.log"), properties, headless, common.verbose())).run();
    }

    private Map<String, String> checkedProperties() throws LaunchException {
        if (headless) {
            checkComplete();
        } else if (json) {
            throw LaunchException.usage("--json: only a client without a window prints events; add --headless");
        }
        Map<String, String> properties = new HashMap<>();
        properties.put("parley.client.headless", String.valueOf(headless));
        if (server != null) {
            properties.put("parley.client.server", ServerUri.parse("--server", server).toString());
        }
        if (user != null) {
            properties.put("parley.client.user", user);
        }
        if (passwordFile != null) {
            PasswordFile.read(passwordFile);
            properties.put("parley.client.password-file", passwordFile.toAbsolutePath().toString());
        }
        properties.put("parley.client.register", String.valueOf(register));
        if (invitation != null) {
            properties.put("parley.client.invitation", invitation);
        }
        properties.put("parley.client.auto-answer", String.valueOf(autoAnswer));
        properties.put("parley.client.json", String.valueOf(json));
        if (trust != null) {
            properties.put("parley.client.trust", TrustOption.parse(trust));
        }
        media.addTo(properties);
        return properties;
    }

    private void checkComplete() throws LaunchException {
        List<String> missing = new ArrayList<>();
        if (server == null) {
            missing.add("--server");
        }
        if (user == null) {
            missing.add("--user");
        }
        if (passwordFile == null) {
            missing.add("--password-file");
        }
        if (!missing.isEmpty()) {
            throw LaunchException.usage("--headless: nobody can be asked, so add " + String.join(", ", missing));
        }
    }
}

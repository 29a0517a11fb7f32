package org.parley.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley server}. */
@Command(name = "server", description = "Runs a signaling server until it is stopped (Ctrl-C, SIGTERM).",
    footer = {"", "Prints 'listening URI' for each address once it accepts connections there."})
final class ServerCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private ParentOption parent;

    @Option(names = "--listen", paramLabel = "URI", description = "Where to listen: tcp, tls, ws or wss, host and port; may be given several times. Port 0 takes a free one. "
        + "Default: tls://0.0.0.0:7443, wss://0.0.0.0:7444, tcp://127.0.0.1:7400 and ws://127.0.0.1:7401.")
    private List<String> listen = new ArrayList<>();

    @Option(names = "--admin", paramLabel = "HOST:PORT", description = "Where /health and /metrics are, or 'none'. Default: what conf/org.parley.server.admin.cfg says, 127.0.0.1:7480; "
        + "with --listen: none.")
    private String admin;

    @Option(names = "--data", paramLabel = "DIR", description = "Accounts, certificate, logs. Default: PARLEY_DATA, else 'data' in the distribution.")
    private Path data;

    @Override
    public Integer call() throws LaunchException, InterruptedException {
        List<URI> uris = new ArrayList<>();
        for (String text : listen) {
            uris.add(ServerUri.parse("--listen", text));
        }
        Home home = Home.find();
        Path folder = Folders.writable(Folders.data(data, System.getenv(), home), "data folder", "choose another by --data DIR, or mend its permissions");
        parent.watch();
        try (DataLock lock = DataLock.of(folder)) {
            return new FelixProcess(new Launch(home, "server", List.of("server"), folder, folder.resolve("log").resolve("server.log"), properties(uris, folder, admin), false, common.verbose())).run();
        }
    }

    private static Map<String, String> properties(List<URI> uris, Path folder, String admin) {
        Map<String, String> properties = new HashMap<>();
        properties.put("parley.data", folder.toString());
        if (admin != null) {
            properties.put("parley.server.admin", admin);
        }
        if (!uris.isEmpty()) {
            properties.put("parley.server.listen", uris.stream().map(URI::toString).collect(Collectors.joining(",")));
        }
        return properties;
    }
}

package org.parley.launcher.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.parley.launcher.CommonOptions;
import org.parley.launcher.Folders;
import org.parley.launcher.Home;
import org.parley.launcher.LaunchException;
import org.parley.launcher.desktop.DisplayServer;
import org.parley.launcher.desktop.SystemLibraries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley doctor}. */
@Command(name = "doctor", description = "Checks what Parley needs of this machine: one line each, with how to mend it.",
    footer = {"", "Exit code 0 when nothing that is needed is missing, otherwise 1."})
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--ice", description = "Asks the STUN and TURN servers of the server that runs on this machine instead, as a client would.")
    private boolean ice;

    @Option(names = "--data", paramLabel = "DIR", description = "With --ice: the data folder of that server. Default: PARLEY_DATA, else 'data' in the distribution.")
    private Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws LaunchException {
        List<Finding> findings = ice ? IceServers.check(Folders.data(data, System.getenv(), Home.find())) : findings();
        findings.forEach(spec.commandLine().getOut()::println);
        return findings.stream().anyMatch(f -> f.verdict() == Finding.Verdict.MISSING) ? 1 : 0;
    }

    private static List<Finding> findings() throws LaunchException {
        Home home = Home.find();
        List<Finding> findings = new ArrayList<>();
        findings.add(Machine.java(Runtime.version()));
        findings.add(Machine.platform(home, System.getProperty("os.name"), System.getProperty("os.arch")));
        SystemLibraries libraries = SystemLibraries.usual();
        findings.addAll(new NativeLibraries(libraries).check());
        findings.add(Machine.sound(System.getenv()));
        findings.add(Machine.camera(Path.of("/dev")));
        findings.add(Desktop.display(new DisplayServer(System.getenv())));
        findings.add(Desktop.gtk(libraries));
        findings.add(Desktop.font(Desktop.fontFolders(System.getenv())));
        findings.add(Desktop.chinese(Desktop.CHINESE_FONTS));
        findings.add(Desktop.notifications(System.getenv()));
        findings.addAll(Ports.check());
        findings.add(folder(Finding.Verdict.NOTE, "data folder of a server", Folders.data(null, System.getenv(), home), "mend its permissions, or start a server with --data DIR"));
        findings.add(folder(Finding.Verdict.MISSING, "data folder of the user", Folders.user(System.getenv(), System.getProperty("user.home")), "mend its permissions, or set XDG_DATA_HOME to another"));
        return findings;
    }

    private static Finding folder(Finding.Verdict otherwise, String what, Path folder, String mend) {
        try {
            Folders.writable(folder, what, mend);
            return Finding.ok(what + " " + folder);
        } catch (LaunchException e) {
            return new Finding(otherwise, e.getMessage(), "");
        }
    }
}

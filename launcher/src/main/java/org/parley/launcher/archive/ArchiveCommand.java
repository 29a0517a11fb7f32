package org.parley.launcher.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.parley.launcher.CommonOptions;
import org.parley.launcher.Folders;
import org.parley.launcher.Home;
import org.parley.launcher.LaunchException;
import org.parley.launcher.ProcessFolder;
import org.parley.launcher.stage.StageFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code parley archive}. */
@Command(name = "archive", description = {"Makes what later starts are faster by: archives of the classes that a server and both kinds of clients load, in the folder lib of the distribution.",
    "The first start does so by itself, in the background."})
public final class ArchiveCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws LaunchException, IOException, InterruptedException {
        Path user = Folders.userData();
        Path folder = ProcessFolder.make(user, "archive");
        try {
            new Archives(Home.find(), folder).make();
        } catch (StageFailure e) {
            throw LaunchException.failure(e.getMessage(), e);
        } finally {
            ProcessFolder.remove(folder);
        }
        return 0;
    }
}

package org.parley.shell.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.parley.call.FileTransfer;

/** A transfer that notes what is asked of it, with its call. */
record FakeTransfer(FakeCall call, long id, boolean outgoing, String name) implements FileTransfer {
    @Override
    public long size() {
        return 2_000;
    }

    @Override
    public long transferred() {
        return 500;
    }

    @Override
    public long bytesPerSecond() {
        return 100;
    }

    @Override
    public State state() {
        return State.OFFERED;
    }

    @Override
    public Optional<Reason> reason() {
        return Optional.empty();
    }

    @Override
    public String problem() {
        return "";
    }

    @Override
    public Optional<Path> file() {
        return Optional.empty();
    }

    @Override
    public void accept(Path folder) {
        call.asked.add("accept " + id + " " + folder);
    }

    @Override
    public void decline() {
        call.asked.add("decline " + id);
    }

    @Override
    public void cancel() {
        call.asked.add("cancel " + id);
    }
}

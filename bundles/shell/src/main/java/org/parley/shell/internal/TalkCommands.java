package org.parley.shell.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.parley.call.Call;
import org.parley.call.CallService;
import org.parley.call.FileTransfer;

/** What a user can type while he talks: chat, files, and the words to compare. */
@Component(name = "org.parley.shell.talk-commands", service = TalkCommands.class, immediate = true, property = {"osgi.command.scope=parley",
    "osgi.command.function=chat", "osgi.command.function=send", "osgi.command.function=accept", "osgi.command.function=cancel", "osgi.command.function=files",
    "osgi.command.function=words"})
public final class TalkCommands {
    private final CallService calls;
    private final View view;

    /** The component. */
    @Activate
    public TalkCommands(@Reference(name = "calls", target = "(" + CallService.KIND + "=direct)") CallService calls, @Reference(name = "screen") Screen screen) {
        this(calls, screen.view());
    }

    TalkCommands(CallService calls, View view) {
        this.calls = calls;
        this.view = view;
    }

    @Descriptor("sends a line of chat")
    public void chat(@Descriptor("the words") String... words) {
        current().ifPresent(call -> {
            try {
                if (!call.chat(String.join(" ", words))) {
                    view.error("not-open", "chat: the way to " + call.participants().get(0) + " is not open at the moment; try again");
                }
            } catch (IllegalArgumentException e) {
                view.error("usage", "chat: " + e.getMessage());
            }
        });
    }

    @Descriptor("offers a file")
    public void send(@Descriptor("the file") String file) {
        path(file).ifPresent(path -> current().ifPresent(call -> call.offer(path)));
    }

    @Descriptor("accepts what files are offered, into the folder that the client was started in")
    public void accept() {
        accept(".");
    }

    @Descriptor("accepts what files are offered")
    public void accept(@Descriptor("the folder they go to") String folder) {
        path(folder).ifPresent(into -> {
            List<FileTransfer> offered = transfers().stream().filter(file -> !file.outgoing() && file.state() == FileTransfer.State.OFFERED).toList();
            if (offered.isEmpty()) {
                view.error("usage", "accept: no file is offered");
            }
            offered.forEach(file -> file.accept(into));
        });
    }

    @Descriptor("ends all transfers of files")
    public void cancel() {
        transfers().stream().filter(file -> !file.isOver()).forEach(FileTransfer::cancel);
    }

    @Descriptor("ends a transfer of a file")
    public void cancel(@Descriptor("its number, as files lists it") long id) {
        transfers().stream().filter(file -> file.id() == id).findFirst().ifPresentOrElse(FileTransfer::cancel, () -> view.error("usage", "cancel " + id + ": there is no such file"));
    }

    @Descriptor("lists the files of the call")
    public void files() {
        StringBuilder text = new StringBuilder();
        for (FileTransfer file : transfers()) {
            text.append(text.isEmpty() ? "" : "\n").append(TextView.file(file));
        }
        view.answer("files", text.isEmpty() ? "no files" : text.toString());
    }

    @Descriptor("shows the words that both sides can compare")
    public void words() {
        current().ifPresent(call -> view.answer("words", call.verificationWords().isEmpty() ? "there are none" : String.join(" ", call.verificationWords())));
    }

    private List<FileTransfer> transfers() {
        return current().map(Call::transfers).orElse(List.of());
    }

    private Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            view.error("usage", text + " is no file: " + e.getReason());
            return Optional.empty();
        }
    }

    private Optional<Call> current() {
        Optional<Call> current = calls.current();
        if (current.isEmpty()) {
            view.error("no-call", "there is no call");
        }
        return current;
    }
}

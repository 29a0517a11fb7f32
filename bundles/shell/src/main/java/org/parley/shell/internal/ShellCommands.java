package org.parley.shell.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.felix.service.command.Descriptor;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.parley.call.Call;
import org.parley.call.CallException;
import org.parley.call.CallRecord;
import org.parley.call.CallService;
import org.parley.signaling.SignalingClient;

/**
 * What a user can type. A command waits for nothing but the end of a call that it hangs up first, 1 s at most, and {@code logout} for the server, 2 s at most; what comes of it is told by
 * events, and a failure by an error that ends nothing.
 */
@Component(name = "org.parley.shell.commands", service = ShellCommands.class, immediate = true, property = {"osgi.command.scope=parley",
    "osgi.command.function=call", "osgi.command.function=answer", "osgi.command.function=decline", "osgi.command.function=hangup", "osgi.command.function=mute",
    "osgi.command.function=peers", "osgi.command.function=stats", "osgi.command.function=status", "osgi.command.function=history", "osgi.command.function=connect",
    "osgi.command.function=login", "osgi.command.function=register", "osgi.command.function=logout", "osgi.command.function=trust", "osgi.command.function=quit"})
public final class ShellCommands {
    private static final int MOST_PEERS = 500;

    private final SignalingClient signaling;
    private final CallService calls;
    private final Supplier<Optional<HeadlessClient>> headless;
    private final View view;
    private final Exit exit;

    /** The component. */
    @Activate
    public ShellCommands(BundleContext context, @Reference(name = "signaling") SignalingClient signaling,
            @Reference(name = "calls", target = "(" + CallService.KIND + "=direct)") CallService calls,
            @Reference(name = "headless") HeadlessComponent headless, @Reference(name = "screen") Screen screen) {
        this(signaling, calls, headless::client, screen.view(), new FrameworkExit(context));
    }

    ShellCommands(SignalingClient signaling, CallService calls, Supplier<Optional<HeadlessClient>> headless, View view, Exit exit) {
        this.signaling = signaling;
        this.calls = calls;
        this.headless = headless;
        this.view = view;
        this.exit = exit;
    }

    @Descriptor("calls a user")
    public void call(@Descriptor("whom") String peer) {
        try {
            calls.call(peer);
        } catch (CallException e) {
            complain(e);
        }
    }

    @Descriptor("takes the call that rings")
    public void answer() {
        current().ifPresent(Call::answer);
    }

    @Descriptor("refuses the call that rings")
    public void decline() {
        current().ifPresent(Call::decline);
    }

    @Descriptor("ends the call")
    public void hangup() {
        current().ifPresent(Call::hangUp);
    }

    @Descriptor("mutes the microphone or the camera")
    public void mute(@Descriptor("mic or camera") String what) {
        mute(what, "on");
    }

    @Descriptor("mutes the microphone or the camera, or lets it be heard and seen again")
    public void mute(@Descriptor("mic or camera") String what, @Descriptor("on or off") String on) {
        if (!on.equals("on") && !on.equals("off")) {
            view.error("usage", "mute " + what + " " + on + ": the last word must be on or off");
        } else if (what.equals("mic")) {
            current().ifPresent(call -> call.muteMicrophone(on.equals("on")));
        } else if (what.equals("camera")) {
            current().ifPresent(call -> call.muteCamera(on.equals("on")));
        } else {
            view.error("usage", "mute " + what + ": it must be mic or camera");
        }
    }

    @Descriptor("lists who is online, and tells changes from then on")
    public void peers() {
        peers("");
    }

    @Descriptor("lists who is online, and tells changes from then on")
    public void peers(@Descriptor("how the names begin") String query) {
        report(signaling.peers(query, MOST_PEERS).thenAccept(view::peers));
    }

    @Descriptor("shows the latest figures of the call")
    public void stats() {
        headless.get().flatMap(HeadlessClient::latest).ifPresentOrElse(view::figures, () -> view.error("no-call", "there are no figures: no call is connected"));
    }

    @Descriptor("tells who is logged in and which call goes on")
    public void status() {
        String who = signaling.session().map(s -> ", " + s.username()).orElse("");
        String call = calls.current().map(c -> "; call with " + c.participants().get(0) + ", " + Words.of(c.state())).orElse("; no call");
        view.answer("status", Words.of(signaling.state()) + who + call);
    }

    @Descriptor("lists the latest calls, newest first")
    public void history() {
        StringBuilder text = new StringBuilder();
        for (CallRecord call : calls.history()) {
            text.append(text.isEmpty() ? "" : "\n").append("%s %s %s: %s after %.1f s".formatted(call.begun(), Words.of(call.direction()), call.peer(),
                Words.of(call.end().reason()), call.end().duration().toMillis() / 1_000.0));
        }
        view.answer("history", text.isEmpty() ? "no calls yet" : text.toString());
    }

    @Descriptor("hangs up, and connects to another server")
    public void connect(@Descriptor("such as wss://example.org:7444") String server) {
        address(server).ifPresentOrElse(uri -> {
            hangUpFirst();
            report(signaling.connect(uri));
        }, () -> view.error("bad-uri", server + " is no address of a server; write for example wss://example.org:7444"));
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text)).filter(uri -> uri.getScheme() != null && uri.getScheme().toLowerCase(Locale.ROOT).matches("tls|wss|tcp|ws")
                && uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= 65_535);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Descriptor("hangs up, connects and logs in as at the start")
    public void login() {
        headless.get().ifPresentOrElse(client -> {
            hangUpFirst();
            report(client.logIn());
        }, () -> view.error("usage", "write login NAME PASSWORD-FILE"));
    }

    /** Another connection ends the login: once it is gone nobody can tell the other side by the server. */
    private void hangUpFirst() {
        calls.hangUp().join();
    }

    @Descriptor("logs in over the present connection")
    public void login(@Descriptor("who") String user, @Descriptor("file with the password in its first line") String passwordFile) {
        withPassword(passwordFile, password -> signaling.login(user, password));
    }

    @Descriptor("makes an account over the present connection")
    public void register(@Descriptor("the name") String user, @Descriptor("file with the password in its first line") String passwordFile) {
        register(user, passwordFile, "");
    }

    @Descriptor("makes an account by an invitation")
    public void register(@Descriptor("the name") String user, @Descriptor("file with the password in its first line") String passwordFile,
            @Descriptor("the code of the invitation") String invitation) {
        withPassword(passwordFile, password -> signaling.register(user, password, invitation).thenRun(() -> view.answer("register", user + " is registered")));
    }

    @Descriptor("hangs up, ends the session and the connection")
    public void logout() {
        new LogOut(calls, signaling).run();
    }

    @Descriptor("trusts the certificate that was refused last, hangs up, connects and logs in as at the start")
    public void trust() {
        headless.get().flatMap(HeadlessClient::rejected).ifPresentOrElse(certificate -> {
            signaling.trust(certificate);
            view.answer("trust", "the certificate of " + certificate.host() + " is trusted from now on: " + certificate.fingerprint());
            login();
        }, () -> view.error("usage", "no certificate was refused"));
    }

    @Descriptor("hangs up, logs out and ends the process")
    public void quit() {
        exit.with(0);
    }

    private Optional<Call> current() {
        Optional<Call> current = calls.current();
        if (current.isEmpty()) {
            view.error("no-call", "there is no call");
        }
        return current;
    }

    private void withPassword(String file, Function<String, CompletionStage<?>> request) {
        try {
            report(request.apply(new PasswordFile(Path.of(file)).password()));
        } catch (IOException e) {
            complain(e);
        }
    }

    private void report(CompletionStage<?> stage) {
        stage.whenComplete((done, failure) -> {
            if (failure != null) {
                complain(failure);
            }
        });
    }

    private void complain(Throwable failure) {
        Failure what = Failure.of(failure);
        view.error(what.code(), what.message());
    }
}

package org.parley.ui.swt.internal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.ServerCertificate;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingException.Kind;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.rig.Stage;

/** From the first start to the home screen, and what goes wrong on the way. */
class SignInTest {
    private static final String FINGERPRINT = "E6:CA:12:34:56:78:9A:BC:E6:CA:12:34:56:78:9A:BC:E6:CA:12:34:56:78:9A:BC:E6:CA:12:34:56:78:9A:BC";

    @TempDir
    Path folder;
    private Stage stage;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "language=en\n");
        stage = new Stage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Stage atSignIn() {
        stage.open();
        stage.type("connect.server", "example.org");
        stage.press("connect.button");
        return stage;
    }

    private void signIn() {
        atSignIn();
        stage.type("signin.user", "alice");
        stage.type("signin.password", "correct horse");
        stage.press("signin.button");
    }

    @Test
    void aPlainHostIsAskedOverTlsAndRemembered() {
        atSignIn();
        assertThat(stage.server.asked).containsExactly("connect tls://example.org:7443", "disconnect");
        assertThat(stage.text("signin.server")).isEqualTo("Server: example.org");
        stage.press("signin.server");
        assertThat(stage.text("connect.server")).isEqualTo("example.org");
    }

    @Test
    void nonsenseForAnAddressIsSaidAtTheFieldAndNobodyIsAsked() {
        stage.open();
        stage.type("connect.server", "not an address");
        stage.enter("connect.server");
        assertThat(stage.text("connect.server.message")).startsWith("This is no address of a server.");
        assertThat(stage.server.asked).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsSaidAtTheFieldAndCanBeTriedAgain() {
        stage.server.connectFailures.add(new SignalingException(Kind.UNREACHABLE, "refused", null));
        atSignIn();
        assertThat(stage.text("connect.server.message")).isEqualTo("example.org cannot be reached. Check the address and your network.");
        stage.press("connect.button");
        assertThat(stage.shows("signin.user")).isTrue();
    }

    @Test
    void anUnknownCertificateIsShownInGroupsAndTrustedOnlyWhenTheUserSaysSo() {
        stage.server.certificate = new ServerCertificate("example.org", 7443, FINGERPRINT);
        stage.server.connectFailures.add(new SignalingException(Kind.CERTIFICATE_UNKNOWN, "unknown", null));
        atSignIn();
        assertThat(stage.text("certificate.fingerprint")).startsWith("E6CA  1234  5678  9ABC\nE6CA");
        assertThat(stage.server.asked).hasSize(1);
        stage.press("certificate.trust");
        assertThat(stage.server.asked).containsExactly("connect tls://example.org:7443", "trust " + FINGERPRINT, "connect tls://example.org:7443", "disconnect");
        assertThat(stage.shows("signin.user")).isTrue();
    }

    @Test
    void aChangedCertificateIsNamedAsSuchAndCancellingTrustsNothing() {
        stage.server.certificate = new ServerCertificate("example.org", 7443, FINGERPRINT);
        stage.server.connectFailures.add(new SignalingException(Kind.CERTIFICATE_CHANGED, "changed", null));
        atSignIn();
        assertThat(((Shell) stage.find("certificate")).getText()).isEqualTo("The server has changed its identity");
        stage.press("certificate.cancel");
        assertThat(stage.text("connect.server.message")).isEqualTo("The certificate of example.org has changed and was not trusted.");
        assertThat(stage.server.asked).hasSize(1);
    }

    @Test
    void whoTypesForLongHoldsNoConnectionAndGetsOneWithTheButton() {
        atSignIn();
        assertThat(stage.server.isConnected()).isFalse();
        stage.type("signin.user", "alice");
        stage.type("signin.password", "correct horse");
        stage.press("signin.button");
        assertThat(stage.server.asked).startsWith("connect tls://example.org:7443", "disconnect", "connect tls://example.org:7443", "login alice correct horse");
        assertThat(stage.window().shown()).isInstanceOf(HomeScreen.class);
    }

    @Test
    void aServerThatWentMeanwhileIsSaidWithTheButtonAndWhatWasTypedStays() {
        atSignIn();
        stage.server.connectFailures.add(new SignalingException(Kind.UNREACHABLE, "refused", null));
        stage.type("signin.user", "alice");
        stage.type("signin.password", "correct horse");
        stage.press("signin.button");
        assertThat(stage.text("signin.password.message")).contains("example.org cannot be reached");
        assertThat(stage.text("signin.user")).isEqualTo("alice");
        assertThat(stage.text("signin.password")).isEqualTo("correct horse");
        stage.press("signin.button");
        assertThat(stage.window().shown()).isInstanceOf(HomeScreen.class);
    }

    @Test
    void noBannerIsShownWhileNobodyIsSignedIn() {
        atSignIn();
        stage.server.lose(DisconnectReason.SERVER_CLOSED, java.time.Duration.ofSeconds(1));
        stage.settle();
        assertThat(stage.shows("banner")).isFalse();
    }

    @Test
    void afterARefusalNoConnectionIsHeld() {
        stage.server.failures.put("login", new SignalingException("invalid-credentials", "wrong", -1));
        signIn();
        assertThat(stage.server.isConnected()).isFalse();
        stage.server.failures.clear();
        stage.press("signin.button");
        assertThat(stage.window().shown()).isInstanceOf(HomeScreen.class);
    }

    @Test
    void theHeadingSaysWhatTheScreenIsFor() {
        atSignIn();
        assertThat(stage.text("signin.title")).isEqualTo("Sign in");
        stage.press("signin.mode.register");
        assertThat(stage.text("signin.title")).isEqualTo("New account");
    }

    @Test
    void aClickOnATabLeadsToTheFirstEmptyFieldAndAKeyStaysAtTheTab() {
        atSignIn();
        stage.type("signin.user", "alice");
        stage.find("signin.mode.register").setFocus();
        stage.press("signin.mode.register");
        assertThat(Keys.of(stage.window().display().getFocusControl())).isEqualTo("signin.mode.register");
        stage.click("signin.mode.login");
        assertThat(Keys.of(stage.window().display().getFocusControl())).isEqualTo("signin.password");
    }

    @Test
    void aWrongPasswordIsSaidAtThePassword() {
        stage.server.failures.put("login", new SignalingException("invalid-credentials", "wrong", -1));
        signIn();
        assertThat(stage.text("signin.password.message")).isEqualTo("Name or password is wrong.");
        assertThat(stage.find("signin.button").isEnabled()).isTrue();
    }

    @Test
    void whatWasRefusedIsNotSaidOfTheNewAccount() {
        stage.server.failures.put("login", new SignalingException("invalid-credentials", "wrong", -1));
        signIn();
        assertThat(stage.shows("signin.password.message")).isTrue();
        stage.click("signin.mode.register");
        assertThat(stage.shows("signin.password.message")).isFalse();
    }

    @Test
    void theFrameOfTheWindowHasParleysSign() {
        stage.open();
        stage.until("the sign is drawn", () -> stage.window().shell().getImages().length > 0);
        assertThat(stage.window().shell().getImages()).extracting(image -> image.getBounds().width).contains(16, 48, 128);
    }

    @Test
    void aTakenNameIsSaidAtTheName() {
        stage.server.failures.put("register", new SignalingException("username-taken", "taken", -1));
        atSignIn();
        stage.press("signin.mode.register");
        stage.type("signin.user", "alice");
        stage.type("signin.password", "correct horse");
        stage.type("signin.repeat", "correct horse");
        stage.enter("signin.repeat");
        assertThat(stage.text("signin.user.message")).isEqualTo("This name is taken. Choose another one.");
    }

    @Test
    void whereAccountsAreByInvitationACodeIsAskedFor() {
        stage.server.failures.put("register", new SignalingException("registration-closed", "closed", -1));
        atSignIn();
        stage.press("signin.mode.register");
        assertThat(stage.shows("signin.invitation")).isFalse();
        stage.type("signin.user", "alice");
        stage.type("signin.password", "correct horse");
        stage.type("signin.repeat", "correct horse");
        stage.enter("signin.repeat");
        assertThat(stage.text("signin.invitation.message")).contains("by invitation only");
        stage.type("signin.invitation", "WRONG");
        stage.enter("signin.invitation");
        assertThat(stage.text("signin.invitation.message")).contains("not good");
        stage.server.failures.clear();
        stage.type("signin.invitation", "GOOD");
        stage.enter("signin.invitation");
        assertThat(stage.server.asked).contains("register alice correct horse by GOOD", "login alice correct horse");
    }

    @Test
    void theCodeOfTheCommandLineStandsInItsField() {
        stage.options.putAll(java.util.Map.of("parley.client.register", "true", "parley.client.invitation", "GOOD"));
        atSignIn();
        stage.press("signin.mode.register");
        assertThat(stage.text("signin.invitation")).isEqualTo("GOOD");
        stage.type("signin.user", "alice");
        stage.type("signin.password", "correct horse");
        stage.type("signin.repeat", "correct horse");
        stage.enter("signin.repeat");
        assertThat(stage.server.asked).contains("register alice correct horse by GOOD", "login alice correct horse");
    }

    @Test
    void passwordsThatDifferAreNeverSent() {
        atSignIn();
        stage.press("signin.mode.register");
        stage.type("signin.user", "alice");
        stage.type("signin.password", "correct horse");
        stage.type("signin.repeat", "correct house");
        stage.press("signin.button");
        assertThat(stage.text("signin.repeat.message")).isEqualTo("The two passwords differ.");
        assertThat(stage.server.asked).noneMatch(asked -> asked.contains("correct"));
    }

    @Test
    void tooManyAttemptsCountDownUntilTheButtonWorksAgain() {
        stage.server.failures.put("login", new SignalingException("rate-limited", "slow down", 1_500));
        signIn();
        assertThat(stage.text("signin.password.message")).isEqualTo("Too many attempts. Try again in 2 s.");
        assertThat(stage.find("signin.button").isEnabled()).isFalse();
        stage.until("the button works again", () -> stage.find("signin.button").isEnabled());
    }

    @Test
    void aNewAccountIsMadeAndSignedIn() {
        atSignIn();
        stage.press("signin.mode.register");
        stage.type("signin.user", "alice");
        stage.type("signin.password", "correct horse");
        stage.type("signin.repeat", "correct horse");
        stage.press("signin.button");
        assertThat(stage.server.asked).contains("register alice correct horse", "login alice correct horse");
        assertThat(stage.window().shown()).isInstanceOf(HomeScreen.class);
    }

    @Test
    void theTokenIsKeptForTheOwnerAloneAndThePasswordNowhere() throws IOException {
        signIn();
        Path kept = folder.resolve("session.properties");
        assertThat(kept).content().contains("token=token1", "user=alice");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept))).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).allSatisfy(file -> assertThat(file).content().doesNotContain("correct horse"));
        }
    }

    @Test
    void withoutTheTickNothingIsKept() {
        atSignIn();
        stage.type("signin.user", "alice");
        stage.type("signin.password", "correct horse");
        stage.press("signin.stay");
        stage.press("signin.button");
        assertThat(folder.resolve("session.properties")).doesNotExist();
    }

    @Test
    void theNextStartSignsInByItself() {
        signIn();
        stage.close();
        stage = new Stage(folder).open();
        assertThat(stage.server.asked).startsWith("connect tls://example.org:7443", "resume token1");
        assertThat(stage.window().shown()).isInstanceOf(HomeScreen.class);
    }

    @Test
    void aRefusedTokenLeadsToTheSignInWithTheNameAndAWordWhy() {
        signIn();
        stage.close();
        stage = new Stage(folder);
        stage.server.failures.put("resume", new SignalingException("token-invalid", "old", -1));
        stage.open();
        assertThat(stage.text("signin.note")).isEqualTo("Your session has ended. Please sign in again.");
        assertThat(stage.text("signin.user")).isEqualTo("alice");
        assertThat(folder.resolve("session.properties")).doesNotExist();
    }

    @Test
    void aNextStartWithoutTheServerSaysSoAndKeepsTheLogin() {
        signIn();
        stage.close();
        stage = new Stage(folder);
        stage.server.connectFailures.add(new SignalingException(Kind.UNREACHABLE, "refused", null));
        stage.open();
        assertThat(stage.text("connect.server.message")).contains("example.org cannot be reached");
        stage.press("connect.button");
        assertThat(stage.window().shown()).isInstanceOf(HomeScreen.class);
    }

    @Test
    void theCommandLineSignsInByItself() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "correct horse\n");
        stage.options.putAll(java.util.Map.of("parley.client.server", "tcp://localhost:1", "parley.client.user", "alice", "parley.client.password-file", password.toString(),
            "parley.client.register", "true"));
        stage.server.failures.put("register", new SignalingException("username-taken", "taken", -1));
        stage.open();
        stage.until("signed in", () -> stage.window().shown() instanceof HomeScreen);
        assertThat(stage.server.asked).startsWith("connect tcp://localhost:1", "register alice correct horse", "login alice correct horse");
        assertThat(folder.resolve("session.properties")).doesNotExist();
    }

    @Test
    void theCommandLineMakesAnAccountByInvitation() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "correct horse\n");
        stage.options.putAll(java.util.Map.of("parley.client.server", "tcp://localhost:1", "parley.client.user", "alice", "parley.client.password-file", password.toString(),
            "parley.client.register", "true", "parley.client.invitation", "GOOD"));
        stage.open();
        stage.until("signed in", () -> stage.window().shown() instanceof HomeScreen);
        assertThat(stage.server.asked).startsWith("connect tcp://localhost:1", "register alice correct horse by GOOD", "login alice correct horse");
    }

    @Test
    void theFingerprintOfTheCommandLineIsTrustedWithoutAsking() {
        stage.options.putAll(java.util.Map.of("parley.client.server", "tls://localhost:1", "parley.client.trust", FINGERPRINT));
        stage.server.certificate = new ServerCertificate("localhost", 1, FINGERPRINT);
        stage.server.connectFailures.add(new SignalingException(Kind.CERTIFICATE_UNKNOWN, "unknown", null));
        stage.open();
        assertThat(stage.server.asked).contains("trust " + FINGERPRINT);
        assertThat(stage.shows("signin.user")).isTrue();
    }

    @Test
    void aLoginElsewhereIsSaidAndCanBeTakenBack() {
        signIn();
        stage.server.end(DisconnectReason.DISPLACED);
        stage.settle();
        assertThat(stage.text("displaced.title")).isEqualTo("You signed in somewhere else");
        stage.press("displaced.button");
        assertThat(stage.window().shown()).isInstanceOf(HomeScreen.class);
    }

    @Test
    void noServerSeesTheTokenOfAnother() {
        signIn();
        stage.server.end(DisconnectReason.DISPLACED);
        stage.settle();
        stage.server.connectFailures.add(new SignalingException(Kind.UNREACHABLE, "refused", null));
        stage.press("displaced.button");
        stage.type("connect.server", "other.example");
        stage.press("connect.button");
        assertThat(stage.server.asked).contains("connect tls://other.example:7443").noneMatch(asked -> asked.startsWith("resume"));
        assertThat(stage.shows("signin.password")).isTrue();
    }

    @Test
    void whoCancelsWhileHeIsBeingSignedInChoosesAServer() {
        signIn();
        stage.server.end(DisconnectReason.DISPLACED);
        stage.settle();
        stage.server.loginsAnswer = false;
        stage.press("displaced.button");
        stage.press("wait.cancel");
        assertThat(stage.shows("connect.server")).isTrue();
        assertThat(stage.server.asked).contains("resume token1");
    }
}

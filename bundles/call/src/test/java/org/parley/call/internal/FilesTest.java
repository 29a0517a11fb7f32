package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.FileTransfer;
import org.parley.call.FileTransfer.Reason;
import org.parley.call.FileTransfer.State;

/** Files from one side to the other, and all that may come between. */
class FilesTest extends Duo {
    private static final int MIB = 1 << 20;

    @TempDir
    private Path temp;
    private Path inbox;
    private Call call;

    @BeforeEach
    void talkFirst() throws IOException {
        inbox = Files.createDirectory(temp.resolve("inbox"));
        call = talk();
    }

    private Path file(String name, int bytes) {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        try {
            return Files.write(temp.resolve(name), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private FileTransfer offered(Path file) {
        FileTransfer transfer = call.offer(file);
        world.run();
        return transfer;
    }

    private FileTransfer incoming() {
        List<FileTransfer> all = bob.latest().transfers();
        return all.get(all.size() - 1);
    }

    private FileTransfer accepted() {
        FileTransfer theirs = incoming();
        theirs.accept(inbox);
        world.run();
        return theirs;
    }

    private void bobReads(String text) {
        aliceEngine.latest().send(text);
        world.run();
    }

    private List<String> inboxNames() {
        try (Stream<Path> files = Files.list(inbox)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<State> states(Party party) {
        return party.of(CallEvent.FileChanged.class).stream().map(event -> event.transfer().state()).distinct().toList();
    }

    private void assertGoesOn() {
        assertThat(alice.now().state()).isEqualTo(CallState.ACTIVE);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16 * 1024, 16 * 1024 + 1, 5 * MIB + 7})
    void aFileArrivesWholeAndBothSidesKnow(int bytes) throws IOException {
        Path file = file("holiday.jpg", bytes);
        FileTransfer ours = offered(file);
        assertThat(ours.state()).isEqualTo(State.OFFERED);
        FileTransfer theirs = incoming();
        assertThat(theirs.name()).isEqualTo("holiday.jpg");
        assertThat(theirs.size()).isEqualTo(bytes);
        assertThat(theirs.outgoing()).isFalse();
        accepted();
        world.advanceSeconds(1);
        assertThat(ours.state()).isEqualTo(State.DONE);
        assertThat(theirs.state()).isEqualTo(State.DONE);
        assertThat(theirs.file()).contains(inbox.resolve("holiday.jpg"));
        assertThat(inbox.resolve("holiday.jpg")).hasSameBinaryContentAs(file);
        assertThat(inboxNames()).containsExactly("holiday.jpg");
        assertThat(ours.transferred()).isEqualTo(bytes);
        assertThat(theirs.transferred()).isEqualTo(bytes);
        assertThat(aliceEngine.latest().channels).allMatch(channel -> channel.closed);
        assertGoesOn();
    }

    @Test
    void theSenderWaitsWhileMoreThan1MiBIsBuffered() {
        net.carry(0);
        offered(file("big", 8 * MIB));
        accepted();
        FakeChannel channel = aliceEngine.latest().channels.get(0);
        assertThat(channel.bufferedBytes()).isBetween((long) MIB, MIB + 16L * 1024);
        net.carry(3 * MIB);
        world.run();
        assertThat(channel.mostBuffered).isLessThanOrEqualTo(MIB + 16 * 1024);
        net.carry(Long.MAX_VALUE);
        world.advanceSeconds(1);
        assertThat(incoming().state()).isEqualTo(State.DONE);
        assertThat(channel.label()).isEqualTo("file:" + incoming().id());
    }

    @Test
    void progressIsToldWithSpeedAndNotTooOften() {
        net.carry(MIB);
        FileTransfer ours = offered(file("big", 4 * MIB));
        FileTransfer theirs = accepted();
        alice.events.clear();
        for (int second = 0; second < 2; second++) {
            net.carry(MIB / 2);
            world.advanceSeconds(1);
        }
        assertThat(ours.state()).isEqualTo(State.RUNNING);
        assertThat(theirs.transferred()).isEqualTo(2L * MIB);
        assertThat(ours.transferred()).isEqualTo(2L * MIB);
        assertThat(theirs.bytesPerSecond()).isBetween(MIB / 4L, 2L * MIB);
        assertThat(alice.of(CallEvent.FileChanged.class)).hasSizeBetween(2, 20);
        net.carry(Long.MAX_VALUE);
        world.advanceSeconds(1);
        assertThat(theirs.bytesPerSecond()).isZero();
        assertThat(states(alice)).endsWith(State.DONE);
    }

    @Test
    void twoFilesGoAtATimeInBothDirections() {
        Path one = file("one", MIB);
        Path two = file("two", 2 * MIB);
        offered(one);
        FileTransfer theirs = bob.now().offer(two);
        world.run();
        incoming();
        bob.now().transfers().forEach(transfer -> transfer.accept(inbox));
        alice.now().transfers().forEach(transfer -> transfer.accept(inbox));
        world.advanceSeconds(1);
        assertThat(theirs.state()).isEqualTo(State.DONE);
        assertThat(inbox.resolve("one")).hasSameBinaryContentAs(one);
        assertThat(inbox.resolve("two")).hasSameBinaryContentAs(two);
    }

    @Test
    void aDeclinedFileIsNotSent() {
        FileTransfer ours = offered(file("a", 10));
        incoming().decline();
        world.run();
        assertThat(ours.state()).isEqualTo(State.DECLINED);
        assertThat(incoming().state()).isEqualTo(State.DECLINED);
        assertThat(aliceEngine.latest().channels).isEmpty();
        accepted();
        assertThat(incoming().state()).as("it is over").isEqualTo(State.DECLINED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eitherSideCancelsInTheMiddleAndNothingStays(boolean sender) {
        net.carry(2 * MIB);
        FileTransfer ours = offered(file("a", 4 * MIB));
        FileTransfer theirs = accepted();
        assertThat(inboxNames()).singleElement().asString().startsWith(".parley-").endsWith(".part");
        (sender ? ours : theirs).cancel();
        world.run();
        assertThat(ours.state()).isEqualTo(State.CANCELLED);
        assertThat(theirs.state()).isEqualTo(State.CANCELLED);
        assertThat(inboxNames()).isEmpty();
        net.carry(Long.MAX_VALUE);
        world.advanceSeconds(1);
        assertThat(aliceEngine.latest().channels).allMatch(channel -> channel.closed);
        assertGoesOn();
    }

    @Test
    void aNameThatIsTakenGetsANumberAndNothingIsOverwritten() throws IOException {
        Files.writeString(inbox.resolve("a.txt"), "mine");
        Files.writeString(inbox.resolve("a (2).txt"), "mine, too");
        Path file = file("a.txt", 100);
        offered(file);
        FileTransfer theirs = accepted();
        world.advanceSeconds(1);
        assertThat(theirs.file()).contains(inbox.resolve("a (3).txt"));
        assertThat(inbox.resolve("a (3).txt")).hasSameBinaryContentAs(file);
        assertThat(inbox.resolve("a.txt")).hasContent("mine");
    }

    @Test
    void bytesThatChangedOnTheWayAreNotKept() {
        net.tamper = bytes -> {
            byte[] other = bytes.clone();
            other[0]++;
            return other;
        };
        FileTransfer ours = offered(file("a", 50_000));
        FileTransfer theirs = accepted();
        world.advanceSeconds(1);
        assertThat(theirs.state()).isEqualTo(State.FAILED);
        assertThat(theirs.problem()).contains("did not arrive as it was sent");
        assertThat(theirs.reason()).contains(Reason.NOT_AS_SENT);
        assertThat(ours.reason()).contains(Reason.NOT_WHOLE);
        assertThat(ours.state()).isEqualTo(State.FAILED);
        assertThat(ours.problem()).isEqualTo("bob did not get it whole: send it again.");
        assertThat(inboxNames()).isEmpty();
        assertGoesOn();
    }

    @Test
    void moreBytesThanWereSaidAreNotTaken() {
        net.tamper = bytes -> new byte[bytes.length + 1];
        FileTransfer ours = offered(file("a", 50_000));
        FileTransfer theirs = accepted();
        world.advanceSeconds(1);
        assertThat(theirs.state()).isEqualTo(State.FAILED);
        assertThat(ours.isOver()).isTrue();
        assertThat(ours.state()).isNotEqualTo(State.DONE);
        assertThat(inboxNames()).isEmpty();
    }

    @Test
    void anEndOfTheChannelBeforeAllHasComeIsAFailure() {
        net.carry(MIB);
        FileTransfer ours = offered(file("a", 4 * MIB));
        FileTransfer theirs = accepted();
        aliceEngine.latest().channels.get(0).end();
        world.run();
        assertThat(ours.state()).isEqualTo(State.FAILED);
        assertThat(theirs.state()).isIn(State.FAILED, State.CANCELLED);
        assertThat(inboxNames()).isEmpty();
        assertGoesOn();
    }

    @Test
    void aFileThatIsNotThereOrNoneFailsWithWords() {
        FileTransfer missing = offered(temp.resolve("missing.pdf"));
        FileTransfer folder = offered(inbox);
        assertThat(missing.state()).isEqualTo(State.FAILED);
        assertThat(missing.problem()).isEqualTo(temp.resolve("missing.pdf") + " cannot be read: it is not there.");
        assertThat(folder.problem()).isEqualTo(inbox + " cannot be read: it is no file.");
        assertThat(missing.reason()).contains(Reason.NOT_THERE);
        assertThat(folder.reason()).contains(Reason.NO_FILE);
        assertThat(bob.now().transfers()).isEmpty();
    }

    @Test
    void aFileThatShrinksWhileItIsSentFails() throws IOException {
        Path file = file("a", 4 * MIB);
        net.carry(MIB);
        FileTransfer ours = offered(file);
        FileTransfer theirs = accepted();
        Files.write(file, new byte[10]);
        net.carry(Long.MAX_VALUE);
        world.advanceSeconds(1);
        assertThat(ours.state()).isEqualTo(State.FAILED);
        assertThat(ours.problem()).contains("shorter");
        assertThat(ours.reason()).contains(Reason.CHANGED);
        assertThat(theirs.state()).isEqualTo(State.CANCELLED);
        assertThat(inboxNames()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenFailsWithWordsAndTheSenderIsTold() throws IOException {
        FileTransfer ours = offered(file("a", 10));
        Path noFolder = Files.writeString(temp.resolve("occupied"), "a file");
        incoming().accept(noFolder.resolve("below"));
        world.run();
        assertThat(incoming().state()).isEqualTo(State.FAILED);
        assertThat(incoming().reason()).contains(Reason.NO_FOLDER);
        assertThat(incoming().problem()).startsWith("It cannot be written to " + noFolder.resolve("below") + ": ");
        assertThat(ours.state()).isEqualTo(State.CANCELLED);
        assertGoesOn();
    }

    @Test
    void aFileThatTheDiskCannotHoldIsRefusedBeforeItComes() {
        bobReads("{\"type\":\"file\",\"id\":13,\"name\":\"huge\",\"size\":9007199254740991,\"sha256\":\"" + "ab".repeat(32) + "\"}");
        incoming().accept(inbox);
        world.run();
        assertThat(incoming().state()).isEqualTo(State.FAILED);
        assertThat(incoming().problem()).contains("bytes are free there");
        assertThat(incoming().reason()).contains(Reason.DISK_FULL);
        assertThat(aliceEngine.latest().received).contains("{\"type\":\"file-cancel\",\"id\":13}");
        assertThat(inboxNames()).isEmpty();
    }

    @Test
    void theEndOfTheCallEndsTransfersAndRemovesWhatIsHalf() {
        net.carry(MIB);
        FileTransfer ours = offered(file("a", 4 * MIB));
        FileTransfer theirs = accepted();
        FileTransfer waiting = offered(file("b", 10));
        call.hangUp();
        world.run();
        for (FileTransfer transfer : List.of(ours, theirs, waiting)) {
            assertThat(transfer.state()).isEqualTo(State.FAILED);
            assertThat(transfer.problem()).isEqualTo("The call ended first.");
            assertThat(transfer.reason()).contains(Reason.CALL_ENDED);
        }
        assertThat(inboxNames()).isEmpty();
        assertNothingLeft();
    }

    @Test
    void afterTheEndNothingCanBeOffered() {
        call.hangUp();
        world.run();
        FileTransfer late = offered(file("a", 10));
        assertThat(late.state()).isEqualTo(State.FAILED);
    }

    @Test
    void stoppingRemovesWhatIsHalf() {
        net.carry(MIB);
        offered(file("a", 4 * MIB));
        accepted();
        bob.calls.stop();
        world.run();
        assertThat(inboxNames()).isEmpty();
    }

    @Test
    void anEngineThatIsReplacedBreaksWhatIsUnderWayAndTheCallGoesOn() {
        net.carry(MIB);
        FileTransfer ours = offered(file("a", 4 * MIB));
        FileTransfer theirs = accepted();
        FileTransfer waiting = offered(file("b", 10));
        alice.stop(aliceEngine);
        world.run();
        alice.engine("real", 0);
        net.carry(Long.MAX_VALUE);
        world.advanceSeconds(2);
        assertGoesOn();
        assertThat(ours.state()).isEqualTo(State.FAILED);
        assertThat(ours.problem()).isNotEmpty();
        assertThat(theirs.state()).isEqualTo(State.FAILED);
        assertThat(theirs.problem()).isNotEmpty();
        assertThat(inboxNames()).isEmpty();
        assertThat(waiting.state()).as("what is only offered waits").isEqualTo(State.OFFERED);
        bob.now().transfers().get(1).accept(inbox);
        world.advanceSeconds(1);
        assertThat(waiting.state()).isEqualTo(State.DONE);
    }

    @Test
    void anOfferThatWasLostWithItsChannelComesWithTheNext() {
        net.textLost = true;
        FileTransfer ours = offered(file("a", 10));
        net.textLost = false;
        alice.stop(aliceEngine);
        world.run();
        alice.engine("real", 0);
        world.advanceSeconds(2);
        accepted();
        world.advanceSeconds(1);
        assertThat(ours.state()).isEqualTo(State.DONE);
    }

    @Test
    void nonsenseIsPassedOver() {
        FileTransfer ours = offered(file("a", 100_000));
        net.carry(0);
        for (String word : List.of("file-accept", "file-decline", "file-cancel", "file-received")) {
            bobEngine.latest().send("{\"type\":\"" + word + "\",\"id\":4711}");
        }
        bobEngine.latest().send("{\"type\":\"file-received\",\"id\":" + ours.id() + "}");
        world.run();
        assertThat(ours.state()).isEqualTo(State.OFFERED);
        accepted();
        bobEngine.latest().send("{\"type\":\"file-accept\",\"id\":" + ours.id() + "}");
        bobEngine.latest().send("{\"type\":\"file-decline\",\"id\":" + ours.id() + "}");
        world.run();
        assertThat(aliceEngine.latest().channels).as("accepted twice, opened once").hasSize(1);
        assertThat(ours.state()).isEqualTo(State.RUNNING);
        net.carry(Long.MAX_VALUE);
        world.advanceSeconds(1);
        assertThat(ours.state()).isEqualTo(State.DONE);
        assertGoesOn();
    }

    @Test
    void receivedBeforeAllWasSentIsPassedOver() {
        net.carry(MIB);
        FileTransfer ours = offered(file("a", 4 * MIB));
        accepted();
        bobEngine.latest().send("{\"type\":\"file-received\",\"id\":" + ours.id() + "}");
        world.run();
        assertThat(ours.state()).isEqualTo(State.RUNNING);
    }

    @Test
    void aChannelThatNobodyWaitsForIsClosed() {
        offered(file("a", 10));
        for (String label : List.of("file:" + incoming().id(), "file:4711", "file:", "file:x", "other")) {
            FakeChannel channel = (FakeChannel) aliceEngine.latest().open(label, new FakeListener()).orElseThrow();
            world.run();
            assertThat(channel.closed).as(label).isTrue();
        }
        accepted();
        world.advanceSeconds(1);
        assertThat(incoming().state()).as("the right one is taken").isEqualTo(State.DONE);
    }

    @Test
    void atMost16ASideAreUnderWay() {
        for (int i = 1; i <= 20; i++) {
            bobReads("{\"type\":\"file\",\"id\":" + i + ",\"name\":\"a\",\"size\":1,\"sha256\":\"" + "ab".repeat(32) + "\"}");
        }
        assertThat(bob.now().transfers()).hasSize(16);
        assertThat(aliceEngine.latest().received).contains("{\"type\":\"file-decline\",\"id\":17}", "{\"type\":\"file-decline\",\"id\":20}");
    }

    @Test
    void aSeventeenthFileOfOneSideWaitsForTheUser() {
        Path file = file("a", 1);
        for (int i = 0; i < 17; i++) {
            offered(file);
        }
        assertThat(call.transfers().stream().filter(FileTransfer::isOver)).singleElement().satisfies(last -> assertThat(last.problem()).contains("16 files"));
    }

    @Test
    void manyTransfersAreForgottenInTheEnd() {
        for (int i = 1; i <= 500; i++) {
            bobReads("{\"type\":\"file\",\"id\":" + i + ",\"name\":\"a\",\"size\":1,\"sha256\":\"" + "ab".repeat(32) + "\"}");
            bobReads("{\"type\":\"file-cancel\",\"id\":" + i + "}");
            world.advanceSeconds(0.5);
        }
        assertThat(bob.now().transfers()).hasSize(200).allMatch(FileTransfer::isOver);
    }

    @Test
    void anOfferThatIsRepeatedIsOneAndOneThatIsOverIsAnswered() {
        FileTransfer ours = offered(file("a", 10));
        String offer = bobEngine.latest().received.stream().filter(text -> text.contains("\"file\"")).findFirst().orElseThrow();
        bobReads(offer);
        assertThat(bob.now().transfers()).hasSize(1);
        incoming().decline();
        world.run();
        bobReads(offer);
        assertThat(bob.now().transfers()).hasSize(1);
        assertThat(aliceEngine.latest().received.stream().filter(text -> text.contains("file-decline"))).hasSize(2);
        assertThat(ours.state()).isEqualTo(State.DECLINED);
    }

    @Test
    void aNameOfTheOtherSideCannotLeaveTheFolder() throws IOException {
        bobReads("{\"type\":\"file\",\"id\":1,\"name\":\"../../../etc/cron.d/x\",\"size\":0,\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}");
        assertThat(incoming().name()).isEqualTo("x");
        incoming().accept(inbox);
        world.run();
        aliceEngine.latest().open("file:1", new FakeListener()).orElseThrow();
        world.advanceSeconds(1);
        assertThat(incoming().file()).contains(inbox.resolve("x"));
    }

    @Test
    void anAcceptanceThatWasLostIsSaidAgainWhenTheFileIsOfferedAgain() {
        FileTransfer ours = offered(file("a", 10));
        String offer = bobEngine.latest().received.stream().filter(text -> text.contains("\"file\"")).findFirst().orElseThrow();
        net.textLost = true;
        FileTransfer theirs = accepted();
        net.textLost = false;
        assertThat(ours.state()).isEqualTo(State.OFFERED);
        bobReads(offer);
        world.advanceSeconds(1);
        assertThat(ours.state()).isEqualTo(State.DONE);
        assertThat(theirs.state()).isEqualTo(State.DONE);
    }

    @Test
    void whoAcceptsWhatWasCancelledMeanwhileIsTold() {
        FileTransfer ours = offered(file("a", 10));
        net.textLost = true;
        ours.cancel();
        world.run();
        net.textLost = false;
        FileTransfer theirs = accepted();
        assertThat(theirs.state()).isEqualTo(State.CANCELLED);
        assertThat(inboxNames()).isEmpty();
    }
}

package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.server.UserStoreException;

/** Whose session an operator ends is out, whatever that one's client does at the same moment. */
class EndedByOperatorTest {
    private final Bench bench = new Bench();
    private final PlayedStore store = new PlayedStore();

    @BeforeEach
    void prepare() throws Exception {
        bench.store = store;
        store.register("alice", Bench.PASSWORD);
    }

    private boolean kick() {
        try {
            return bench.server.kick("alice");
        } catch (UserStoreException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aClientThatIsQuickerThanTheDiskDoesNotComeBackByToken() {
        Client alice = bench.login("alice");
        Client quick = bench.open();
        store.revoking = () -> {
            if (alice.connection.finished) {
                quick.say("{'type':'resume','id':1,'token':'" + alice.token + "'}");
            }
        };
        assertThat(kick()).isTrue();
        assertThat(Client.textOf(alice.error("displaced"), "message")).isEqualTo("the operator of this server ended this session");
        assertThat(bench.server.sessionCount()).isZero();
        quick.say("{'type':'resume','id':1,'token':'" + alice.token + "'}");
        quick.error("token-invalid");
    }

    @Test
    void aPasswordThatIsBeingCheckedWhileItIsChangedBringsNoSession() {
        store.checking = () -> {
            try {
                store.changePassword("alice", "battery staple");
            } catch (UserStoreException e) {
                throw new IllegalStateException(e);
            }
            assertThat(kick()).as("there is a session").isFalse();
        };
        Client alice = bench.open();
        alice.say("{'type':'login','id':1,'username':'alice','password':'" + Bench.PASSWORD + "'}");
        assertThat(bench.server.sessionCount()).isZero();
        alice.finished();
    }

    @Test
    void whereTheStoreFailsThenThereIsNoSessionEither() {
        store.checking = () -> {
            kick();
            store.unreadable = true;
        };
        Client alice = bench.open();
        alice.say("{'type':'login','id':1,'username':'alice','password':'" + Bench.PASSWORD + "'}");
        assertThat(bench.server.sessionCount()).isZero();
        alice.finished();
    }

    @Test
    void aTokenThatIsBeingCheckedWhileItsSessionIsEndedBringsNoSessionAndNoToken() {
        Client alice = bench.login("alice");
        Client other = bench.open();
        store.seen = () -> {
            store.seen = () -> { };
            assertThat(kick()).isTrue();
        };
        other.say("{'type':'resume','id':1,'token':'" + alice.token + "'}");
        assertThat(bench.server.sessionCount()).isZero();
        String token = other.next("logged-in").get("token").getAsString();
        other.error("displaced");
        Client again = bench.open();
        again.say("{'type':'resume','id':1,'token':'" + token + "'}");
        again.error("token-invalid");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStoreThatFailsWhenItIsAskedOnceMoreLeavesNoRequestAnsweredTwice(boolean error) {
        store.checking = () -> {
            kick();
            store.finding = () -> {
                if (error) {
                    throw new LinkageError("on purpose");
                }
                throw new IllegalStateException("on purpose");
            };
        };
        Client alice = bench.open();
        alice.say("{'type':'login','id':1,'username':'alice','password':'" + Bench.PASSWORD + "'}");
        alice.next("logged-in");
        alice.error("displaced");
        alice.finished();
    }

    @Test
    void tokensStayVoidThatWereIssuedWhenTheyLivedLonger() {
        Client alice = bench.login("alice");
        JsonObject login = alice.resume(alice.token);
        bench.server.adopt(Configs.with(Map.of("tokenDays", 1)));
        alice.say("{'type':'logout','id':1}");
        assertThat(store.revokedUntil.toEpochMilli()).isGreaterThanOrEqualTo(login.get("tokenExpiresMillis").getAsLong());
    }
}

package org.parley.call.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.call.internal.Alarms.Alarm;
import org.parley.call.internal.channel.ChannelMessage;
import org.parley.call.internal.channel.ChannelWriter;
import org.parley.media.IceCandidate;
import org.parley.media.VideoInput;
import org.parley.protocol.ByeReason;
import org.parley.protocol.PeerMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call between two: the state machine. All transitions go through {@link #move}:
 *
 * <table><caption>Transitions; "out" and "in" tell an outgoing from an incoming call</caption>
 * <tr><th>from</th><th>on</th><th>to</th></tr>
 * <tr><td>(new, out)</td><td>the user calls</td><td>DIALING</td></tr>
 * <tr><td>(new, in)</td><td>offer</td><td>RINGING</td></tr>
 * <tr><td>(new, in)</td><td>offer that wins a glare: it is answered without asking</td><td>CONNECTING</td></tr>
 * <tr><td>DIALING</td><td>ack of the first offer</td><td>RINGING</td></tr>
 * <tr><td>DIALING, RINGING out</td><td>answer</td><td>CONNECTING</td></tr>
 * <tr><td>RINGING in</td><td>the user answers</td><td>CONNECTING</td></tr>
 * <tr><td>CONNECTING</td><td>session connected</td><td>ACTIVE</td></tr>
 * <tr><td>ACTIVE</td><td>session failed, or disturbed for 2 s; engine stopped here; fresh session there</td><td>RECOVERING</td></tr>
 * <tr><td>RECOVERING</td><td>session connected</td><td>ACTIVE</td></tr>
 * <tr><td>any</td><td>bye</td><td>ENDED as the bye says, by PEER; no-answer and media-lost by NETWORK</td></tr>
 * <tr><td>DIALING, RINGING out</td><td>hang up</td><td>ENDED CANCELLED by SELF</td></tr>
 * <tr><td>RINGING in</td><td>decline, hang up</td><td>ENDED DECLINED by SELF</td></tr>
 * <tr><td>CONNECTING, ACTIVE, RECOVERING</td><td>hang up</td><td>ENDED HANGUP by SELF</td></tr>
 * <tr><td>DIALING, RINGING</td><td>45 s after the offer (out), 60 s (in)</td><td>ENDED NO_ANSWER by NETWORK</td></tr>
 * <tr><td>DIALING, RINGING out</td><td>peer-offline for the first offer</td><td>ENDED PEER_OFFLINE by NETWORK</td></tr>
 * <tr><td>DIALING</td><td>offer not acknowledged within 30 s</td><td>ENDED FAILED by NETWORK</td></tr>
 * <tr><td>DIALING, RINGING out</td><td>offer of the other side that wins a glare</td><td>ENDED CANCELLED by NETWORK, without a bye</td></tr>
 * <tr><td>CONNECTING, ACTIVE, RECOVERING</td><td>no media for 30 s; or for 3 s while the server says he is offline</td><td>ENDED MEDIA_LOST by NETWORK</td></tr>
 * <tr><td>RINGING in, CONNECTING, ACTIVE, RECOVERING</td><td>another call is offered by the same other side</td><td>ENDED FAILED by PEER</td></tr>
 * <tr><td>any</td><td>media cannot be made; engine gone for 10 s; an error of ours</td><td>ENDED FAILED by SELF</td></tr>
 * <tr><td>any</td><td>displaced, logged out</td><td>ENDED SIGNED_OUT by SELF</td></tr>
 * </table>
 */
final class DirectCall {
    private static final Logger LOG = LoggerFactory.getLogger(DirectCall.class);
    private static final Duration CALLER_GIVES_UP = Duration.ofSeconds(45);
    private static final Duration CALLEE_GIVES_UP = Duration.ofSeconds(60);
    private static final Duration GLARE = Duration.ofSeconds(10);
    private static final Set<CallState> UNANSWERED = EnumSet.of(CallState.DIALING, CallState.RINGING);
    private static final Map<CallState, Set<CallState>> NEXT = new EnumMap<>(Map.of(
            CallState.DIALING, EnumSet.of(CallState.RINGING, CallState.CONNECTING, CallState.ENDED),
            CallState.RINGING, EnumSet.of(CallState.CONNECTING, CallState.ENDED),
            CallState.CONNECTING, EnumSet.of(CallState.ACTIVE, CallState.ENDED),
            CallState.ACTIVE, EnumSet.of(CallState.RECOVERING, CallState.ENDED),
            CallState.RECOVERING, EnumSet.of(CallState.ACTIVE, CallState.ENDED),
            CallState.ENDED, EnumSet.noneOf(CallState.class)));

    private final CallContext context;
    private final UserSide.Origin origin;
    private final Glance glance;
    private final UserSide user;
    private final Instant begun;
    private final Showing showing = new Showing();
    private final Conversation conversation;
    private final DeviceChoice devices;
    private final Verification verification;
    private final Alarms alarms;
    private final Linking linking;
    private final Negotiation negotiation;
    private final IceRestart iceRestart;
    private final Silence silence;
    private final Reception reception;
    private final Farewell farewell;
    private CallState state;
    private Instant giveUpAt;
    private boolean offered;
    private boolean wasUp;

    private DirectCall(CallContext context, UserSide.Origin origin) {
        this.context = context;
        this.origin = origin;
        this.begun = context.loop().now();
        this.state = origin.direction() == Call.Direction.OUTGOING ? CallState.DIALING : CallState.RINGING;
        this.glance = new Glance(origin.peer(), state);
        this.user = new UserSide(this, context, origin, glance);
        this.alarms = new Alarms(context.loop(), this::guard);
        Settings settings = context.settings().get();
        this.conversation = new Conversation(context, this, showing);
        this.devices = new DeviceChoice(this, settings.media());
        this.verification = new Verification(context, alarms, this);
        this.linking = new Linking(context, alarms, this, settings.engine());
        this.negotiation = new Negotiation(context, alarms, this, linking);
        this.iceRestart = new IceRestart(context.loop(), alarms, this);
        this.silence = new Silence(context, alarms, this);
        this.reception = new Reception(context, this);
        this.farewell = new Farewell(context, this);
    }

    /** A call to {@code peer}; any thread may make it. It begins with {@link #dial}. */
    static DirectCall outgoing(CallContext context, String self, String peer) {
        boolean video = !(context.settings().get().media().capture().camera() instanceof VideoInput.None);
        return new DirectCall(context, new UserSide.Origin(context.ids().call(), self, peer, Call.Direction.OUTGOING, video));
    }

    /** A call from the sender of {@code offer}. It begins with {@link #ring} or {@link #replace}. */
    static DirectCall incoming(CallContext context, String self, PeerMessage.Offer offer) {
        return new DirectCall(context, new UserSide.Origin(offer.call(), self, offer.from(), Call.Direction.INCOMING, offer.video()));
    }

    void dial() {
        guard(() -> {
            announce();
            giveUpAfter(CALLER_GIVES_UP);
            linking.open(null);
        });
    }

    void ring(PeerMessage.Offer offer, List<IceCandidate> early) {
        guard(() -> {
            reception.isNew(offer.id());
            announce();
            giveUpAfter(CALLEE_GIVES_UP);
            negotiation.prepare(offer, early);
        });
    }

    /** Takes the place of this user's own call, which lost the glare: its user wants to talk already. */
    void replace(DirectCall lost, PeerMessage.Offer offer, List<IceCandidate> early) {
        guard(() -> {
            reception.isNew(offer.id());
            farewell.crossed(lost.id(), ByeReason.CANCELLED);
            conversation.like(lost.showing);
            devices.like(lost.devices);
            state = CallState.CONNECTING;
            glance.state = state;
            begin();
            announce();
            negotiation.prepare(offer, early);
        });
    }

    private void giveUpAfter(Duration time) {
        giveUpAt = context.loop().now().plus(time);
        alarms.set(Alarm.NO_ANSWER, time, () -> end(EndReason.NO_ANSWER, CallEnd.By.NETWORK));
    }

    /** This machine was asleep, and its timers with it: it must not ring for a call that is long over, and one that was up may be over on the other side, which an offer tells. */
    void awoke() {
        if (answered()) {
            iceRestart.addressGone();
        } else {
            Duration left = Duration.between(context.loop().now(), giveUpAt);
            giveUpAfter(left.isNegative() ? Duration.ZERO : left);
        }
    }

    /** A message of the other side; its sender fixes the spelling of the name. */
    void receive(PeerMessage message) {
        guard(() -> {
            glance.peer = message.from();
            reception.receive(message);
        });
    }

    /** The first offer has gone. */
    void offered() {
        offered = true;
        giveUpAfter(CALLER_GIVES_UP);
    }

    void ringsThere() {
        move(CallState.RINGING);
    }

    /** The other user took the call. */
    void answeredByPeer() {
        begin();
        move(CallState.CONNECTING);
    }

    boolean ringsHere() {
        return direction() == Call.Direction.INCOMING && state == CallState.RINGING;
    }

    /** This user takes the call. */
    void answer() {
        if (ringsHere()) {
            begin();
            move(CallState.CONNECTING);
            linking.accepted();
            negotiation.accepted();
        }
    }

    private void begin() {
        glance.answered(context.loop().nanos());
        alarms.clear(Alarm.NO_ANSWER);
        silence.begin();
    }

    void connected() {
        wasUp = true;
        silence.connected();
        linking.connected();
        verification.connected();
        if (state == CallState.CONNECTING || state == CallState.RECOVERING) {
            move(CallState.ACTIVE);
        }
    }

    void recovering() {
        if (state == CallState.ACTIVE) {
            move(CallState.RECOVERING);
        }
    }

    /** The session is over, though not the call. */
    void interrupted() {
        conversation.closed();
        iceRestart.fresh();
        negotiation.lost();
        recovering();
    }

    /** An offer or answer was repeated for 30 s in vain. */
    void unacknowledged() {
        guard(() -> {
            if (!wasUp) {
                end(EndReason.FAILED, CallEnd.By.NETWORK);
            }
        });
    }

    void mediaLost() {
        end(EndReason.MEDIA_LOST, CallEnd.By.NETWORK);
    }

    /** Engines and servers quote in a message what the other side sent. */
    void problem(String code, String message) {
        String line = PlainText.line(message);
        LOG.warn("Call {} with {}: {}", id(), peer(), line);
        tell(new CallEvent.Problem(user, code, line));
    }

    void fail(String code, String message) {
        aside(() -> problem(code, message));
        end(EndReason.FAILED, CallEnd.By.SELF);
    }

    /** Runs {@code task} unless the call is over; what it throws ends the call, on both sides. */
    void guard(Runnable task) {
        if (state == CallState.ENDED) {
            return;
        }
        try {
            task.run();
        } catch (RuntimeException | Error e) { // also of a heap that is full: a clock that is not set again would let the call go on for ever
            aside(() -> {
                LOG.error("Call {} met an error and ends", id(), e);
                problem("internal", "The call met an error of the program: " + e);
            });
            end(EndReason.FAILED, CallEnd.By.SELF);
        }
    }

    /** Ends the call, and tells the other side. */
    void end(EndReason reason, CallEnd.By by) {
        if (state != CallState.ENDED) {
            aside(() -> farewell.say(reason, offered));
            finish(reason, by);
        }
    }

    /** The other side has ended the call. */
    void endedByPeer(EndReason reason) {
        aside(farewell::settleCrossed);
        finish(reason, Endings.by(reason));
    }

    /** The other side's call takes this one's place. */
    void lostGlare() {
        finish(EndReason.CANCELLED, CallEnd.By.NETWORK);
    }

    private void finish(EndReason reason, CallEnd.By by) {
        glance.end = new CallEnd(reason, by, sinceAnswer());
        aside(() -> LOG.info("Call {} with {} ended: {} by {}", id(), peer(), reason, by));
        alarms.clearAll();
        aside(conversation::ended);
        aside(() -> context.outbox().ended(id()));
        aside(() -> context.ended().accept(this));
        aside(() -> move(CallState.ENDED));
        aside(() -> linking.close(farewell.unsent()));
    }

    /** What belongs to the end of the call, which comes whatever becomes of this: engines and disks may be broken. */
    void aside(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            try {
                LOG.error("Call {} met an error and ends nevertheless", id(), e);
            } catch (RuntimeException | Error unlogged) {
                // A log needs memory, too; a call that goes on for ever is worse than a line that is missing.
            }
        }
    }

    /** The one place where the state changes. */
    private void move(CallState next) {
        if (!NEXT.get(state).contains(next)) {
            throw new IllegalStateException("call " + id() + " cannot go from " + state + " to " + next);
        }
        state = next;
        glance.state = next;
        announce();
    }

    private void announce() {
        tell(new CallEvent.StateChanged(user, state));
    }

    void tell(CallEvent event) {
        context.events().accept(event);
    }

    /** Sends over the data channel; false when it is not open. */
    boolean sendData(ChannelMessage message) {
        return sendData(ChannelWriter.write(message));
    }

    /** Sends over the data channel; false when it is not open. */
    boolean sendData(String text) {
        MediaLink link = linking.link();
        return link != null && link.send(text);
    }

    /** What hanging up means now. */
    EndReason hangUpNow() {
        if (!UNANSWERED.contains(state)) {
            return EndReason.HANGUP;
        }
        return direction() == Call.Direction.OUTGOING ? EndReason.CANCELLED : EndReason.DECLINED;
    }

    /** Zero before an answer. */
    Duration sinceAnswer() {
        return glance.sinceAnswer(context.loop().nanos());
    }

    boolean answered() {
        return glance.isAnswered();
    }

    /** Whether {@code user} is the other side and would not call anew if he were still in this call: his process was killed, for instance. An offer of his that lost a glare may come late. */
    boolean isLeft(String user) {
        boolean noGlare = direction() == Call.Direction.INCOMING || sinceAnswer().compareTo(GLARE) > 0;
        return noGlare && Names.same(peer(), user);
    }

    /** Whether media was up once. */
    boolean wasUp() {
        return wasUp;
    }

    /** Whether this user wants to be seen and heard, and found: the caller at once, the callee when he has answered. */
    boolean mayCapture() {
        return answered() || direction() == Call.Direction.OUTGOING;
    }

    /** The call as users hold it. */
    UserSide user() {
        return user;
    }

    String id() {
        return origin.id();
    }

    String self() {
        return origin.self();
    }

    String peer() {
        return glance.peer;
    }

    Call.Direction direction() {
        return origin.direction();
    }

    boolean video() {
        return origin.video();
    }

    CallState state() {
        return state;
    }

    Instant begun() {
        return begun;
    }

    Showing showing() {
        return showing;
    }

    Conversation conversation() {
        return conversation;
    }

    DeviceChoice devices() {
        return devices;
    }

    Verification verification() {
        return verification;
    }

    /** What any thread may see. */
    Glance glance() {
        return glance;
    }

    Linking linking() {
        return linking;
    }

    Negotiation negotiation() {
        return negotiation;
    }

    IceRestart iceRestart() {
        return iceRestart;
    }

    Silence silence() {
        return silence;
    }

    Reception reception() {
        return reception;
    }

    Farewell farewell() {
        return farewell;
    }
}

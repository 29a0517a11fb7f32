package org.parley.signaling;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who does the work of a {@link SignalingClient}: an OSGi service that comes and goes with its bundle. It is used through the one {@code SignalingClient} that stays, which hands
 * over from a provider that goes to the next. At most one provider is used at a time; only the one that is used connects.
 */
@ProviderType
public interface SignalingProvider extends SignalingClient {
    /**
     * Goes on where another left off: seeks the server, as after the loss of a connection, and resumes the session. Called before anything else is asked of this provider; any
     * thread may call, and returns at once.
     */
    void goOn(Standing standing);

    /**
     * Gives up the connection for a successor, without ending the session on the server. Subscribers are told {@link SignalingEvent.Disconnected} with
     * {@link DisconnectReason#TRANSPORT_STOPPED} where there was one, and nothing after it; then the stage completes, which a subscriber that blocks holds up. Called once; any thread may call, and
     * returns at once.
     */
    CompletionStage<Standing> handOver();
}

package org.parley.launcher.conformance.server;

import java.util.ArrayList;
import java.util.List;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Facts;

/** All that is asked of a server. */
public final class ServerCases {
    private ServerCases() {}

    /** The cases; {@code facts} tell how long some of them take. */
    public static List<Case> all(Facts facts) {
        List<Case> all = new ArrayList<>();
        all.addAll(FramingCases.all(facts));
        all.addAll(WebSocketCases.all());
        all.addAll(MessageCases.all());
        all.addAll(JsonCases.all());
        all.addAll(OpeningCases.all(facts));
        all.addAll(OrderCases.all());
        all.addAll(AccountCases.all());
        all.addAll(TokenCases.all());
        all.addAll(SessionCases.all(facts));
        all.addAll(PresenceCases.all());
        all.addAll(ForwardingCases.all());
        all.addAll(EnvelopeCases.all());
        all.addAll(QueueCases.all());
        all.addAll(KeepAliveCases.all(facts));
        all.addAll(LimitCases.all());
        return List.copyOf(all);
    }
}

package org.parley.launcher.conformance;

import com.google.gson.JsonObject;

/**
 * What the server said of itself, and what its operator set.
 *
 * @param helloMillis time for hello, which no message tells
 * @param loginMillis time for the login, likewise
 */
public record Facts(long maxFrameBytes, long heartbeatMillis, long timeoutMillis, long resumeMillis, long helloMillis, long loginMillis) {
    /** Of a welcome. */
    static Facts of(JsonObject welcome, long helloMillis, long loginMillis) throws Finding {
        Facts facts = new Facts(Json.number(welcome, "maxFrameBytes"), Json.number(welcome, "heartbeatMillis"), Json.number(welcome, "timeoutMillis"),
            Json.number(welcome, "resumeMillis"), helloMillis, loginMillis);
        Finding.unless(facts.maxFrameBytes > 0 && facts.heartbeatMillis > 0 && facts.timeoutMillis > 0 && facts.resumeMillis > 0,
            "a welcome must have maxFrameBytes, heartbeatMillis, timeoutMillis and resumeMillis above 0: " + welcome);
        return facts;
    }
}

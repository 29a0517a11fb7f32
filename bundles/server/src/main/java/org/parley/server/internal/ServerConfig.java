package org.parley.server.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration of the server, PID {@code org.parley.server}. The defaults are the figures of docs/protocol.md; what one value may be stands here, and {@link ConfigCheck} says which go together. */
@ObjectClassDefinition(name = "Parley signaling server")
public @interface ServerConfig {
    @AttributeDefinition(description = "Addresses to listen on; --listen on the command line comes before it.")
    String[] listen() default {"tls://0.0.0.0:7443", "wss://0.0.0.0:7444", "tcp://127.0.0.1:7400", "ws://127.0.0.1:7401"};

    @AttributeDefinition(description = "Allow tcp and ws on other than loopback addresses. They carry passwords in clear.")
    boolean plainOnAnyAddress() default false;

    @AttributeDefinition(description = "Addresses and networks of proxies whose word is taken about where a client is.")
    String[] trustedProxies() default {};

    @AttributeDefinition(description = "PEM file of the certificate chain for tls and wss; empty: one is made in the data folder.")
    String tlsCertificate() default "";

    @AttributeDefinition(description = "PEM file of the key that belongs to it.")
    String tlsKey() default "";

    @AttributeDefinition(min = "1024", max = "1073741824", description = "Largest message, without framing.")
    int maxFrameBytes() default 65_536;

    @AttributeDefinition(min = "100", max = "86400000", description = "How often clients ping.")
    int heartbeatMillis() default 5_000;

    @AttributeDefinition(min = "1000", max = "86400000", description = "Silence after which a connection is lost.")
    int timeoutMillis() default 15_000;

    @AttributeDefinition(min = "1", max = "86400000", description = "How long a session outlives its connection.")
    int resumeMillis() default 30_000;

    @AttributeDefinition(min = "100", max = "86400000", description = "Time for hello, handshakes included.")
    int helloMillis() default 5_000;

    @AttributeDefinition(min = "100", max = "86400000", description = "Time for the login, from welcome on.")
    int loginMillis() default 30_000;

    @AttributeDefinition(description = "Whether accounts may be made by clients.")
    boolean registrationOpen() default true;

    @AttributeDefinition(min = "1", max = "3650", description = "How long a token is good.")
    int tokenDays() default 30;

    @AttributeDefinition(description = "stun: and stuns: URLs for clients (RFC 7064).")
    String[] stunUrls() default {};

    @AttributeDefinition(description = "turn: and turns: URLs for clients (RFC 7065).")
    String[] turnUrls() default {};

    @AttributeDefinition(type = AttributeType.PASSWORD, description = "Secret shared with the TURN server.")
    String turnSecret() default "";

    @AttributeDefinition(min = "12", max = "8760", description = "How long TURN credentials are good.")
    int turnCredentialHours() default 24;

    @AttributeDefinition(min = "1", max = "1000000000", description = "Messages a second a connection may send; a peers request counts as 10.")
    int messagesPerSecond() default 50;

    @AttributeDefinition(min = "10", max = "1000000000", description = "Messages a connection may send at once.")
    int messageBurst() default 200;

    @AttributeDefinition(min = "1", max = "1000000000", description = "Bytes a second a connection may send.")
    int bytesPerSecond() default 65_536;

    @AttributeDefinition(min = "1024", max = "2147483647", description = "Bytes a connection may send at once.")
    int byteBurst() default 393_216;

    @AttributeDefinition(min = "1", max = "10000", description = "Messages refused for their rate within 10 s that close a connection.")
    int refusalsToClose() default 200;

    @AttributeDefinition(min = "1", max = "10000", description = "Broken messages within 10 s that close a connection.")
    int badMessagesToClose() default 10;

    @AttributeDefinition(min = "1", max = "1000000000", description = "Failed logins per pair of account and address.")
    int failedLoginsPerAccount() default 10;

    @AttributeDefinition(min = "1", max = "1000000000", description = "Failed logins per address.")
    int failedLoginsPerAddress() default 100;

    @AttributeDefinition(min = "1", max = "1440", description = "The time within which failed logins count.")
    int failedLoginMinutes() default 15;

    @AttributeDefinition(min = "1", max = "1000000000", description = "Registrations per address and hour.")
    int registrationsPerAddress() default 10;

    @AttributeDefinition(min = "1", max = "1000000000", description = "Connections per address.")
    int connectionsPerAddress() default 64;

    @AttributeDefinition(min = "0", max = "256", description = "Passwords hashed at once; 0: one less than there are processors, at least 1.")
    int hashThreads() default 0;

    @AttributeDefinition(min = "1", max = "100000", description = "Passwords that may wait to be hashed.")
    int hashQueue() default 1_000;

    @AttributeDefinition(min = "1", max = "86400000", description = "How long a password waits to be hashed at most.")
    int hashWaitMillis() default 5_000;

    @AttributeDefinition(min = "1", max = "256", description = "Threads that look accounts up, without hashing.")
    int storeThreads() default 2;

    @AttributeDefinition(min = "0", max = "1000000", description = "Messages that are queued for a session without a connection.")
    int queuedMessages() default 64;

    @AttributeDefinition(min = "0", max = "1073741824", description = "Bytes that are queued for a session without a connection.")
    int queuedBytes() default 262_144;

    @AttributeDefinition(min = "1", max = "1073741824", description = "Unsent bytes of a connection from which on messages of others are refused.")
    int refuseUnsentBytes() default 524_288;

    @AttributeDefinition(min = "1024", max = "1073741824", description = "Unsent bytes with which a connection is lost.")
    int maxUnsentBytes() default 1_048_576;

    @AttributeDefinition(min = "0", max = "1000000", description = "Users online up to which changes of presence are announced.")
    int announceLimit() default 2_000;

    @AttributeDefinition(min = "250", max = "86400000", description = "Shortest time from presence to presence.")
    int presenceIntervalMillis() default 300;

    @AttributeDefinition(min = "0", max = "1000000", description = "Time from presence to presence for each session that follows it.")
    int presenceMicrosPerSession() default 200;

    @AttributeDefinition(min = "0", max = "86400000", description = "When the server stops: within what time clients come back.")
    int shutdownRetryMillis() default 3_000;
}

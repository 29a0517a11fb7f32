package org.parley.server.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests on one server, where mallory misbehaves and two others, who talk to each other, must notice nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AmongBystanders {
    LiveServer server;
    Bystanders others;
    WireClient mallory;
    private final Map<String, Object> config;
    private int count;

    AmongBystanders(Map<String, Object> config) {
        this.config = config;
    }

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        server = new LiveServer(data, config);
        others = new Bystanders(server);
    }

    @BeforeEach
    void letMalloryIn() throws Exception {
        mallory = server.client();
        mallory.enter("mallory" + ++count);
    }

    /** With mallory's name, which is another in each test, in the place of FROM. */
    String mine(String text) {
        return text.replace("FROM", "mallory" + count);
    }

    @AfterEach
    void theOthersNoticedNothing() throws IOException {
        mallory.close();
        others.noticeNothing();
    }

    @AfterAll
    void stop() throws Exception {
        others.close();
        server.close();
    }
}

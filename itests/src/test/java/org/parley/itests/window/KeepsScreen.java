package org.parley.itests.window;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps what was on the screen when a test failed: {@code target/failed/TEST.png}. */
final class KeepsScreen implements AfterTestExecutionCallback {
    @Override
    public void afterTestExecution(ExtensionContext context) {
        VirtualDisplay display = VirtualDisplay.LATEST.get();
        if (context.getExecutionException().isPresent() && display != null) {
            SmallPng.write(display.look(), Path.of("target", "failed", context.getDisplayName().replaceAll("\\W", "") + ".png"));
        }
    }
}

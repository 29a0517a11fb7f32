package org.parley.launcher.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The steps that a measured window takes by itself, in a file that the property {@code parley.ui.walk} names. */
record Walk(Path file) {
    /** Every screen is opened for the first time, then again. */
    static final List<String> PARTS = List.of("cold", "warm");

    private static final String ENTRANCE = """
        rest 1500
        type connect.server SERVER
        press connect.button
        press signin.mode.register
        type signin.user bob
        type signin.password correct horse battery
        type signin.repeat correct horse battery
        press signin.button
        wait home.search
        """;
    private static final String ROUND = """
        press home.settings
        rest 1500
        press settings.back
        type home.search alice
        rest 1000
        down home.search
        press person.call.video
        wait call.hangup
        rest 2500
        press call.chat
        type chat.input Hello
        press chat.send
        press call.details
        rest 1500
        press call.details
        press call.verify
        close verify.words
        press call.share
        rest 700
        close share.start
        press call.devices
        rest 500
        press devices.close
        press call.mute
        press call.mute
        press call.camera
        press call.camera
        press call.hangup
        press call.end.home
        rest 500
        ask call
        press incoming.answer
        rest 1500
        press call.hangup
        press call.end.home
        rest 500
        """;

    /** Writes the steps for a server at {@code address} into {@code file}. */
    static Walk of(Path file, URI address) throws IOException {
        List<String> steps = new ArrayList<>();
        for (String part : PARTS) {
            steps.add("part " + part);
            steps.addAll(((steps.size() == 1 ? ENTRANCE.replace("SERVER", address.toString()) : "") + ROUND).lines().toList());
        }
        Files.write(file, steps);
        return new Walk(file);
    }

    /** An option for Java that asks for it. */
    String option() {
        return "-Dparley.ui.walk=" + file;
    }
}

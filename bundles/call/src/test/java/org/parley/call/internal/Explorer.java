package org.parley.call.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tries all sequences of choices within a scope, the shortest first, each from a fresh beginning since real objects cannot be copied. A sequence that leads to a state seen before
 * is not followed further. From every state it is checked that things come to a good end when users do nothing more, mended and unmended.
 */
final class Explorer {
    private static final int ENOUGH = 3;

    private final Scope scope;
    private final Set<ByteBuffer> seen = new HashSet<>();
    private final Deque<List<Choice>> open = new ArrayDeque<>();
    private final List<String> violations = new ArrayList<>();
    private int steps;

    Explorer(Scope scope) {
        this.scope = scope;
    }

    /** Ends at the third violation. Throws when the scope has more than {@code most} states. */
    void explore(int most) {
        visit(List.of());
        while (!open.isEmpty() && violations.size() < ENOUGH) {
            List<Choice> past = open.poll();
            for (Choice next : Scene.after(scope.firstWins(), past).choices()) {
                if (scope.allows(past, next)) {
                    List<Choice> sequence = new ArrayList<>(past);
                    sequence.add(next);
                    visit(sequence);
                }
            }
            if (seen.size() > most) {
                throw new AssertionError(this + ", and more: give a narrower bound");
            }
        }
    }

    private void visit(List<Choice> sequence) {
        steps++;
        try {
            Scene scene = Scene.after(scope.firstWins(), sequence);
            if (!seen.add(digest(scene.state() + scope.used(sequence)))) {
                return;
            }
            open.add(sequence);
            boolean whole = scene.isWhole();
            rest(scene, true);
            if (!whole) {
                rest(Scene.after(scope.firstWins(), sequence), false);
            }
        } catch (AssertionError | RuntimeException e) {
            violations.add(Choice.text(sequence) + "\n    " + e);
        }
    }

    private void rest(Scene scene, boolean mended) {
        try {
            scene.rest(mended);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError((mended ? "mended: " : "left as it is: ") + e.getMessage(), e);
        }
        for (TwoEnds one : scene.ends()) {
            if (scope.isWhole()) {
                one.checkWhole();
            }
        }
    }

    private static ByteBuffer digest(String state) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(state.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    List<String> violations() {
        return violations;
    }

    @Override
    public String toString() {
        return scope + ": " + seen.size() + " states, " + steps + " steps";
    }
}

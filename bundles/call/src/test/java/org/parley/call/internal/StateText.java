package org.parley.call.internal;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Everything that can be reached from some objects, as text: fields, collections, timers with the time that is left, and what lambdas hold. So nothing that a state consists of
 * can be forgotten. What differs between two histories without a meaning is written alike: ids by their first appearance, times by how long ago.
 */
final class StateText {
    private static final Set<String> SKIPPED = Set.of("subscribers", "history", "wire", "received", "taken", "candidates", "order", "faults", "bytes", "stats", "last", "nanos", "timers", "live", "version", "opened", "lose", "twice", "delay", "tamper", "kept", "closings", "lastId", "delayed", "latestAccount");
    private static final Set<String> TIMES = Set.of("begun", "at", "heardAt", "toldAt", "restartedAt", "reconnectedAt", "answeredAt", "allowedAt");
    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

    private final World world;
    private final StringBuilder out = new StringBuilder(16_384);
    private final Map<Object, Integer> seen = new IdentityHashMap<>();

    StateText(World world) {
        this.world = world;
    }

    void write(Object value) {
        if (value == null) {
            out.append('~');
        } else if (value instanceof String || value instanceof Number || value instanceof Boolean || value instanceof Enum || value instanceof Duration) {
            out.append(value);
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null));
        } else if (value instanceof AtomicReference<?> reference) {
            write(reference.get());
        } else if (value instanceof CompletableFuture<?> future) {
            out.append(future.isDone() ? "done" : "due");
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Collection<?> collection) {
            collection(collection);
        } else if (value.getClass().getName().startsWith("org.parley.")) {
            object(value);
        } else {
            out.append(value.getClass().getSimpleName());
        }
        out.append(',');
    }

    private void map(Map<?, ?> map) {
        out.append('{');
        map.forEach((key, one) -> {
            write(key);
            write(one);
        });
        out.append('}');
    }

    private void collection(Collection<?> collection) {
        boolean identity = collection.getClass().getName().contains("SetFromMap") || collection.getClass().getName().contains("KeySetView");
        out.append('[').append(identity ? collection.size() : "");
        if (!identity) {
            collection.stream().filter(one -> !(one instanceof FakeSession session) || !session.closed).forEach(this::write);
        }
        out.append(']');
    }

    private void object(Object value) {
        Integer number = seen.get(value);
        boolean closed = value instanceof FakeSession session && session.closed;
        if (number != null || closed) {
            out.append('#').append(closed ? "closed" : number);
            return;
        }
        seen.put(value, seen.size());
        out.append(value.getClass().getName(), "org.parley.".length(), value.getClass().getName().length()).append('(');
        for (Field field : FIELDS.computeIfAbsent(value.getClass(), StateText::fields)) {
            try {
                Object held = field.get(value);
                if (TIMES.contains(field.getName()) && held instanceof Long time) {
                    out.append(time == 0 ? 0 : world.nanos() - time).append(',');
                } else {
                    write(held);
                }
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        out.append(')');
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !SKIPPED.contains(field.getName()) && field.getType() != java.time.Instant.class).toList();
        fields.forEach(AccessibleObject::trySetAccessible);
        return fields;
    }

    /** The text, with {@code more} in the end. */
    String finish(String more) {
        return new Renaming(out.append(more)).result();
    }
}

package org.parley.media.screen.internal.bus;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values of D-Bus as Java has them: numbers as Integer, texts and paths as String, arrays and tuples as List, dictionaries as Map; what is of another type is left out as null. */
final class Value {
    /** What answers is not trusted to be small. */
    private static final int MOST_CHILDREN = 1_000;
    private static final int DEEPEST = 8;

    private final Gio gio;

    Value(Gio gio) {
        this.gio = gio;
    }

    /** Reads {@code variant}, which stays the caller's. */
    Object of(Pointer variant) {
        return of(variant, 0);
    }

    private Object of(Pointer variant, int depth) {
        String type = gio.g_variant_get_type_string(variant);
        switch (type.charAt(0)) {
            case 'u':
                return gio.g_variant_get_uint32(variant);
            case 'i':
                return gio.g_variant_get_int32(variant);
            case 'h':
                return gio.g_variant_get_handle(variant);
            case 's', 'o':
                return gio.g_variant_get_string(variant, null);
            case 'v':
                return depth >= DEEPEST ? null : freed(gio.g_variant_get_variant(variant), depth);
            case 'a', '(':
                return depth >= DEEPEST ? null : type.startsWith("a{s") ? dictionary(variant, depth) : list(variant, depth);
            default:
                return null;
        }
    }

    private List<Object> list(Pointer container, int depth) {
        List<Object> values = new ArrayList<>();
        long count = Math.min(MOST_CHILDREN, gio.g_variant_n_children(container));
        for (long i = 0; i < count; i++) {
            values.add(freed(gio.g_variant_get_child_value(container, i), depth));
        }
        return values;
    }

    private Map<String, Object> dictionary(Pointer container, int depth) {
        Map<String, Object> values = new HashMap<>();
        long count = Math.min(MOST_CHILDREN, gio.g_variant_n_children(container));
        for (long i = 0; i < count; i++) {
            Pointer entry = gio.g_variant_get_child_value(container, i);
            values.put((String) freed(gio.g_variant_get_child_value(entry, 0), depth), freed(gio.g_variant_get_child_value(entry, 1), depth));
            gio.g_variant_unref(entry);
        }
        return values;
    }

    private Object freed(Pointer variant, int depth) {
        try {
            return of(variant, depth + 1);
        } finally {
            gio.g_variant_unref(variant);
        }
    }
}

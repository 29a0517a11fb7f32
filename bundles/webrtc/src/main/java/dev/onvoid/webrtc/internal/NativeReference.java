package dev.onvoid.webrtc.internal;

import java.lang.reflect.Field;

/**
 * Counts references of native objects for which webrtc-java 0.14.0 forgets to, or has no method. It sits in this package
 * because {@link RefCountedObject} with its native {@code retain} and {@code release} is not exported.
 */
public final class NativeReference extends RefCountedObject {
    private static final Field HANDLE = handle();

    private NativeReference() {}

    /** The address of the native object behind {@code object}; 0 when it has none any more. */
    public static long of(NativeObject object) {
        try {
            return HANDLE.getLong(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds a reference to the native object at {@code address}; nothing for 0. */
    public static void retain(long address) {
        if (address != 0) {
            at(address).retain();
        }
    }

    /** Drops a reference of the native object at {@code address}, the last of which frees it; nothing for 0. */
    public static void release(long address) {
        if (address != 0) {
            at(address).release();
        }
    }

    private static NativeReference at(long address) {
        try {
            NativeReference reference = new NativeReference();
            HANDLE.setLong(reference, address);
            return reference;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field handle() {
        try {
            Field field = NativeObject.class.getDeclaredField("nativeHandle");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}

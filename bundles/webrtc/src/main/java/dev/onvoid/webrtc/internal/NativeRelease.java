package dev.onvoid.webrtc.internal;

import java.lang.reflect.Field;

/**
 * Drops the reference to the native object that {@code RTCPeerConnection.close()} of webrtc-java 0.14.0 keeps for ever.
 * It sits in this package because {@link RefCountedObject} and its native {@code release} are not exported.
 */
public final class NativeRelease extends RefCountedObject {
    private static final Field HANDLE = handle();

    private NativeRelease() {}

    /** The address of the native object behind {@code object}; 0 when it has none any more. */
    public static long handleOf(NativeObject object) {
        try {
            return HANDLE.getLong(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Drops one reference of the native object at {@code handle}, as {@link #handleOf} gave it before the close. */
    public static void release(long handle) {
        if (handle == 0) {
            return;
        }
        try {
            NativeRelease released = new NativeRelease();
            HANDLE.setLong(released, handle);
            released.release();
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

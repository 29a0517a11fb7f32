package org.parley.media.remote.internal.message;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** A record: its components in order. */
final class RecordValue implements Value {
    private final Constructor<?> constructor;
    private final RecordComponent[] components;
    private final List<Value> values;

    RecordValue(Class<?> type) {
        components = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
        values = Arrays.stream(components).map(component -> Value.nullable(component.getGenericType())).toList();
    }

    @Override
    public void write(Object value, DataOutputStream out) throws IOException {
        try {
            for (int i = 0; i < components.length; i++) {
                values.get(i).write(components[i].getAccessor().invoke(value), out);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object read(DataInputStream in) throws IOException {
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = values.get(i).read(in);
        }
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IOException("refused by " + constructor.getDeclaringClass().getSimpleName() + ": " + e.getCause(), e);
        }
    }
}

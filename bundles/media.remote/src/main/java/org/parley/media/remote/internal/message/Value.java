package org.parley.media.remote.internal.message;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.media.Devices;

/** How values of one type are written and read. What is not primitive begins with a byte that is 0 for null. */
interface Value {
    /** Type, to how it is written: those that are met. */
    Map<Type, Value> KNOWN = new ConcurrentHashMap<>(basic());

    /** What an answer may be: declared as {@link Object}. */
    List<Class<?>> ANSWERS = List.of(String.class, Boolean.class, Double.class, Devices.class);

    /** Writes one that is not null. */
    void write(Object value, DataOutputStream out) throws IOException;

    /** Reads it again. */
    Object read(DataInputStream in) throws IOException;

    /** For a type. */
    static Value of(Type type) {
        Value known = KNOWN.get(type);
        if (known == null) {
            known = make(type);
            KNOWN.put(type, known);
        }
        return known;
    }

    private static Value make(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list(nullable(list.getActualTypeArguments()[0]));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return new RecordValue(plain);
        }
        if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return pair((value, out) -> out.writeByte(((Enum<?>) value).ordinal()), in -> constants[in.readUnsignedByte()]);
        }
        if (plain.isSealed()) {
            return choice(Codec.records(plain));
        }
        throw new IllegalArgumentException(type + " cannot be sent");
    }

    /** As {@link #of}, for a place where null may be. */
    static Value nullable(Type type) {
        Value plain = of(type);
        if (type instanceof Class<?> c && c.isPrimitive()) {
            return plain;
        }
        return pair((value, out) -> {
            out.writeBoolean(value != null);
            if (value != null) {
                plain.write(value, out);
            }
        }, in -> in.readBoolean() ? plain.read(in) : null);
    }

    /** One of several types, named by its place. */
    private static Value choice(List<Class<?>> types) {
        return pair((value, out) -> {
            int place = types.indexOf(value.getClass());
            out.writeByte(place);
            of(types.get(place)).write(value, out);
        }, in -> of(types.get(in.readUnsignedByte())).read(in));
    }

    private static Value list(Value element) {
        return pair((value, out) -> {
            out.writeInt(((List<?>) value).size());
            for (Object one : (List<?>) value) {
                element.write(one, out);
            }
        }, in -> {
            List<Object> all = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                all.add(element.read(in));
            }
            return all;
        });
    }

    private static Map<Type, Value> basic() {
        Value whole = pair((value, out) -> out.writeInt((Integer) value), DataInputStream::readInt);
        Value truth = pair((value, out) -> out.writeBoolean((Boolean) value), DataInputStream::readBoolean);
        Value number = pair((value, out) -> out.writeDouble((Double) value), DataInputStream::readDouble);
        Value text = pair((value, out) -> writeBytes(((String) value).getBytes(StandardCharsets.UTF_8), out), in -> new String(readBytes(in), StandardCharsets.UTF_8));
        return Map.ofEntries(Map.entry(int.class, whole), Map.entry(Integer.class, whole), Map.entry(boolean.class, truth), Map.entry(Boolean.class, truth),
                Map.entry(double.class, number), Map.entry(Double.class, number), Map.entry(String.class, text),
                Map.entry(long.class, pair((value, out) -> out.writeLong((Long) value), DataInputStream::readLong)),
                Map.entry(byte[].class, pair((value, out) -> writeBytes((byte[]) value, out), Value::readBytes)),
                Map.entry(short[].class, pair((value, out) -> writeSamples((short[]) value, out), Value::readSamples)),
                Map.entry(Path.class, pair((value, out) -> text.write(((Path) value).toAbsolutePath().toString(), out), in -> Path.of((String) text.read(in)))),
                Map.entry(Object.class, pair((value, out) -> choice(ANSWERS).write(value, out), in -> choice(ANSWERS).read(in))));
    }

    private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[Math.min(in.readInt(), in.available())];
        in.readFully(bytes);
        return bytes;
    }

    private static void writeSamples(short[] samples, DataOutputStream out) throws IOException {
        out.writeInt(samples.length);
        for (short sample : samples) {
            out.writeShort(sample);
        }
    }

    private static short[] readSamples(DataInputStream in) throws IOException {
        short[] samples = new short[Math.min(in.readInt(), in.available() / 2)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = in.readShort();
        }
        return samples;
    }

    private static Value pair(Writer writer, Reader reader) {
        return new Value() {
            @Override
            public void write(Object value, DataOutputStream out) throws IOException {
                writer.write(value, out);
            }

            @Override
            public Object read(DataInputStream in) throws IOException {
                return reader.read(in);
            }
        };
    }

    /** Writes. */
    interface Writer {
        void write(Object value, DataOutputStream out) throws IOException;
    }

    /** Reads. */
    interface Reader {
        Object read(DataInputStream in) throws IOException;
    }
}

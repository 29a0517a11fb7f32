package org.parley.server.users.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id (RFC 9106). Thread-safe; every call but {@link #outdated} takes tens of milliseconds of one core and {@code memoryKiB} of heap.
 * A password is its UTF-8 bytes, without normalization.
 */
final class Argon2id {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Argon2Cost cost;
    private final PhcString decoy;
    private final HashMemory memory;

    Argon2id(Argon2Cost cost) {
        this.cost = cost;
        this.memory = new HashMemory(cost);
        this.decoy = new PhcString(cost, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
    }

    /**
     * A new hash with a fresh salt.
     *
     * @throws IllegalArgumentException when the password has half a surrogate pair, which no UTF-8 can carry
     */
    PhcString hash(String password) {
        byte[] secret = utf8(password).orElseThrow(() -> new IllegalArgumentException("a password must be valid Unicode"));
        byte[] salt = randomBytes(SALT_BYTES);
        return new PhcString(cost, salt, compute(secret, cost, salt, HASH_BYTES));
    }

    /** Whether this is the password; compared in constant time. */
    boolean matches(String password, PhcString stored) {
        Optional<byte[]> secret = utf8(password);
        byte[] computed = compute(secret.orElseGet(() -> new byte[0]), stored.cost(), stored.salt(), stored.hash().length);
        return MessageDigest.isEqual(computed, stored.hash()) & secret.isPresent();
    }

    /** Costs what {@link #matches} costs, so that an unknown name takes as long as a wrong password. */
    void matchNothing(String password) {
        matches(password, decoy);
    }

    /** Whether a hash was made with other parameters than new ones are. */
    boolean outdated(PhcString stored) {
        return !stored.cost().equals(cost) || stored.salt().length != SALT_BYTES || stored.hash().length != HASH_BYTES;
    }

    private byte[] compute(byte[] secret, Argon2Cost cost, byte[] salt, int length) {
        byte[] hash = new byte[length];
        memory.lend(blocks -> compute(secret, cost, salt, blocks, hash));
        Arrays.fill(secret, (byte) 0);
        return hash;
    }

    private static void compute(byte[] secret, Argon2Cost cost, byte[] salt, Argon2BytesGenerator.BlockPool blocks, byte[] hash) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKiB())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withSalt(salt)
                .withBlockPool(blocks)
                .build());
        generator.generateBytes(secret, hash);
    }

    /** String.getBytes would turn any lone surrogate into the same '?', and two passwords into one. */
    private static Optional<byte[]> utf8(String password) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(password));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            Arrays.fill(encoded.array(), (byte) 0);
            return Optional.of(bytes);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}

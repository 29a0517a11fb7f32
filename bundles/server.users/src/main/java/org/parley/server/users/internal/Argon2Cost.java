package org.parley.server.users.internal;

/**
 * What one Argon2id hash costs (RFC 9106).
 *
 * @param memoryKiB   from 8 times {@code parallelism} to 4,194,304
 * @param iterations  from 1 to 1,000
 * @param parallelism lanes, from 1 to 255
 */
record Argon2Cost(int memoryKiB, int iterations, int parallelism) {
    Argon2Cost {
        if (parallelism < 1 || parallelism > 255 || iterations < 1 || iterations > 1000 || memoryKiB < 8 * parallelism || memoryKiB > 4_194_304) {
            throw new IllegalArgumentException("impossible Argon2id parameters: m=" + memoryKiB + ",t=" + iterations + ",p=" + parallelism);
        }
    }
}

package dev.sluice.data.duplicate;

import it.unimi.dsi.fastutil.HashCommon;

/** Hashes of 64 bits that are the same on every machine. */
final class TextHash {
    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private TextHash() {}

    /** Of a whole text. */
    static long of(CharSequence text) {
        return of(text, 0, text.length());
    }

    /** Of a part: FNV-1a over characters, mixed. */
    static long of(CharSequence text, int from, int to) {
        long hash = BASIS;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return HashCommon.mix(hash);
    }

    /** Of a sequence of which one hash and the next element are known. */
    static long then(long hash, long next) {
        return HashCommon.mix(hash * PRIME + next);
    }
}

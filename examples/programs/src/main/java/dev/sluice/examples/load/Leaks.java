package dev.sluice.examples.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Whether memory was flat. Heap is, if after a full collection at the end no more is held than at the beginning, but
 * for a tenth and 16 MiB. Direct, mapped and anonymous memory, which go up and down as versions come and go, are, if
 * the least of the last third of the samples is no more above the least of the middle third.
 */
final class Leaks {
    /** With fewer samples there is nothing to tell. */
    static final int FEWEST_SAMPLES = 6;

    private static final double SHARE = 0.1;
    private static final long BYTES = 16 << 20;

    private Leaks() {}

    /**
     * What grew, each in one line; nothing if memory was flat.
     *
     * @param before held at the beginning
     * @param samples on the way, at least {@value #FEWEST_SAMPLES}
     * @param after held at the end
     */
    static List<String> of(Memory before, List<Memory> samples, Memory after) {
        List<String> grown = new ArrayList<>();
        compare("heap", before.heap(), after.heap(), grown);
        compare("direct", samples, Memory::direct, grown);
        compare("mapped", samples, Memory::mapped, grown);
        compare("anonymous", samples, memory -> memory.anonymous().orElse(0), grown);
        return grown;
    }

    private static void compare(String what, List<Memory> samples, ToLongFunction<Memory> bytes, List<String> grown) {
        int third = samples.size() / 3;
        compare(
                what,
                least(samples.subList(third, samples.size() - third), bytes),
                least(samples.subList(samples.size() - third, samples.size()), bytes),
                grown);
    }

    private static long least(List<Memory> samples, ToLongFunction<Memory> bytes) {
        return samples.stream().mapToLong(bytes).min().orElseThrow();
    }

    private static void compare(String what, long earlier, long later, List<String> grown) {
        if (later > earlier * (1 + SHARE) + BYTES) {
            grown.add(what + " grew from " + earlier + " to " + later + " bytes");
        }
    }
}

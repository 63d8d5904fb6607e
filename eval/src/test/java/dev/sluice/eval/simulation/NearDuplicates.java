package dev.sluice.eval.simulation;

import java.util.stream.IntStream;

/** The items of a world that are near duplicates of others. */
final class NearDuplicates {
    private NearDuplicates() {}

    static IntStream of(World world) {
        return IntStream.rangeClosed(1, world.settings().items()).filter(item -> world.original(item) != item);
    }

    static int first(World world) {
        return of(world).findFirst().orElseThrow();
    }
}

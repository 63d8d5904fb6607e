package dev.sluice.examples;

import java.util.function.LongConsumer;

/** Says how much memory a training takes before it starts, and refuses one that cannot have it. */
final class MemoryNeed implements LongConsumer {
    private static final int MEBI = 20;

    private final String what;
    private final Console console;

    /** @param what is trained */
    MemoryNeed(String what, Console console) {
        this.what = what;
        this.console = console;
    }

    @Override
    public void accept(long bytes) {
        long most = Runtime.getRuntime().maxMemory();
        console.say(
                "Training %s takes about %,d MB of heap beside the data, of at most %,d MB (-Xmx)",
                what, bytes >> MEBI, most >> MEBI);
        console.json("model", what, "estimated_bytes", bytes, "heap_bytes", most);
        require(what, bytes);
    }

    /**
     * Requires that there is so much memory.
     *
     * @throws IllegalArgumentException if there is not
     */
    static void require(String what, long bytes) {
        long most = Runtime.getRuntime().maxMemory();
        if (bytes > most - used() && bytes > most - usedWithoutGarbage()) {
            throw new IllegalArgumentException(Console.format(
                    "training %s takes about %,d MB of heap, and Java has at most %,d MB, of which the data take %,d:"
                            + " give it more by -Xmx, or train a smaller model or on fewer items (see --dim,"
                            + " --neighbours and --prepare)",
                    what, bytes >> MEBI, most >> MEBI, used() >> MEBI));
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long usedWithoutGarbage() {
        System.gc();
        return used();
    }
}

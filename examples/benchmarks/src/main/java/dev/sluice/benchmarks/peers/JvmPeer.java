package dev.sluice.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A peer that runs in this JVM.
 *
 * @param name what it is called
 * @param settings what it is built with
 * @param library a class of its library, whose jar says the version
 * @param patience the most items it is given unless it is asked for by name
 * @param builder how it is built
 */
record JvmPeer(String name, String settings, Class<?> library, int patience, Builder builder) implements Peer {
    /** Builds a searcher over the items of a dataset. */
    @FunctionalInterface
    interface Builder {
        /** Builds, with files in the given directory if it needs any. */
        Searcher build(Dataset data, Path scratch) throws IOException;
    }

    /** A peer that is given any number of items. */
    static JvmPeer of(String name, String settings, Class<?> library, Builder builder) {
        return new JvmPeer(name, settings, library, Integer.MAX_VALUE, builder);
    }

    /** The same, given no more items unless it is asked for by name. */
    JvmPeer withPatience(int items) {
        return new JvmPeer(name, settings, library, items, builder);
    }

    @Override
    public Contestant build(Dataset data, Path scratch) throws IOException {
        Cost.Watch watch = Cost.ofProcess();
        Searcher searcher = builder.build(data, scratch);
        Contestant.Built built = new Contestant.Built(system(), watch.stop(), searcher.bytes());
        return new Timed(searcher, data.queries(), built);
    }

    /** The file that the library came from, without its ending. */
    private String system() {
        String place =
                library.getProtectionDomain().getCodeSource().getLocation().getPath();
        return place.substring(place.lastIndexOf('/', place.length() - 2) + 1).replaceFirst("(\\.jar|/)$", "");
    }

    private record Timed(Searcher searcher, List<float[]> queries, Built built) implements Contestant {
        @Override
        public List<Knob> knobs(int k) {
            return searcher.knobs(k);
        }

        @Override
        public Answers answer(int k, Knob knob, Pace pace) throws IOException {
            int count = pace.queries(queries.size(), warmUp(k, knob, pace));
            List<int[]> found = List.of();
            List<Cost> rounds = new ArrayList<>();
            for (int round = 0; round < pace.rounds(); round++) {
                found = new ArrayList<>(count);
                rounds.add(ask(k, knob, count, found).over(count));
            }
            return Answers.of(found, rounds);
        }

        /** Seconds that a query takes at best. */
        private double warmUp(int k, Knob knob, Pace pace) throws IOException {
            Cost.Watch all = Cost.ofThread();
            int asked = 0;
            double best = Double.POSITIVE_INFINITY;
            do {
                Cost.Watch one = Cost.ofThread();
                searcher.search(queries.get(asked++ % queries.size()), k, knob);
                best = Math.min(best, one.stop().cpuSeconds());
            } while (all.stop().wallSeconds() < pace.seconds());
            return best;
        }

        private Cost ask(int k, Knob knob, int count, List<int[]> found) throws IOException {
            Cost.Watch watch = Cost.ofThread();
            for (int query = 0; query < count; query++) {
                found.add(searcher.search(queries.get(query), k, knob));
            }
            return watch.stop();
        }

        @Override
        public void close() throws IOException {
            searcher.close();
        }
    }
}

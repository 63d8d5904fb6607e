package dev.sluice.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * faiss, asked through Python in a process of its own, which measures itself; a call from Python costs about ten
 * microseconds more than one from C++.
 *
 * @param name what it is called
 * @param kind what is built
 */
record FaissPeer(String name, Kind kind) implements Peer {
    /** What faiss builds. */
    enum Kind {
        /** Every vector is read. */
        FLAT,
        /** As many cells as the square root of the items, of which some are read. */
        IVF;

        /** Settings worth measuring over that many items. */
        List<Knob> knobs(int rows) {
            int cells = 1 << Math.max(0, (int) Math.round(Math.log(rows) / Math.log(2) / 2));
            return this == FLAT
                    ? List.of(Knob.SCAN)
                    : IntStream.of(64, 32, 16, 8, 4, 2)
                            .map(share -> cells / share)
                            .filter(probes -> probes > 0)
                            .mapToObj(probes -> Knob.of("nprobe", probes))
                            .toList();
        }
    }

    @Override
    public String settings() {
        return "float32";
    }

    @Override
    public Optional<String> absence() {
        return FaissProcess.absence();
    }

    @Override
    public Contestant build(Dataset data, Path scratch) throws IOException {
        return FaissProcess.start(data, kind, scratch);
    }
}

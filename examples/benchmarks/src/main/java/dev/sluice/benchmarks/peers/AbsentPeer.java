package dev.sluice.benchmarks.peers;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A peer that this build does not hold.
 *
 * @param name what it would be called
 * @param reason why it is not here
 */
record AbsentPeer(String name, String reason) implements Peer {
    @Override
    public Optional<String> absence() {
        return Optional.of(reason);
    }

    @Override
    public String settings() {
        return "";
    }

    @Override
    public Contestant build(Dataset data, Path scratch) {
        throw new IllegalStateException(name + " is left out: " + reason);
    }
}

package dev.sluice.examples.retrieve;

import java.util.ArrayList;
import java.util.List;

/**
 * The loops of this JDK. In this form of the class, for JDK 22 and later, one with the Vector API is among them where
 * the JVM was started with {@code --add-modules jdk.incubator.vector}.
 */
final class ReadLoops {
    private ReadLoops() {}

    static List<ReadLoop> and(ReadLoop... plain) {
        List<ReadLoop> loops = new ArrayList<>(List.of(plain));
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            loops.add(new VectorSumming());
        }
        return loops;
    }
}

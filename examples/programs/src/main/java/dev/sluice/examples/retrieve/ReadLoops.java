package dev.sluice.examples.retrieve;

import java.util.List;

/** The loops of this JDK. In this form of the class, for JDK 17 to 21, only the ones that every JDK has. */
final class ReadLoops {
    private ReadLoops() {}

    static List<ReadLoop> and(ReadLoop... plain) {
        return List.of(plain);
    }
}

package dev.sluice.benchmarks.peers;

import java.util.Map;

/** Where results go as they come. */
interface Report {
    /** What is compared, and where; before everything else. */
    void begin(Map<String, Object> circumstances);

    /** A result. */
    void add(Measurement measurement);

    /** Somebody who could not be measured, and why. */
    void leaveOut(String peer, String reason);
}

package dev.sluice.data.audit;

import dev.sluice.data.Dataset;
import dev.sluice.data.LineFault;
import dev.sluice.data.MalformedLines;
import dev.sluice.data.ReadResult;
import java.util.Map;

/**
 * A part of a data set, such as what is for training.
 *
 * @param name says in examples where an event stands
 * @param data the events and their ids
 * @param malformed lines that a reader left out since they are no events; some of them are defects of the data
 */
public record AuditPart(String name, Dataset data, Map<LineFault, MalformedLines> malformed) {
    public AuditPart {
        malformed = Map.copyOf(malformed);
    }

    /** Events that were not read from a file, or all of it. */
    public static AuditPart of(String name, Dataset data) {
        return new AuditPart(name, data, Map.of());
    }

    /** A file as it was read with {@link dev.sluice.data.BadLines#SKIP}. */
    public static AuditPart of(String name, ReadResult read) {
        return new AuditPart(name, read.dataset(), read.report().byFault());
    }
}

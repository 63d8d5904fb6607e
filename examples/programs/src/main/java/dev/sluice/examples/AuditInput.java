package dev.sluice.examples;

import dev.sluice.data.BadLines;
import dev.sluice.data.DataException;
import dev.sluice.data.DataFormat;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.LineFault;
import dev.sluice.data.MalformedLines;
import dev.sluice.data.ReadReport;
import dev.sluice.data.ReadResult;
import dev.sluice.data.audit.AuditData;
import dev.sluice.data.audit.AuditPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The parts that an audit looks through, and the catalogues that it holds them to. */
final class AuditInput {
    @Option(
            names = "--train",
            arity = "1..*",
            required = true,
            paramLabel = "FILE",
            description = "events to train on, or all: files " + EventFiles.DESCRIPTION)
    private List<String> train = List.of();

    @Option(
            names = "--validation",
            arity = "1..*",
            paramLabel = "FILE",
            description = "later events, to choose settings by")
    private List<String> validation = List.of();

    @Option(names = "--test", arity = "1..*", paramLabel = "FILE", description = "later events, to judge by")
    private List<String> test = List.of();

    @Option(names = "--items", paramLabel = "FILE", description = "file of all items that there are")
    @Nullable
    private Path items;

    @Option(names = "--users", paramLabel = "FILE", description = "file of all users that there are")
    @Nullable
    private Path users;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    /** The files of each part, by its name, in the order of time. */
    Map<String, EventFiles> parts() {
        Map<String, EventFiles> parts = new LinkedHashMap<>();
        parts.put("train", new EventFiles(train));
        parts.put("validation", new EventFiles(validation));
        parts.put("test", new EventFiles(test));
        parts.values().removeIf(files -> files.names().isEmpty());
        return parts;
    }

    /** Refuses names that are none. */
    void check(Console console) {
        console.option(() -> {
            parts().values().forEach(EventFiles::check);
            return true;
        });
    }

    /** Reads everything, and says how much there is. */
    AuditData read(Console console) throws IOException {
        Map<String, List<Path>> resolved = new LinkedHashMap<>();
        for (Map.Entry<String, EventFiles> part : parts().entrySet()) {
            resolved.put(part.getKey(), part.getValue().resolved());
        }
        List<AuditPart> read = new ArrayList<>();
        for (Map.Entry<String, EventFiles> part : parts().entrySet()) {
            read.add(read(part.getKey(), part.getValue(), resolved.getOrDefault(part.getKey(), List.of()), console));
        }
        DatasetReader catalogues = DatasetReader.of(format(new EventFiles(train)));
        AuditData data = new AuditData(read, Optional.empty(), Optional.empty());
        data = items == null ? data : data.withItems(catalogues.readItems(items).ids());
        return users == null ? data : data.withUsers(catalogues.readUsers(users).ids());
    }

    private DataFormat format(EventFiles files) {
        return reading.format().orElseGet(files::formatByName);
    }

    /** Lines that are no events but tell of a defect are skipped here, and found by the audit. */
    private AuditPart read(String name, EventFiles files, List<Path> resolved, Console console) throws IOException {
        ReadResult read = DatasetReader.of(format(files))
                .badLines(BadLines.SKIP)
                .times(reading.times(Optional.empty()))
                .readAll(resolved);
        MalformedLines unreadable =
                read.report().byFault().getOrDefault(LineFault.OTHER, new MalformedLines(0, List.of()));
        if (unreadable.count() > 0 && reading.badLines() == BadLines.FAIL) {
            throw new DataException(unreadable.samples().get(0));
        }
        report(files, read.report(), unreadable, console);
        return AuditPart.of(name, read);
    }

    private static void report(EventFiles files, ReadReport report, MalformedLines unreadable, Console console) {
        console.say(
                "%s: %,d events of %,d users and %,d items",
                files.toString(), report.events(), report.users(), report.items());
        if (unreadable.count() > 0) {
            console.say("%,d malformed lines were left out, the first of them:", unreadable.count());
            unreadable.samples().forEach(sample -> console.say("  %s", sample));
            console.json(
                    "data",
                    files.toString(),
                    "skipped_lines",
                    unreadable.count(),
                    "skipped_samples",
                    unreadable.samples());
        }
    }
}

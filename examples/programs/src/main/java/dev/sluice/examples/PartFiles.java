package dev.sluice.examples;

import dev.sluice.data.BadLines;
import dev.sluice.data.DataException;
import dev.sluice.data.DataFormat;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.LineFault;
import dev.sluice.data.MalformedLines;
import dev.sluice.data.ReadResult;
import dev.sluice.data.audit.AuditData;
import dev.sluice.data.audit.AuditPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files of data that were divided already. */
final class PartFiles {
    @Option(names = "--train", required = true, paramLabel = "FILE", description = "events to train on, or all")
    private Path train = Path.of("");

    @Option(names = "--validation", paramLabel = "FILE", description = "later events, to choose settings by")
    @Nullable
    private Path validation;

    @Option(names = "--test", paramLabel = "FILE", description = "later events, to judge by")
    @Nullable
    private Path test;

    @Option(
            names = "--format",
            description =
                    "ml-latest, ml-100k, ml-1m, tsv or csv; by default csv for files named .csv or .csv.gz, else tsv")
    @Nullable
    private DataFormat format;

    @Option(names = "--items", paramLabel = "FILE", description = "file of all items that there are")
    @Nullable
    private Path items;

    @Option(names = "--users", paramLabel = "FILE", description = "file of all users that there are")
    @Nullable
    private Path users;

    @Option(
            names = "--skip-bad-lines",
            description = "leave lines out that cannot be read at all and count them, instead of failing")
    private boolean skipBadLines;

    /** Reads them all, and says how much there is. */
    AuditData read(Console console) throws IOException {
        AuditData data = AuditData.of(read("train", train, console));
        if (validation != null) {
            data = data.with(read("validation", validation, console));
        }
        if (test != null) {
            data = data.with(read("test", test, console));
        }
        if (items != null) {
            data = data.withItems(
                    reader(items).badLines(BadLines.FAIL).readItems(items).ids());
        }
        return users == null
                ? data
                : data.withUsers(
                        reader(users).badLines(BadLines.FAIL).readUsers(users).ids());
    }

    /** The files of the parts, by their names. */
    Map<String, Path> names() {
        Map<String, Path> names = new LinkedHashMap<>();
        names.put("train", train);
        if (validation != null) {
            names.put("validation", validation);
        }
        if (test != null) {
            names.put("test", test);
        }
        return names;
    }

    /** The format of the training part. */
    DataFormat format() {
        return Optional.ofNullable(format).orElseGet(() -> formatByName(train));
    }

    private DatasetReader reader(Path file) {
        return DatasetReader.of(format == null ? formatByName(file) : format).badLines(BadLines.SKIP);
    }

    private static DataFormat formatByName(Path file) {
        String name = file.toString();
        return name.endsWith(".csv") || name.endsWith(".csv.gz") ? DataFormat.CSV : DataFormat.TSV;
    }

    /** Lines that are no events but tell of a defect are skipped here, and found by the audit. */
    private AuditPart read(String name, Path file, Console console) throws IOException {
        ReadResult read = reader(file).read(file);
        MalformedLines unreadable =
                read.report().byFault().getOrDefault(LineFault.OTHER, new MalformedLines(0, List.of()));
        if (unreadable.count() > 0 && !skipBadLines) {
            throw new DataException(unreadable.samples().get(0));
        }
        console.say(
                "%s: %,d events of %,d users and %,d items",
                file,
                read.report().events(),
                read.report().users(),
                read.report().items());
        if (unreadable.count() > 0) {
            console.say("%,d malformed lines were left out, the first of them:", unreadable.count());
            unreadable.samples().forEach(sample -> console.say("  %s", sample));
            console.json("data", file, "skipped_lines", unreadable.count(), "skipped_samples", unreadable.samples());
        }
        return AuditPart.of(name, read);
    }
}

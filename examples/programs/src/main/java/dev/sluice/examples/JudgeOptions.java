package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.ReadResult;
import dev.sluice.data.label.Label;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.trec.TrecReader;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** By what a run file is judged: by judgements, or by what a label says of what users were shown later. */
final class JudgeOptions {
    @Option(names = "--qrels", paramLabel = "FILE", description = "judgements: user 0 item grade")
    @Nullable
    private Path qrels;

    @Option(
            names = "--exposures",
            paramLabel = "EVENTS.csv",
            description = "judge by later exposures instead: csv of user,item and the columns of the label")
    @Nullable
    private Path exposures;

    @Option(names = "--repo", paramLabel = "DIR", description = "the repository whose current version has the label")
    @Nullable
    private Path repo;

    @Option(names = "--label", paramLabel = "NAME", description = "of that version, as train --label published it")
    @Nullable
    private String label;

    @Option(
            names = "--relevant-from",
            paramLabel = "LABEL",
            description = "least label of a relevant item (${DEFAULT-VALUE})")
    private double relevantFrom = 0.1;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    /**
     * What to judge by.
     *
     * @param judgements of users and items
     * @param reader reads runs into the same rows
     */
    record Judge(Judgements judgements, TrecReader reader) {}

    /** Refuses options that do not go together. */
    boolean check() {
        long byLabel =
                Stream.of(exposures, repo, label).filter(Objects::nonNull).count();
        if (byLabel != (qrels == null ? 3 : 0)) {
            throw new IllegalArgumentException(
                    "either --qrels says by what to judge, or --exposures, --repo and --label together do");
        }
        if (exposures == null && reading.areGiven()) {
            throw new IllegalArgumentException("--format, --times, --zone and --skip-bad-lines go with --exposures");
        }
        if (!(relevantFrom >= 0 && relevantFrom < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("--relevant-from must be finite and not negative: " + relevantFrom);
        }
        return true;
    }

    /** Reads it. */
    Judge read(Console console) throws IOException {
        if (qrels != null) {
            TrecReader reader = new TrecReader();
            return new Judge(reader.judgements(InputFile.of(qrels)), reader);
        }
        return byLabel(Objects.requireNonNull(exposures), Objects.requireNonNull(label), console);
    }

    /** Names what is judged by. */
    @Override
    public String toString() {
        return qrels != null ? qrels.toString() : exposures + " by " + label + " of " + repo;
    }

    private Judge byLabel(Path file, String name, Console console) throws IOException {
        if (!Files.exists(Objects.requireNonNull(repo).resolve("CURRENT"))) {
            throw new IOException(repo + ": is no repository, or nothing was published to it");
        }
        ReadResult read = DatasetReader.of(reading.format().orElse(DataFormat.CSV))
                .times(reading.times(Optional.empty()))
                .badLines(reading.badLines())
                .read(file);
        try (ModelRepository repository = ModelRepository.open(repo);
                Lease lease = repository.lease()) {
            Label learned = lease.snapshot().label(name);
            LaterExposures later = LaterExposures.of(read.dataset(), lease.snapshot());
            Judgements judgements = Judgements.labelled(later.data().interactions(), learned, relevantFrom);
            console.say(
                    "Judged by %s of version %s",
                    learned.toString(), lease.snapshot().version().id());
            later.announce(console);
            announce(read.report().skipped(), later, judgements, console);
            console.json(
                    "label", learned.toString(),
                    "version", lease.snapshot().version().id(),
                    "skipped_lines", read.report().skipped(),
                    "exposures", later.all(),
                    "merged_items", later.renamed(),
                    "seen_left_out", later.seen(),
                    "not_later", later.early(),
                    "without_label", judgements.withoutLabel());
            return new Judge(judgements, TrecReader.of(later.data().catalogue()));
        }
    }

    private static void announce(long skipped, LaterExposures later, Judgements judgements, Console console) {
        if (skipped > 0) {
            console.say("%,d malformed lines were left out", skipped);
        }
        console.say(
                "%,d exposures, of which %,d have no label and judge nothing",
                later.all() - later.seen(), judgements.withoutLabel());
    }
}

package dev.sluice.examples;

import dev.sluice.Request;
import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.eval.Truth;
import dev.sluice.eval.behaviour.Liked;
import dev.sluice.eval.trec.TrecReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that tell behaviour tests whom to ask for, and what is known of them and of items. */
final class BehaviourOptions {
    @Option(
            names = "--train",
            required = true,
            paramLabel = "FILE",
            description = "events that the system learned from")
    private Path train = Path.of("");

    @Option(
            names = "--format",
            defaultValue = "tsv",
            description = "of the events: ml-latest, ml-100k, ml-1m, tsv or csv (${DEFAULT-VALUE})")
    private DataFormat format = DataFormat.TSV;

    @Option(names = "--qrels", paramLabel = "FILE", description = "what users went on to like: user 0 item grade")
    @Nullable
    private Path qrels;

    @Option(names = "--items", paramLabel = "FILE", description = "file of items with their attributes")
    @Nullable
    private Path items;

    @Option(names = "--users", paramLabel = "FILE", description = "file of users with their attributes")
    @Nullable
    private Path users;

    @Option(
            names = "--sample",
            defaultValue = "500",
            paramLabel = "N",
            description = "how many users to ask for, drawn at random (${DEFAULT-VALUE})")
    private int sample = 500;

    @Option(names = "--seed", defaultValue = "1", description = "fixes what is drawn (${DEFAULT-VALUE})")
    private long seed = 1;

    /** Refuses what is wrong whatever the data. */
    int requireSample() {
        if (sample < 1) {
            throw new IllegalArgumentException("--sample must be at least 1: " + sample);
        }
        return sample;
    }

    /** Reads the files; requests carry histories if the system listens to them. */
    BehaviourData read(boolean listens) throws IOException {
        DatasetReader reader = DatasetReader.of(format);
        Dataset events = reader.read(InputFile.of(train)).dataset();
        KnownHistories histories = KnownHistories.of(events, listens);
        List<Request> requests = drawn(events.catalogue().users().ids().ids()).stream()
                .map(histories::request)
                .toList();
        return new BehaviourData(
                events,
                items == null ? Optional.empty() : Optional.of(reader.readItems(InputFile.of(items))),
                users == null ? Optional.empty() : Optional.of(reader.readUsers(InputFile.of(users))),
                requests,
                qrels == null ? List.of() : liked(InputFile.of(qrels), histories),
                histories.depth(),
                seed);
    }

    /** What was asked with, for a report. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Training", train.toString());
        Map<String, Optional<Path>> files = new LinkedHashMap<>();
        files.put("Judgements", Optional.ofNullable(qrels));
        files.put("Items", Optional.ofNullable(items));
        files.put("Users", Optional.ofNullable(users));
        files.forEach((name, file) -> file.ifPresent(known -> facts.put(name, known.toString())));
        facts.put("Users asked for, at most", Integer.toString(sample));
        facts.put("Seed", Long.toString(seed));
        return facts;
    }

    private List<Liked> liked(Path file, KnownHistories histories) throws IOException {
        TrecReader reader = new TrecReader();
        List<Truth> truths = new ArrayList<>();
        reader.judgements(file).forEach(truths::add);
        truths.removeIf(truth -> truth.relevant() == 0);
        IdIndex judged = reader.users();
        IdIndex found = reader.items();
        return drawn(truths).stream()
                .map(truth -> new Liked(
                        histories.request(judged.id(truth.user())),
                        truth.items()
                                .filter(truth::isRelevant)
                                .mapToObj(found::id)
                                .collect(Collectors.toSet())))
                .toList();
    }

    private <T> List<T> drawn(List<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled.subList(0, Math.min(sample, shuffled.size()));
    }

    /** Users and items with a file of attributes. */
    static Entities require(Optional<Entities> known, String option, String name) {
        return known.orElseThrow(() -> new IllegalArgumentException(name + " needs " + option));
    }
}

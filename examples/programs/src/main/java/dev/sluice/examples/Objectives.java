package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.data.label.Exposures;
import dev.sluice.eval.simulation.EventLog;
import dev.sluice.eval.simulation.World;
import dev.sluice.eval.simulation.WorldSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What labels have to do with the duration of items and with what users really make of them. */
@Command(
        name = "objectives",
        mixinStandardHelpOptions = true,
        description = "Compares what one may learn from: what it has to do with durations, and with true interest.")
final class Objectives implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private WorldOptions world = new WorldOptions();

    @Option(
            names = "--data",
            paramLabel = "EVENTS.csv",
            description =
                    "user,item,time,duration_seconds,watch_seconds and perhaps clicked; a made-up world by default")
    @Nullable
    private Path events;

    @Option(names = "--truth", paramLabel = "TRUTH.csv", description = "user,item,interest; comes with --data")
    @Nullable
    private Path truth;

    @Option(names = "--train", description = "also train on each label, in the made-up world, and judge by the truth")
    private boolean train;

    @Option(
            names = "--rankers",
            description = "also train a ranker of several heads there, and see whether users are more satisfied with"
                    + " lists by a blend of them than by clicks alone")
    private boolean rankers;

    @Override
    public Integer call() throws IOException {
        if (events != null && truth != null) {
            console.option(this::refuseTraining);
            print(TruthFile.read(events, truth));
            return 0;
        }
        World site = World.of(console.option(this::settings));
        Dataset log = EventLog.of(site);
        KnownInterest known = KnownInterest.of(site, log);
        print(known);
        if (train) {
            new ObjectiveTraining(site, log, known.exposures(), console).run();
        }
        if (rankers) {
            new SatisfactionStudy(site, log, known.exposures(), console).run();
        }
        return 0;
    }

    private WorldSettings settings() {
        if (events != null || truth != null) {
            throw new IllegalArgumentException("--data and --truth come together");
        }
        return world.settings();
    }

    private boolean refuseTraining() {
        if (train) {
            throw new IllegalArgumentException("--train needs the made-up world, whose truth is known of every pair");
        }
        if (rankers) {
            throw new IllegalArgumentException("--rankers needs the made-up world, whose truth is known of every pair");
        }
        return false;
    }

    private void print(KnownInterest known) {
        // First, so that nothing is printed of data that the labels refuse.
        Map<String, KnownInterest.Relation> relations = new LinkedHashMap<>();
        Objective.fit(known.exposures())
                .forEach(objective -> relations.put(objective.name(), known.relation(objective.label())));
        int all = known.exposures().size();
        int watched = known.count(Exposures.WATCH_SECONDS);
        int timed = known.count(Exposures.DURATION_SECONDS);
        console.say(
                "%,d exposures: %,d watched, %,d with a duration, %,d with a known interest",
                all, watched, timed, known.known());
        console.say("@|bold %-14s %10s %23s %28s|@", "label", "exposures", "correlation with", "rank correlation with");
        console.say("@|bold %-14s %10s %23s %28s|@", "", "with it", "duration", "true interest");
        relations.forEach(this::print);
    }

    private void print(String label, KnownInterest.Relation relation) {
        console.say(
                "%-14s %,10d %23s %28s",
                label, relation.exposures(), shown(relation.withDuration()), shown(relation.withInterest()));
        console.json(
                "label",
                label,
                "correlation_with_duration",
                relation.withDuration(),
                "rank_correlation_with_interest",
                relation.withInterest(),
                "events",
                relation.exposures());
    }

    private static String shown(double correlation) {
        return Double.isNaN(correlation) ? "undefined" : Console.format("%+.3f", correlation);
    }
}

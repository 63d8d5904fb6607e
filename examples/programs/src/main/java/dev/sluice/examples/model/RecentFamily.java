package dev.sluice.examples.model;

import dev.sluice.data.NumberColumn;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.popularity.RecentSettings;
import dev.sluice.train.popularity.RecentTrainer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The newest items. */
final class RecentFamily implements Family {
    private static final String PUBLISHED = "published";

    private final SpanOptions spans;

    @Option(
            names = "--published",
            paramLabel = "COLUMN",
            description =
                    "recent: the items' column of when each came out, in seconds since 1970 (published if there is"
                            + " one, else the first event of each decides)")
    private @Nullable String published;

    RecentFamily(SpanOptions spans) {
        this.spans = spans;
    }

    @Override
    public void check(SharedOptions shared) {
        settings(Optional.empty(), Instant.EPOCH);
    }

    @Override
    public long estimateBytes(SharedOptions shared, TrainingData data) {
        return new RecentTrainer(settings(column(data), SpanOptions.last(data.events()))).estimateBytes(data.dataset());
    }

    @Override
    public TrainedModel train(SharedOptions shared, TrainingData data, TrainingRun run) {
        Optional<String> column = column(data);
        if (column.isEmpty()) {
            SpanOptions.requireTimes(data.events(), "recent without --published");
        }
        return new RecentTrainer(settings(column, SpanOptions.last(data.events()))).train(data.dataset());
    }

    private Optional<String> column(TrainingData data) {
        return Optional.ofNullable(published)
                .or(() -> data.dataset()
                        .catalogue()
                        .items()
                        .column(PUBLISHED)
                        .filter(column -> column instanceof NumberColumn)
                        .map(column -> PUBLISHED));
    }

    private RecentSettings settings(Optional<String> column, Instant now) {
        RecentSettings settings =
                column.map(RecentSettings.defaults()::withPublished).orElse(RecentSettings.defaults());
        return spans.window().map(span -> settings.withWindow(span, now)).orElse(settings);
    }
}

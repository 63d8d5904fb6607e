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
    public Fitting fitting(SharedOptions shared) {
        settings(Optional.empty(), Instant.EPOCH);
        return new Fitting((data, run) -> trainer(data).estimateBytes(data.dataset()), (data, run) -> train(data));
    }

    private TrainedModel train(TrainingData data) {
        if (column(data).isEmpty()) {
            SpanOptions.requireTimes(data.events(), "recent without --published");
        }
        return trainer(data).train(data.dataset());
    }

    private RecentTrainer trainer(TrainingData data) {
        return new RecentTrainer(settings(column(data), SpanOptions.last(data.events())));
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

package dev.sluice.examples.model;

import dev.sluice.train.TrainedModel;
import dev.sluice.train.popularity.RecentSettings;
import dev.sluice.train.popularity.RecentTrainer;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** The newest items. */
final class RecentFamily implements Family {
    private final SpanOptions spans;

    @Mixin
    private PublishedOption published;

    RecentFamily(SpanOptions spans, PublishedOption published) {
        this.spans = spans;
        this.published = published;
    }

    @Override
    public Fitting fitting(SharedOptions shared) {
        settings(published.stated(), Instant.EPOCH);
        return new Fitting((data, run) -> trainer(data).estimateBytes(data.dataset()), (data, run) -> train(data));
    }

    private TrainedModel train(TrainingData data) {
        if (published.column(data).isEmpty()) {
            SpanOptions.requireTimes(data.events(), "recent without --published");
        }
        return trainer(data).train(data.dataset());
    }

    private RecentTrainer trainer(TrainingData data) {
        return new RecentTrainer(settings(published.column(data), SpanOptions.last(data.events())));
    }

    private RecentSettings settings(Optional<String> column, Instant now) {
        RecentSettings settings =
                column.map(RecentSettings.defaults()::withPublished).orElse(RecentSettings.defaults());
        return spans.window().map(span -> settings.withWindow(span, now)).orElse(settings);
    }
}

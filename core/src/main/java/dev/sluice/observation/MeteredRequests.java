package dev.sluice.observation;

import dev.sluice.ModelVersion;
import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.StageReport;
import dev.sluice.serving.ServingListener;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Counts and times every request to a recommender, and its swaps. */
final class MeteredRequests implements ServingListener {
    private final AnswerMeters answers;
    private final MeterFamily<StageMeters> stages;
    private final VersionMeter version;
    private final Timer swaps;
    private final List<GeneratorMeters<?>> watched;

    MeteredRequests(
            AnswerMeters answers,
            MeterFamily<StageMeters> stages,
            VersionMeter version,
            Timer swaps,
            List<GeneratorMeters<?>> watched) {
        this.answers = answers;
        this.stages = stages;
        this.version = version;
        this.swaps = swaps;
        this.watched = watched;
    }

    @Override
    public void answered(Request request, Recommendations answer, Duration took) {
        for (StageReport report : answer.stages()) {
            stages.of(report.stage()).record(report);
        }
        answers.answered(answer.degradations(), answer.items().size(), answer.shortfall(), took.toNanos());
        for (Recommendation item : answer.items()) {
            for (String source : item.sources()) {
                answers.proposed(source, 1);
            }
        }
    }

    @Override
    public void failed(Request request, RuntimeException why, Duration took) {
        answers.ended(AnswerOutcome.FAILED, took.toNanos());
    }

    @Override
    public void swapped(Optional<ModelVersion> from, ModelVersion to, Duration took) {
        swaps.record(took);
        version.show(to);
        watched.forEach(GeneratorMeters::update);
    }
}

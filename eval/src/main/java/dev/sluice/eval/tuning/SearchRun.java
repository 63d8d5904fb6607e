package dev.sluice.eval.tuning;

import dev.sluice.eval.tuning.SearchResult.Ending;
import dev.sluice.eval.tuning.TrialResult.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** One run of a search. */
final class SearchRun {
    private static final Comparator<TrialResult> BEST_FIRST =
            Comparator.comparingDouble(TrialResult::quality).reversed().thenComparingInt(TrialResult::number);

    private final RandomSearch search;
    private final Trial trial;
    private final Consumer<TrialResult> listener;
    private final long start = System.nanoTime();

    SearchRun(RandomSearch search, Trial trial, Consumer<TrialResult> listener) {
        this.search = search;
        this.trial = trial;
        this.listener = listener;
    }

    /** Settings with the number by which they were drawn. */
    private record Numbered(int number, Settings settings) {}

    SearchResult over(SearchSpace space, List<Settings> drawn) throws IOException {
        List<Rung> rungs = search.plan().rungs();
        List<TrialResult> all = new ArrayList<>();
        List<Numbered> left = new ArrayList<>();
        drawn.forEach(settings -> left.add(new Numbered(left.size() + 1, settings)));
        for (Rung rung : rungs) {
            List<TrialResult> done = new ArrayList<>();
            Optional<Ending> early = climb(rung, left, done);
            if (early.isPresent() || rung.number() == rungs.size()) {
                all.addAll(done);
                return new SearchResult(space, search.plan(), all, early.orElse(Ending.COMPLETE));
            }
            Set<Integer> kept = kept(done, rungs.get(rung.number()).settings());
            done.forEach(result -> all.add(decided(result, kept)));
            left.removeIf(settings -> !kept.contains(settings.number));
        }
        throw new IllegalStateException("a plan has a last rung");
    }

    /** Tries all on a rung, unless the search ends before. */
    private Optional<Ending> climb(Rung rung, List<Numbered> left, List<TrialResult> done) throws IOException {
        for (Numbered each : left) {
            Optional<Ending> early = ending();
            if (early.isPresent()) {
                return early;
            }
            try {
                done.add(tried(each, rung));
            } catch (CancellationException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                return Optional.of(Ending.INTERRUPTED);
            }
            listener.accept(done.get(done.size() - 1));
        }
        return Optional.empty();
    }

    private Optional<Ending> ending() {
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of(Ending.INTERRUPTED);
        }
        return search.limit()
                .filter(time -> System.nanoTime() - start >= time.toNanos())
                .map(time -> Ending.OUT_OF_TIME);
    }

    private TrialResult tried(Numbered each, Rung rung) throws IOException {
        CostMeter meter = CostMeter.startAtOnce();
        double quality = Double.NaN;
        String reason = "";
        try {
            quality = trial.quality(
                    each.settings, new Budget(rung.budget(), search.plan().most()));
            reason = Double.isFinite(quality) ? "" : "quality must be finite: " + quality;
        } catch (IllegalArgumentException | ArithmeticException e) {
            reason = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
        }
        boolean failed = !reason.isEmpty();
        return new TrialResult(
                each.number,
                each.settings,
                rung.number(),
                rung.budget(),
                failed ? Double.NaN : quality,
                failed ? Outcome.FAILED : Outcome.JUDGED,
                reason,
                meter.end());
    }

    private static Set<Integer> kept(List<TrialResult> done, int places) {
        Set<Integer> kept = new HashSet<>();
        done.stream()
                .filter(TrialResult::judged)
                .sorted(BEST_FIRST)
                .limit(places)
                .forEach(result -> kept.add(result.number()));
        return kept;
    }

    private static TrialResult decided(TrialResult result, Set<Integer> kept) {
        if (!result.judged()) {
            return result;
        }
        return result.with(kept.contains(result.number()) ? Outcome.KEPT : Outcome.DROPPED);
    }
}

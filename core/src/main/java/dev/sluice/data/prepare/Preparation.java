package dev.sluice.data.prepare;

import dev.sluice.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Steps in order.
 *
 * <pre>{@code
 * Prepared prepared = Preparation.none()
 *         .then("window", new TimeWindow(asOf.minus(Duration.ofDays(90)), asOf))
 *         .then("k-core", new KCore(5, 5))
 *         .apply(data);
 * }</pre>
 */
public final class Preparation {
    private static final Preparation NONE = new Preparation(List.of());

    private record Named(String name, Step step) {}

    private final List<Named> steps;

    private Preparation(List<Named> steps) {
        this.steps = steps;
    }

    /** No steps: what goes in comes out. */
    public static Preparation none() {
        return NONE;
    }

    /** These steps and one more. Names may repeat; reports number them. */
    public Preparation then(String name, Step step) {
        List<Named> more = new ArrayList<>(steps);
        more.add(new Named(name, step));
        return new Preparation(List.copyOf(more));
    }

    /**
     * Runs the steps. Costs what they cost, and a pass over the events for each.
     *
     * @throws IllegalArgumentException if a step leaves nothing or refuses the data; it is named
     * @throws IllegalStateException if a step does not account for all that it left out
     */
    public Prepared apply(Dataset data) {
        return apply(data, report -> {});
    }

    /**
     * Runs the steps and tells of each as it ends, also of the one that leaves nothing.
     *
     * @param listener is called in this thread
     * @throws IllegalArgumentException if a step leaves nothing or refuses the data; it is named
     * @throws IllegalStateException if a step does not account for all that it left out
     */
    public Prepared apply(Dataset data, Consumer<StepReport> listener) {
        List<StepReport> reports = new ArrayList<>();
        Dataset current = data;
        Size before = Size.of(data.interactions());
        for (Named named : steps) {
            String place = "step " + (reports.size() + 1) + ", " + named.name;
            Account account = new Account();
            Dataset next = run(named.step, current, account, place);
            Size after = Size.of(next.interactions());
            StepReport report = new StepReport(
                    named.name, named.step.toString(), before, after, account.leftOut(), account.notes());
            requireAccounted(report);
            reports.add(report);
            listener.accept(report);
            if (after.events() == 0) {
                throw new IllegalArgumentException(
                        place + ", left none of " + before.events() + " events: " + report.description());
            }
            current = next;
            before = after;
        }
        return new Prepared(current, reports);
    }

    private static Dataset run(Step step, Dataset data, Account account, String place) {
        try {
            return step.apply(data, account);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    private static void requireAccounted(StepReport report) {
        long told = report.leftOut().values().stream().mapToLong(count -> count).sum();
        long missing = report.before().events() - report.after().events();
        if (told != missing) {
            throw new IllegalStateException(
                    "step " + report.name() + " left out " + missing + " events and told of " + told);
        }
    }
}

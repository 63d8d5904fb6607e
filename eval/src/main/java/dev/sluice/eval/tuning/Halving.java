package dev.sluice.eval.tuning;

import java.util.ArrayList;
import java.util.List;

/**
 * How many settings get how much: many are tried on a small budget, the best of them on a larger one, until few are
 * left that get the whole. This is successive halving, a bracket of Hyperband.
 *
 * @param rungs of ever fewer settings and ever larger budgets, at least one
 * @see <a href="https://proceedings.mlr.press/v51/jamieson16.html">Jamieson and Talwalkar 2016</a>
 * @see <a href="https://jmlr.org/papers/v18/16-558.html">Li et al. 2018</a>
 */
public record Halving(List<Rung> rungs) {
    public Halving {
        rungs = List.copyOf(rungs);
        if (rungs.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one rung");
        }
        for (int i = 0; i < rungs.size(); i++) {
            require(rungs.get(i), i);
            if (i > 0) {
                requireNext(rungs.get(i - 1), rungs.get(i));
            }
        }
    }

    private static void require(Rung rung, int place) {
        if (rung.number() != place + 1 || rung.settings() < 1 || rung.budget() < 1) {
            throw new IllegalArgumentException(
                    "rungs must be numbered from 1 on, of at least one setting and a budget of at least 1: " + rung);
        }
    }

    private static void requireNext(Rung rung, Rung next) {
        if (next.settings() > rung.settings() || next.budget() <= rung.budget()) {
            throw new IllegalArgumentException(
                    "a rung must have no more settings and a larger budget than the one before: " + next);
        }
    }

    /**
     * As many rungs as settings and budgets allow. Of each rung the best in {@code eta} go on, with {@code eta} times
     * the budget, to at most {@code most}.
     *
     * @param settings how many are tried on the first rung, at least 1
     * @param eta at least 2
     * @param least what a trial gets at the least, at least 1
     * @param most what those of the last rung get, not below the least
     */
    public static Halving of(int settings, int eta, int least, int most) {
        requireAtLeast(1, settings, "settings");
        requireAtLeast(2, eta, "eta");
        requireAtLeast(1, least, "the least budget");
        requireAtLeast(least, most, "the greatest budget");
        int halvings = 0;
        for (long power = eta; power <= settings && most / power >= least; power *= eta) {
            halvings++;
        }
        List<Rung> rungs = new ArrayList<>();
        for (int i = 0; i <= halvings; i++) {
            rungs.add(new Rung(i + 1, divided(settings, eta, i), divided(most, eta, halvings - i)));
        }
        return new Halving(rungs);
    }

    /** Every setting gets the same: random search and nothing else. */
    public static Halving none(int settings, int budget) {
        return new Halving(List.of(new Rung(1, settings, budget)));
    }

    private static void requireAtLeast(int least, int value, String what) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ": " + value);
        }
    }

    private static int divided(int number, int eta, int times) {
        int divided = number;
        for (int i = 0; i < times; i++) {
            divided /= eta;
        }
        return divided;
    }

    /** How many settings are tried on the first rung. */
    public int settings() {
        return rungs.get(0).settings();
    }

    /** What those of the last rung get. */
    public int most() {
        return rungs.get(rungs.size() - 1).budget();
    }

    /** How many trials there are over all rungs, if none fails. */
    public int trials() {
        return rungs.stream().mapToInt(Rung::settings).sum();
    }

    /** What all trials get together, if none fails. */
    public long budget() {
        return rungs.stream()
                .mapToLong(rung -> (long) rung.settings() * rung.budget())
                .sum();
    }
}

package dev.sluice.eval.split;

import dev.sluice.data.Interactions;

/**
 * Two splits, one within the other: to choose settings by the one, and to judge what was chosen by the other, once.
 *
 * <pre>{@code
 * // A fifth of the events to judge by, of the others a fifth to choose by: train < validation < test in time.
 * ThreeWaySplit parts = ThreeWaySplit.of(events, new GlobalTimeSplit(0.2), new GlobalTimeSplit(0.2));
 * tuned = tune(parts.validation().train(), parts.validation().test());
 * judge(train(tuned, parts.test().train()), parts.test().test());
 * }</pre>
 *
 * @param validation the training part of {@code test} divided: what to learn from and what to choose by
 * @param test all events divided: what to learn from once settings are chosen, and what to be judged by
 */
public record ThreeWaySplit(Split validation, Split test) {
    public ThreeWaySplit {
        int inner = validation.train().size()
                + validation.history().size()
                + validation.test().size();
        if (inner != test.train().size()) {
            throw new IllegalArgumentException("the validation must divide the training part: it has " + inner
                    + " events of " + test.train().size());
        }
    }

    /**
     * Divides events, then what is to be learned from once more.
     *
     * @throws IllegalArgumentException if a part would be empty
     */
    public static ThreeWaySplit of(Interactions events, Splitter test, Splitter validation) {
        Split outer = test.split(events);
        return new ThreeWaySplit(validation.split(outer.train()), outer);
    }
}

package dev.sluice.examples;

import dev.sluice.data.Dataset;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a search judges by. */
final class HoldOutOptions {
    @Mixin
    private SplitOptions split = new SplitOptions();

    @Option(
            names = "--validate",
            paramLabel = "SHARE",
            description = "without --split, hold out this share of each user's events to judge by (${DEFAULT-VALUE})")
    private double share = 0.1;

    @Option(names = "--judged", paramLabel = "USERS", description = "judge a sample of so many users (all)")
    private int judged = Integer.MAX_VALUE;

    /**
     * Refuses what is wrong whatever the data.
     *
     * @throws IllegalArgumentException if it is
     */
    HoldOutOptions checked() {
        if (judged < 1) {
            throw new IllegalArgumentException("--judged must be at least 1: " + judged);
        }
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("--validate must be between 0 and 1: " + share);
        }
        split.stated().ifPresent(SplitChoice::ofKnownUsers);
        return this;
    }

    /** How many users are judged at most. */
    int judged() {
        return judged;
    }

    /** Holds out, and says what. */
    HeldOut holdOut(Dataset whole, long seed, Console console) {
        if (split.stated().isEmpty()) {
            HeldOut heldOut = HeldOut.of(whole, share, seed);
            heldOut.announce(console);
            return heldOut;
        }
        SplitChoice choice = split.stated().get();
        Parts parts = Parts.of(whole, choice.splitter());
        parts.announce(choice, console);
        return new HeldOut(parts, "split " + choice);
    }
}

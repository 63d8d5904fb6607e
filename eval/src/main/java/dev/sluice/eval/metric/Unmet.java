package dev.sluice.eval.metric;

/** What becomes of items that nobody met in training, whose self-information would be infinite. */
public enum Unmet {
    /** They are left out of the mean of their list: as if only known items had been recommended. */
    LEFT_OUT("items nobody met left out"),
    /** They count as met once: as surprising as the rarest of the others. */
    AS_MET_ONCE("items nobody met as if met once");

    private final String text;

    Unmet(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}

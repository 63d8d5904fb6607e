package dev.sluice.data.label;

/** Why an event of a log is no exposure. */
enum Fate {
    /** It says more of one. */
    JOINED("joined"),
    WITHOUT_REQUEST("without a request"),
    WITHOUT_IMPRESSION("without an impression"),
    AFTER_WINDOW("after the window"),
    /** Its exposure is left out. */
    UNFINISHED("window not over");

    private final String words;

    Fate(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}

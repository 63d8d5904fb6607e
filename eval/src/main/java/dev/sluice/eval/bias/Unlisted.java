package dev.sluice.eval.bias;

/** What becomes of liked items that are not in a list, as in all lists that are not the whole catalogue in order. */
public enum Unlisted {
    /** They all stand at the place after the last. */
    AFTER_LIST("liked items not in it at the place after the last"),
    /** They are left out, and only those in the list are looked at: a system is judged where it answers. */
    LEFT_OUT("liked items not in it left out");

    private final String text;

    Unlisted(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}

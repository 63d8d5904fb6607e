package dev.sluice.eval.report;

/** What stands over a section or a page. */
final class Headings {
    private Headings() {}

    static void require(String title) {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a title must not be blank: \"" + title + "\"");
        }
    }
}

package dev.sluice.eval.report;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes a report as one HTML file, which holds all it needs and asks no network for anything. Charts are drawn by
 * Chart.js, which adds 210 kB to a page that has any; without scripts their tables remain.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /**
     * Writes the page. Equal reports give equal text, whatever the locale.
     *
     * @param out encodes as UTF-8, which the page says of itself; flushed, not closed
     * @throws IOException if the writer does
     */
    public static void write(Report report, Writer out) throws IOException {
        // Writing straight to it, the template engine would wrap an error of the writer in one of its own.
        out.write(PageParts.template().execute(Page.of(report)));
        out.flush();
    }
}

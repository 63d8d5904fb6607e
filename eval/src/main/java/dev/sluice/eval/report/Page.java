package dev.sluice.eval.report;

import java.io.IOException;
import java.io.Writer;

/** A report in the shape of the template. */
record Page(Report report) {
    static Page of(Report report) {
        return new Page(report);
    }

    void write(Writer out) throws IOException {
        out.write(report.title());
    }
}

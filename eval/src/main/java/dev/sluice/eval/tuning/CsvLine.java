package dev.sluice.eval.tuning;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of a CSV file. */
final class CsvLine {
    private CsvLine() {}

    /** Writes a line; NaN is nothing, and what needs it is quoted. */
    static void write(List<?> cells, Appendable out) throws IOException {
        out.append(cells.stream().map(CsvLine::text).collect(Collectors.joining(",")))
                .append('\n');
    }

    private static String text(Object cell) {
        return cell instanceof Double number && number.isNaN() ? "" : quoted(cell.toString());
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}

package dev.sluice.examples;

import dev.sluice.data.Column;
import dev.sluice.data.DataFormat;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.slice.ItemSlices;
import dev.sluice.eval.slice.SliceReport;
import dev.sluice.eval.slice.Slices;
import dev.sluice.eval.slice.Slicing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of commands that look at the users, or the items, of each value of an attribute. */
final class SliceOptions {
    @Option(
            names = "--slices",
            paramLabel = "FILE",
            description = "csv of users: a column user, and one for each attribute to look at")
    @Nullable
    private Path users;

    @Option(
            names = "--item-slices",
            paramLabel = "FILE",
            description = "csv of items: a column item, and one for each attribute to look at")
    @Nullable
    private Path items;

    @Option(
            names = "--slice-minimum",
            defaultValue = "30",
            paramLabel = "N",
            description = "users that a slice needs to be shown (${DEFAULT-VALUE})")
    private int minimum = 30;

    private Optional<Entities> ofUsers = Optional.empty();
    private Optional<Entities> ofItems = Optional.empty();

    /** Reads the files, which are refused before a long run is judged. */
    void read() throws IOException {
        DatasetReader reader = DatasetReader.of(DataFormat.CSV);
        if (users != null) {
            ofUsers = Optional.of(withColumns(users, reader.readUsers(InputFile.of(users))));
        }
        if (items != null) {
            ofItems = Optional.of(withColumns(items, reader.readItems(InputFile.of(items))));
        }
    }

    private static Entities withColumns(Path file, Entities known) throws IOException {
        if (known.columns().isEmpty()) {
            throw new IOException(file + ": expected a column of an attribute beside the ids, found none");
        }
        return known;
    }

    /** Prints the slices of users, if they are wanted, and returns them. */
    List<SliceReport> ofUsers(Evaluation evaluation, IdIndex ids, Slicing slicing, EvaluationPrinter printer) {
        List<SliceReport> reports = new ArrayList<>();
        if (users == null || ofUsers.isEmpty()) {
            return reports;
        }
        printer.notMeans("has slices", evaluation);
        for (Slices slices : slices(users, ofUsers.get(), ids, "users", printer)) {
            for (String metric : evaluation.means()) {
                reports.add(SliceReport.ofUsers(evaluation, metric, slices, slicing));
            }
        }
        reports.forEach(printer::slices);
        return reports;
    }

    /** Whether slices of items are wanted. */
    boolean areOfItems() {
        return items != null;
    }

    /** Prints the slices of items, and returns them; the lists are those that the evaluation is of. */
    List<SliceReport> ofItems(
            Evaluator evaluator,
            Evaluation evaluation,
            Judgements judgements,
            List<RankedList> lists,
            IdIndex ids,
            Slicing slicing,
            EvaluationPrinter printer) {
        List<SliceReport> reports = new ArrayList<>();
        if (items == null || ofItems.isEmpty()) {
            return reports;
        }
        printer.notMeans("has slices", evaluation);
        for (Slices slices : slices(items, ofItems.get(), ids, "items", printer)) {
            ItemSlices.Judged judged =
                    new ItemSlices(evaluator, slices, slicing).judge(evaluation.system(), judgements, lists);
            for (String metric : evaluation.means()) {
                reports.add(judged.report(metric));
            }
        }
        reports.forEach(printer::slices);
        return reports;
    }

    /** How small slices may be; refuses a number that makes no sense. */
    Slicing slicing() {
        return Slicing.defaults().withMinimum(minimum);
    }

    /** The attributes by the rows of these ids; who is in the file alone is counted. */
    private static List<Slices> slices(Path file, Entities known, IdIndex ids, String what, EvaluationPrinter printer) {
        int[] rows = ids.rowsOr(known.ids().ids(), IdIndex.UNKNOWN);
        List<Slices> all = new ArrayList<>();
        for (Map.Entry<String, Column> column : known.columns().entrySet()) {
            Slices own = Slices.of(column.getKey(), column.getValue());
            Slices.Builder slices = new Slices.Builder(column.getKey());
            for (int i = 0; i < rows.length; i++) {
                if (rows[i] != IdIndex.UNKNOWN) {
                    int row = rows[i];
                    own.of(i + 1).forEach(value -> slices.add(row, value));
                }
            }
            all.add(slices.build());
        }
        printer.unknown(file, what, unknown(rows), rows.length);
        return all;
    }

    private static int unknown(int[] rows) {
        int unknown = 0;
        for (int row : rows) {
            unknown += row == IdIndex.UNKNOWN ? 1 : 0;
        }
        return unknown;
    }
}

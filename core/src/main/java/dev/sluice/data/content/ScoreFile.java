package dev.sluice.data.content;

import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.ItemFiles;
import dev.sluice.data.NumberColumn;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

/** Scores that a model wrote into a file. Immutable. */
public final class ScoreFile implements ItemScores {
    private final String name;
    private final IdIndex ids;
    private final NumberColumn scores;

    private ScoreFile(String name, IdIndex ids, NumberColumn scores) {
        this.name = name;
        this.ids = ids;
        this.scores = scores;
    }

    /**
     * Reads comma-separated values under a header that begins with {@code item} and has a column of scores, such as
     * {@code item,nsfw}. An empty cell is a missing score.
     *
     * @throws dev.sluice.data.DataException if the file is missing or has a malformed line: a score that is no number,
     *     an item that comes twice; the message is one line that says where
     */
    public static ScoreFile read(Path file, String column) throws IOException {
        Entities read = ItemFiles.numbers(file, column);
        return new ScoreFile(column + " of " + file.getFileName(), read.ids(), (NumberColumn) read.require(column));
    }

    /** How many items it says something about. */
    public int size() {
        return ids.rows() - 1;
    }

    /** How many of them are none of these. */
    public int strangers(Entities items) {
        return (int)
                Arrays.stream(rows(items)).filter(row -> row == IdIndex.UNKNOWN).count();
    }

    /**
     * The scores under other ids, such as {@code ItemAliases::canonical} gives to items that have become another. Of
     * several scores of one id the highest counts.
     */
    public ScoreFile renamed(UnaryOperator<String> renaming) {
        IdIndex.Builder renamed = new IdIndex.Builder();
        DoubleArrayList highest = DoubleArrayList.of(Double.NaN);
        for (int row = 1; row < ids.rows(); row++) {
            int to = renamed.rowOf(renaming.apply(ids.id(row)));
            if (to == highest.size()) {
                highest.add(Double.NaN);
            }
            highest.set(to, higher(highest.getDouble(to), scores.number(row)));
        }
        return new ScoreFile(name, renamed.build(), new NumberColumn(highest.toDoubleArray()));
    }

    @Override
    public IntToDoubleFunction over(Entities items) {
        double[] byRow = new double[items.rows()];
        Arrays.fill(byRow, Double.NaN);
        int[] rows = rows(items);
        for (int i = 0; i < rows.length; i++) {
            byRow[rows[i]] = scores.number(i + 1);
        }
        byRow[IdIndex.UNKNOWN] = Double.NaN;
        return row -> byRow[row];
    }

    private int[] rows(Entities items) {
        return items.ids().rowsOr(ids.ids(), IdIndex.UNKNOWN);
    }

    private static double higher(double score, double other) {
        return Double.isNaN(score) || other > score ? other : score;
    }

    @Override
    public String toString() {
        return name;
    }
}

package dev.sluice.train.content;

import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.data.duplicate.ItemAliases;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.engine.Checks;
import dev.sluice.train.engine.OnePass;
import dev.sluice.train.engine.WeightedLists;
import dev.sluice.train.engine.Workers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Describes items by their terms: the words of their texts, their tags, their numbers, each column for itself. No event
 * is needed, so that an item that nobody has met is described like any other.
 *
 * <p>A term that {@code items} of all {@code n} items with anything in the column have, and this one {@code count}
 * times, weighs
 *
 * <pre>{@code
 * (1 + ln(count)) * (1 + ln(n / items))
 * }</pre>
 *
 * <p>the rarer the more. The terms of a column are a vector that is made as long as the column's weight, so that a long
 * text counts no more than a few tags, and those of all columns one of length 1: the product of two items is their
 * cosine. Words are those of {@link dev.sluice.data.duplicate.SameText}'s normal form. Terms that are in too few items,
 * and words that are in too many, are left out; an item of which nothing is left has no content.
 *
 * <p>Two passes over the items by one thread. Safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1108/eb026526">Spärck Jones 1972, for the weight of a term</a>
 * @see <a href="https://doi.org/10.1016/0306-4573(88)90021-0">Salton and Buckley 1988, for its repeats</a>
 */
public final class ContentTrainer {
    private static final int BLOCK = 1 << 10;
    /** Bytes of a list: the headers of its two arrays and the references to them. */
    private static final long LIST = 48;
    /** Bytes of a term of an item: as it is read, in lists that grow, in its vector and in the postings. */
    private static final long PAIR = 40;
    /** Bytes of a term: its word in the map of them, its row and its weight. */
    private static final long TERM = 120;

    private final ContentSettings settings;

    /** A trainer with these settings. */
    public ContentTrainer(ContentSettings settings) {
        this.settings = settings;
    }

    /**
     * Describes every item.
     *
     * @param listener hears of one epoch, without loss and operations
     * @throws IllegalArgumentException if there is no such column, none of texts or tags where none is named, or no
     *     item has content
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public ContentModel train(Entities items, TrainingListener listener) {
        Map<String, Double> columns = columns(items);
        try (Workers workers = new Workers(1, ContentModel.NAME)) {
            return OnePass.of(ContentModel.NAME, workers, listener, () -> train(items, columns, workers));
        }
    }

    /** The columns and what each counts. */
    private Map<String, Double> columns(Entities items) {
        if (!settings.columns().isEmpty()) {
            settings.columns().keySet().forEach(items::require);
            return settings.columns();
        }
        Map<String, Double> columns = new LinkedHashMap<>();
        items.columns().forEach((name, column) -> {
            if (!(column instanceof NumberColumn) && !name.equals(ItemAliases.COLUMN)) {
                columns.put(name, 1.0);
            }
        });
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("the items must have a column of texts or tags, they have "
                    + items.columns().keySet());
        }
        return columns;
    }

    private ContentModel train(Entities items, Map<String, Double> columns, Workers workers) {
        int blocks = (items.rows() + BLOCK - 1) / BLOCK;
        List<ColumnWeights> weights = new ArrayList<>();
        int row = 1;
        for (Map.Entry<String, Double> column : columns.entrySet()) {
            ColumnTerms terms = terms(items.require(column.getKey()), blocks, workers);
            double mostItems = items.require(column.getKey()) instanceof TextColumn
                    ? settings.mostShare() * terms.documents()
                    : Double.POSITIVE_INFINITY;
            weights.add(new ColumnWeights(terms, settings, column.getValue(), mostItems, row));
            row += weights.get(weights.size() - 1).kept();
        }
        WeightedLists vectors = vectors(items.rows(), weights, blocks, workers);
        int described = described(vectors);
        Checks.from(1, described, "number of items with a term in columns " + columns.keySet());
        return new ContentModel(
                ContentModel.NAME, settings.withColumns(columns), vectors, vectors.transposed(row), described);
    }

    private static ColumnTerms terms(Column column, int blocks, Workers workers) {
        ColumnTerms terms = new ColumnTerms(ItemTerms.of(column));
        workers.run(blocks, () -> block -> {
            for (int item = block * BLOCK; item < Math.min(column.rows(), (block + 1) * BLOCK); item++) {
                terms.add();
            }
        });
        return terms;
    }

    private static WeightedLists vectors(int rows, List<ColumnWeights> columns, int blocks, Workers workers) {
        WeightedLists vectors = new WeightedLists(rows);
        ItemVector vector = new ItemVector();
        workers.run(blocks, () -> block -> {
            for (int item = Math.max(1, block * BLOCK); item < Math.min(rows, (block + 1) * BLOCK); item++) {
                vector.begin();
                for (ColumnWeights column : columns) {
                    column.add(item, vector);
                }
                vectors.set(item, vector.rows(), vector.normalized());
            }
        });
        return vectors;
    }

    private static int described(WeightedLists vectors) {
        int described = 0;
        for (int item = 1; item < vectors.rows(); item++) {
            described += vectors.indexes(item).length > 0 ? 1 : 0;
        }
        return described;
    }

    /** Bytes of heap that training takes at its peak, beside the items: an upper bound. Reads every text. */
    public long estimateBytes(Entities items) {
        long bytes = (long) items.rows() * LIST;
        for (String name : columns(items).keySet()) {
            IntFunction<int[]> terms = ItemTerms.of(items.require(name));
            long pairs = 0;
            int known = 0;
            for (int item = 1; item < items.rows(); item++) {
                for (int term : terms.apply(item)) {
                    pairs++;
                    known = Math.max(known, term + 1);
                }
            }
            bytes += pairs * PAIR + known * (TERM + LIST);
        }
        return bytes;
    }
}

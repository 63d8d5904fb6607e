package dev.sluice.eval.trec;

import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads judgements and runs of TREC, line after line, and gives rows to their users and items as they come. Read the
 * judgements first: then users stand in their order, whatever run is judged. Belongs to one thread.
 *
 * <pre>{@code
 * var reader = new TrecReader();
 * Judgements judgements = reader.judgements(Path.of("test.qrels"));
 * try (Stream<RankedList> run = reader.lists(Path.of("funnel.run"))) {
 *     Evaluation funnel = evaluator.evaluate("funnel", judgements, run);
 * }
 * }</pre>
 */
public final class TrecReader {
    private static final int JUDGEMENT_COLUMNS = 4;
    private static final int RUN_COLUMNS = 6;

    private final IdIndex.Builder users = new IdIndex.Builder();
    private final IdIndex.Builder items = new IdIndex.Builder();

    /** Knows no user and no item yet. */
    public TrecReader() {}

    /** Knows the users and items of a catalogue in their rows; others that it meets come behind them. */
    public static TrecReader of(Catalogue catalogue) {
        TrecReader reader = new TrecReader();
        catalogue.users().ids().ids().forEach(reader.users::rowOf);
        catalogue.items().ids().ids().forEach(reader.items::rowOf);
        return reader;
    }

    /**
     * Reads judgements: {@code user 0 item grade}, the grade a whole number. The second column is ignored.
     *
     * @throws IllegalArgumentException if a line is malformed, an item is judged twice for a user, or there is no line
     * @throws IOException if the file cannot be read
     */
    public Judgements judgements(Path file) throws IOException {
        Judgements.Builder judgements = new Judgements.Builder();
        try (Lines lines = new Lines(file, JUDGEMENT_COLUMNS)) {
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                judgements.add(user(line.get()), item(line.get()), line.get().wholeNumber(3, "grade"));
            }
            if (lines.read() == 0) {
                throw new IllegalArgumentException(file + ": expected lines, found an empty file");
            }
        }
        try {
            return judgements.build();
        } catch (IllegalArgumentException twice) {
            requireDistinct(file);
            throw twice;
        }
    }

    /** Finds the line that is wrong: a set of all pairs, which most files need not pay for. */
    private void requireDistinct(Path file) throws IOException {
        LongSet pairs = new LongOpenHashSet();
        try (Lines lines = new Lines(file, JUDGEMENT_COLUMNS)) {
            for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                Line line = next.get();
                if (!pairs.add((long) user(line) << Integer.SIZE | item(line))) {
                    throw line.error("item " + line.text(2) + " is judged twice for user " + line.text(0));
                }
            }
        }
    }

    /**
     * Reads a run: {@code user Q0 item rank score tag}. As in trec_eval the rank is ignored: a list is in the order of
     * falling score, and of falling id, compared as text, where scores are equal. A run without a line is that of a
     * recommender that had nothing for anybody.
     *
     * @return a list for each user, in the order of their first lines
     * @throws IllegalArgumentException if a line is malformed, or an item comes twice for a user
     * @throws IOException if the file cannot be read
     */
    public List<RankedList> run(Path file) throws IOException {
        try (Stream<RankedList> lists = lists(file)) {
            return lists.toList();
        }
    }

    /**
     * The same lists while they are read. The file is gone through twice; where each user's lines stand together, as
     * they mostly do, the heap holds one list at a time, and otherwise all of them.
     *
     * @return to be closed; it throws {@link IllegalArgumentException} where {@link #run} does, and
     *     {@link java.io.UncheckedIOException} if the file cannot be read on
     * @throws IOException if the file cannot be read
     */
    public Stream<RankedList> lists(Path file) throws IOException {
        if (!isGrouped(file)) {
            return scattered(file).values().stream().map(UnorderedList::ordered);
        }
        return new GroupedRun(new Lines(file, RUN_COLUMNS), this).stream();
    }

    private boolean isGrouped(Path file) throws IOException {
        BitSet met = new BitSet();
        int last = IdIndex.UNKNOWN;
        try (Lines lines = new Lines(file, RUN_COLUMNS)) {
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                int user = user(line.get());
                if (user != last && met.get(user)) {
                    return false;
                }
                met.set(user);
                last = user;
            }
        }
        return true;
    }

    private Map<Integer, UnorderedList> scattered(Path file) throws IOException {
        Map<Integer, UnorderedList> lists = new LinkedHashMap<>();
        try (Lines lines = new Lines(file, RUN_COLUMNS)) {
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                lists.computeIfAbsent(user(line.get()), UnorderedList::new).add(line.get(), item(line.get()));
            }
        }
        return lists;
    }

    /** The row of a line's user. */
    int user(Line line) {
        return users.rowOf(line.text(0));
    }

    /** The row of a line's item. */
    int item(Line line) {
        return items.rowOf(line.text(2));
    }

    /** The users met so far. */
    public IdIndex users() {
        return users.build();
    }

    /** The items met so far. */
    public IdIndex items() {
        return items.build();
    }
}

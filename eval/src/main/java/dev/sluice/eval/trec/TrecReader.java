package dev.sluice.eval.trec;

import dev.sluice.data.IdIndex;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads judgements and runs of TREC, line after line, and gives rows to their users and items as they come. Read the
 * judgements first: then users stand in their order, whatever run is judged. Takes up to 50 bytes of heap a line while
 * it reads, and then 15 a line of a run. Belongs to one thread.
 *
 * <pre>{@code
 * var reader = new TrecReader();
 * Judgements judgements = reader.judgements(Path.of("test.qrels"));
 * List<RankedList> run = reader.run(Path.of("funnel.run"));
 * }</pre>
 */
public final class TrecReader {
    private final IdIndex.Builder users = new IdIndex.Builder();
    private final IdIndex.Builder items = new IdIndex.Builder();

    /** Knows no user and no item yet. */
    public TrecReader() {}

    /**
     * Knows some users and items, such as those of the training, which keep their rows; whoever is met beyond them comes
     * after.
     */
    public TrecReader(IdIndex users, IdIndex items) {
        users.ids().forEach(this.users::rowOf);
        items.ids().forEach(this.items::rowOf);
    }

    /**
     * Reads judgements: {@code user 0 item grade}, the grade a whole number. The second column is ignored.
     *
     * @throws IllegalArgumentException if a line is malformed, an item is judged twice for a user, or there is no line
     * @throws IOException if the file cannot be read
     */
    public Judgements judgements(Path file) throws IOException {
        Judgements.Builder judgements = new Judgements.Builder();
        LongSet pairs = new LongOpenHashSet();
        int lines = Line.readAll(file, 4, line -> {
            int user = users.rowOf(line.text(0));
            int item = items.rowOf(line.text(2));
            if (!pairs.add(pair(user, item))) {
                throw line.error("item " + line.text(2) + " is judged twice for user " + line.text(0));
            }
            judgements.add(user, item, line.wholeNumber(3, "grade"));
        });
        if (lines == 0) {
            throw new IllegalArgumentException(file + ": expected lines, found an empty file");
        }
        return judgements.build();
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
        Map<Integer, UnorderedList> lists = new LinkedHashMap<>();
        LongSet pairs = new LongOpenHashSet();
        Line.readAll(file, 6, line -> {
            int user = users.rowOf(line.text(0));
            int item = items.rowOf(line.text(2));
            if (!pairs.add(pair(user, item))) {
                throw line.error("item " + line.text(2) + " comes twice for user " + line.text(0));
            }
            lists.computeIfAbsent(user, UnorderedList::new).add(item, line.number(4, "score"));
        });
        IdIndex ids = items();
        return lists.values().stream().map(list -> list.ordered(ids)).toList();
    }

    /** The users met so far. */
    public IdIndex users() {
        return users.build();
    }

    /** The items met so far. */
    public IdIndex items() {
        return items.build();
    }

    private static long pair(int user, int item) {
        return (long) user << Integer.SIZE | item;
    }
}

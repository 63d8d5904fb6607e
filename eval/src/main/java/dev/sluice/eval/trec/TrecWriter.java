package dev.sluice.eval.trec;

import dev.sluice.data.IdIndex;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.PrimitiveIterator;

/** Writes whole runs and judgements whose users and items are rows. */
public final class TrecWriter {
    private final IdIndex users;
    private final IdIndex items;

    /**
     * Writes with the ids of these rows.
     *
     * @throws IllegalArgumentException if an id has white space in it, which has no place in such files
     */
    public TrecWriter(IdIndex users, IdIndex items) {
        users.ids().forEach(id -> TrecRunWriter.requireWord(id, "user"));
        items.ids().forEach(id -> TrecRunWriter.requireWord(id, "item"));
        this.users = users;
        this.items = items;
    }

    /**
     * Writes a run, as {@link TrecRunWriter} does.
     *
     * @throws IOException if the file cannot be written
     */
    public void run(Path file, String tag, Iterable<RankedList> lists) throws IOException {
        try (TrecRunWriter writer = new TrecRunWriter(file, tag)) {
            for (RankedList list : lists) {
                List<String> ids = list.items().mapToObj(items::id).toList();
                double[] scores = new double[list.size()];
                for (int place = 0; place < scores.length; place++) {
                    scores[place] = list.score(place);
                }
                writer.write(users.id(list.user()), ids, scores);
            }
        }
    }

    /**
     * Writes judgements, users and items in row order.
     *
     * @throws IllegalArgumentException if an id has white space in it or a grade is no whole number
     * @throws IOException if the file cannot be written
     */
    public void judgements(Path file, Judgements judgements) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (Truth truth : judgements) {
                String user = TrecRunWriter.requireWord(users.id(truth.user()), "user");
                for (PrimitiveIterator.OfInt each = truth.items().iterator(); each.hasNext(); ) {
                    int item = each.nextInt();
                    String id = TrecRunWriter.requireWord(items.id(item), "item");
                    out.write(user + " 0 " + id + " " + wholeGrade(truth.grade(item), id) + "\n");
                }
            }
        }
    }

    private static int wholeGrade(double grade, String item) {
        if (grade != Math.rint(grade) || grade > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "grade of item " + item + " must be a whole number in a trec file: " + grade);
        }
        return (int) grade;
    }
}

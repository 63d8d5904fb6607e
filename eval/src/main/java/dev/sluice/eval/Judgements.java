package dev.sluice.eval;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.data.label.Label;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What is known of many users' liking. Iterates in the order of user rows. */
public final class Judgements implements Iterable<Truth> {
    private final List<Truth> truths;
    private final int[] users;
    private final int withoutLabel;

    private Judgements(List<Truth> truths) {
        this(truths, 0);
    }

    private Judgements(List<Truth> truths, int withoutLabel) {
        this.truths = Collections.unmodifiableList(truths);
        this.users = truths.stream().mapToInt(Truth::user).toArray();
        this.withoutLabel = withoutLabel;
    }

    /** Every item a user had to do with is relevant with grade 1, however often, whatever the value of the events. */
    public static Judgements of(Interactions events) {
        InteractionMatrix pairs = InteractionMatrix.of(events);
        List<Truth> truths = new ArrayList<>();
        for (int user = 1; user < pairs.rows(); user++) {
            if (pairs.size(user) > 0) {
                truths.add(Truth.ofRelevant(user, pairs.row(user)));
            }
        }
        return new Judgements(truths);
    }

    /**
     * Judges by a label, which is the one that training learned from, not one fitted to these exposures. What has a
     * label is judged: relevant, with the label for its grade, if that is above 0 and not below a threshold, else not
     * relevant. What has none says nothing and is counted. Of an item that a user was shown several times the greatest
     * label counts.
     *
     * @param exposures what users were shown later, with the columns that the label reads
     * @param label such as {@code ModelSnapshot.label} gives it
     * @param relevantFrom least label of a relevant item, finite and not negative; 0 for all that are above it
     */
    public static Judgements labelled(Interactions exposures, Label label, double relevantFrom) {
        if (!(relevantFrom >= 0 && relevantFrom < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("relevantFrom must be finite and not negative: " + relevantFrom);
        }
        LabelledPairs pairs = LabelledPairs.of(exposures, label.of(exposures));
        List<Truth> truths = pairs.truths(grade -> grade >= relevantFrom ? Math.max(0, grade) : 0);
        return new Judgements(truths, pairs.withoutLabel());
    }

    /**
     * How many exposures judge nothing, as they have not the label; 0 if these are no judgements by a label. Samples
     * and what is left of a filter tell that of the whole.
     */
    public int withoutLabel() {
        return withoutLabel;
    }

    /**
     * The judgements of some users, each as likely to be drawn as any other; all, if there are no more. Equal seeds
     * draw the same, and of two sizes the larger has all that the smaller has.
     *
     * @param size how many users, at least 1
     */
    public Judgements sample(int size, long seed) {
        if (size < 1) {
            throw new IllegalArgumentException("size of a sample must be at least 1: " + size);
        }
        int[] places = IntStream.range(0, truths.size()).toArray();
        IntArrays.shuffle(places, new Random(seed));
        return new Judgements(
                Arrays.stream(places, 0, Math.min(size, places.length))
                        .sorted()
                        .mapToObj(truths::get)
                        .toList(),
                withoutLabel);
    }

    /** How many users have judgements. */
    public int users() {
        return users.length;
    }

    /** The judgements of a user, if there are any; a binary search. */
    public Optional<Truth> truth(int user) {
        int place = Arrays.binarySearch(users, user);
        return place < 0 ? Optional.empty() : Optional.of(truths.get(place));
    }

    /** The judgements of those items that are wanted, and of those users to whom one of them is relevant. */
    public Judgements filter(IntPredicate wanted) {
        return new Judgements(
                truths.stream()
                        .map(truth -> truth.filter(wanted))
                        .filter(truth -> truth.relevant() > 0)
                        .toList(),
                withoutLabel);
    }

    @Override
    public Iterator<Truth> iterator() {
        return truths.iterator();
    }

    /** Collects judgements. Belongs to one thread. */
    public static final class Builder {
        private final IntArrayList users = new IntArrayList();
        private final IntArrayList items = new IntArrayList();
        private final DoubleArrayList grades = new DoubleArrayList();

        /** No judgements yet. */
        public Builder() {}

        /**
         * Adds a judgement.
         *
         * @param user row of the user, at least 1
         * @param item row of the item, at least 1
         * @param grade finite; above 0 for a relevant item, below 0 for one that was looked at and not judged
         */
        public Builder add(int user, int item, double grade) {
            Rows.requireRow(user, "user");
            users.add(user);
            items.add(item);
            grades.add(grade);
            return this;
        }

        /**
         * The judgements so far.
         *
         * @throws IllegalArgumentException if an item is judged twice for a user
         */
        public Judgements build() {
            int[] order = Rows.ascending(users.toIntArray());
            List<Truth> truths = new ArrayList<>();
            int start = 0;
            for (int end = 1; end <= order.length; end++) {
                if (end == order.length || users.getInt(order[end]) != users.getInt(order[start])) {
                    truths.add(truth(Arrays.copyOfRange(order, start, end)));
                    start = end;
                }
            }
            return new Judgements(truths);
        }

        private Truth truth(int[] rows) {
            return Truth.of(
                    users.getInt(rows[0]),
                    Arrays.stream(rows).map(items::getInt).toArray(),
                    Arrays.stream(rows).mapToDouble(grades::getDouble).toArray());
        }
    }
}

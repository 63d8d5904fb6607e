package dev.sluice.examples.load;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import java.time.Instant;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * What is known of made-up items and users. Ids are texts: {@code i1} and on, {@code u1} and on. Rows are made as they
 * are asked for, so that a million of them are no objects.
 */
final class MadeUpCatalogue {
    static final String CATEGORY = "category";
    static final String TAGS = "tags";
    static final String PRICE = "price";
    static final String DURATION = "duration";
    static final String PUBLISHED = "published";
    static final String AGE = "age";
    static final String JOINED = "joined";

    private static final int CATEGORIES = 200;
    private static final int TAGS_THERE_ARE = 64;
    private static final int TAGS_OF_AN_ITEM = 3;
    private static final long YEAR_SECONDS = 365L * 86_400;

    private MadeUpCatalogue() {}

    static String item(int row) {
        return "i" + row;
    }

    static String user(int row) {
        return "u" + row;
    }

    /** The row of an item's id. */
    static int row(String item) {
        return Integer.parseInt(item.substring(1));
    }

    /**
     * Makes one up.
     *
     * @param centreOf the centre of item {@code i + 1} at {@code i}; items of a centre are of one category
     * @param now seconds; what is published, or has joined, did so within the year before
     */
    static Catalogue of(WorldSettings world, int[] centreOf, Instant now) {
        return new Catalogue(items(world, centreOf, now.getEpochSecond()), users(world, now.getEpochSecond()));
    }

    private static Entities items(WorldSettings world, int[] centreOf, long now) {
        int rows = world.items() + 1;
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put(CATEGORY, TextColumn.of(list(rows, "", row -> "c" + centreOf[row - 1] % CATEGORIES)));
        columns.put(TAGS, TagColumn.of(list(rows, List.of(), row -> tags(of(world, row)))));
        columns.put(
                PRICE,
                numbers(rows, row -> Math.rint(100 * Math.exp(3 * of(world, row).nextDouble()))));
        columns.put(DURATION, numbers(rows, row -> 30 + of(world, -row).nextInt(7_200)));
        columns.put(PUBLISHED, numbers(rows, row -> now - of(world, row).nextLong(YEAR_SECONDS)));
        return new Entities(ids(world.items(), MadeUpCatalogue::item), columns);
    }

    private static Entities users(WorldSettings world, long now) {
        int rows = world.users() + 1;
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put(AGE, numbers(rows, row -> 14 + of(world, row).nextInt(70)));
        columns.put(JOINED, numbers(rows, row -> now - of(world, -row).nextLong(YEAR_SECONDS)));
        return new Entities(ids(world.users(), MadeUpCatalogue::user), columns);
    }

    private static SplittableRandom of(WorldSettings world, int row) {
        return new SplittableRandom(world.seed() ^ (long) row << 20);
    }

    private static List<String> tags(SplittableRandom random) {
        int first = random.nextInt(TAGS_THERE_ARE);
        return new RowList<>(TAGS_OF_AN_ITEM, tag -> "t" + (first + tag * (1 + first % 7) * 5) % TAGS_THERE_ARE);
    }

    private static IdIndex ids(int count, IntFunction<String> of) {
        IdIndex.Builder ids = new IdIndex.Builder();
        for (int row = 1; row <= count; row++) {
            ids.rowOf(of.apply(row));
        }
        return ids.build();
    }

    private static NumberColumn numbers(int rows, IntToDoubleFunction of) {
        double[] numbers = new double[rows];
        numbers[0] = Double.NaN;
        for (int row = 1; row < rows; row++) {
            numbers[row] = of.applyAsDouble(row);
        }
        return new NumberColumn(numbers);
    }

    private static <T> List<T> list(int rows, T unknown, IntFunction<T> of) {
        return new RowList<>(rows, row -> row == 0 ? unknown : of.apply(row));
    }

    /** A list that makes what it holds as it is asked for. */
    private static final class RowList<T> extends AbstractList<T> {
        private final int size;
        private final IntFunction<T> of;

        RowList(int size, IntFunction<T> of) {
            this.size = size;
            this.of = of;
        }

        @Override
        public T get(int index) {
            return of.apply(index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}

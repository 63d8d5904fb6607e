package dev.sluice.eval.bias;

import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.eval.metric.ItemPopularity;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Groups of items to treat alike or not: genres, producers, popular items and others. An item may be in several groups
 * or in none. Groups are numbered from 0 on. Costs 4 bytes of heap an item and 4 a membership.
 */
public final class ItemGroups {
    private final String by;
    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();
    /** Where the groups of each item begin, and where the last one's end. */
    private final int[] begins;

    private final int[] groups;
    private final int[] sizes;

    private ItemGroups(String by, List<String> names, int rows, IntFunction<int[]> ofItem) {
        this.by = by;
        this.names = List.copyOf(names);
        this.names.forEach(name -> numbers.put(name, numbers.size()));
        this.begins = new int[rows + 1];
        this.sizes = new int[names.size()];
        IntArrayList all = new IntArrayList();
        for (int item = 1; item < rows; item++) {
            for (int group : ofItem.apply(item)) {
                all.add(group);
                sizes[group]++;
            }
            begins[item + 1] = all.size();
        }
        this.groups = all.toIntArray();
    }

    /**
     * A group for each tag, or each text, of a column of items. Items without one are in no group.
     *
     * @throws IllegalArgumentException if there is no such column, or it has numbers
     */
    public static ItemGroups ofColumn(Entities items, String name) {
        Column column = items.require(name);
        if (column instanceof TagColumn tags) {
            return new ItemGroups(
                    name,
                    tags.values(),
                    tags.rows(),
                    item -> Arrays.stream(tags.codes(item)).distinct().toArray());
        }
        if (column instanceof TextColumn texts) {
            List<String> values = texts.values();
            return new ItemGroups(name, values.subList(1, values.size()), texts.rows(), item -> {
                int code = texts.code(item);
                return code == 0 ? new int[0] : new int[] {code - 1};
            });
        }
        throw new IllegalArgumentException("column " + name + " must have texts or tags to group by, it has numbers");
    }

    /**
     * Groups that somebody else made.
     *
     * @param by what they are made by, in a word
     * @param rows of items, the unknown among them
     * @param members the items of each group, from 1 to {@code rows - 1}, in the order of the groups
     */
    public static ItemGroups of(String by, int rows, Map<String, int[]> members) {
        List<String> names = List.copyOf(members.keySet());
        List<int[]> itemsOf = List.copyOf(members.values());
        IntArrayList[] ofItems = new IntArrayList[rows];
        Arrays.setAll(ofItems, item -> new IntArrayList());
        for (int group = 0; group < names.size(); group++) {
            for (int item : itemsOf.get(group)) {
                if (item < 1 || item >= rows) {
                    throw new IndexOutOfBoundsException("item must be from 1 to " + (rows - 1) + ": " + item);
                }
                if (!ofItems[item].contains(group)) {
                    ofItems[item].add(group);
                }
            }
        }
        return new ItemGroups(by, names, rows, item -> ofItems[item].toIntArray());
    }

    /**
     * {@code head} and {@code tail}: the fewest popular items that make up a share of what was met, and the others.
     * Equally popular items are together: an item is of the head if the more popular ones make up less than the share.
     * Items nobody met are of the tail.
     *
     * @param rows of items, the unknown among them; all from 1 on are grouped, met or not
     * @param head share of what was met, above 0 and below 1
     */
    public static ItemGroups headAndTail(ItemPopularity popularity, int rows, double head) {
        requireShare(head, "head");
        double[] above = shareOfMorePopular(popularity, rows);
        return new ItemGroups("popularity, head " + head + " of " + popularity, List.of("head", "tail"), rows, item ->
                new int[] {above[item] < head ? 0 : 1});
    }

    /**
     * {@code head}, {@code middle} and {@code tail}: what makes up the first share of what was met, what makes up the
     * last, and what is between. Equally popular items are together.
     *
     * @param rows of items, the unknown among them; all from 1 on are grouped, met or not
     * @param head share of what was met, above 0 and below 1
     * @param tail likewise; both together at most 1
     * @see <a href="https://doi.org/10.1145/3450613.3456821">Abdollahpouri, Mansoury, Burke, Mobasher and Malthouse
     *     2021</a>, with 0.2 and 0.2
     */
    public static ItemGroups headMiddleTail(ItemPopularity popularity, int rows, double head, double tail) {
        requireShare(head, "head");
        requireShare(tail, "tail");
        if (head + tail > 1) {
            throw new IllegalArgumentException("head and tail must be at most 1 together: " + (head + tail));
        }
        double[] above = shareOfMorePopular(popularity, rows);
        return new ItemGroups(
                "popularity, head " + head + " and tail " + tail + " of " + popularity,
                List.of("head", "middle", "tail"),
                rows,
                item -> new int[] {above[item] < head ? 0 : above[item] < 1 - tail ? 1 : 2});
    }

    private static void requireShare(double share, String what) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(what + " must be above 0 and below 1: " + share);
        }
    }

    /** By item, which share of what was met the more popular items make up; 1 of items nobody met. */
    private static double[] shareOfMorePopular(ItemPopularity popularity, int rows) {
        double[] above = new double[Math.max(rows, popularity.rows())];
        Arrays.fill(above, 1);
        long met = 0;
        long before = 0;
        long last = 0;
        for (int item : popularity.falling().toArray()) {
            long count = popularity.count(item);
            if (count != last) {
                before = met;
                last = count;
            }
            above[item] = (double) before / popularity.total();
            met += count;
        }
        return above;
    }

    /** How many groups. */
    public int groups() {
        return names.size();
    }

    /** The names of the groups, in their order. */
    public List<String> names() {
        return names;
    }

    /**
     * The number of the group of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public int group(String name) {
        return Optional.ofNullable(numbers.get(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no group " + name + ", there are " + names));
    }

    /** How many items are in a group, perhaps none. */
    public int size(int group) {
        return sizes[group];
    }

    /** In how many groups an item is; in none if it has no row here. */
    public int memberships(int item) {
        return item < begins.length - 1 ? begins[item + 1] - begins[item] : 0;
    }

    /** One of the groups of an item, counted from 0 to {@code memberships(item) - 1}. */
    public int groupOf(int item, int membership) {
        return groups[begins[item] + membership];
    }

    /** How many items are in no group. */
    public int ungrouped() {
        return (int) IntStream.range(1, begins.length - 1)
                .filter(item -> memberships(item) == 0)
                .count();
    }

    /** The groups that have no item. */
    public List<String> empty() {
        return IntStream.range(0, groups())
                .filter(group -> sizes[group] == 0)
                .mapToObj(names::get)
                .toList();
    }

    /** What they are made by, such as the name of a column. */
    @Override
    public String toString() {
        return by;
    }
}

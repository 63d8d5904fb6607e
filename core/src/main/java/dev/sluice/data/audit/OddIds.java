package dev.sluice.data.audit;

import dev.sluice.data.IdIndex;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells the ids that stand out among others: what programs write for no id at all, such as {@code null}; a negative
 * number where the others are not; and, where ids are dense numbers, one that is far away from them. Numbers may stand
 * behind letters, as in {@code u17}.
 *
 * <p>Numbers are dense if the middle ones, without a hundredth (or three) at either end, fill at least a quarter of
 * their range. Far away is ten times that range.
 */
final class OddIds implements Oddity {
    private static final Set<String> NO_ID = Set.of("null", "none", "nan", "undefined", "n/a", "\\n");
    private static final int MOST_PREFIXES = 1000;
    private static final int LEAST_NUMBERS = 8;
    private static final int LEAST_CUT = 3;
    private static final int MOST_CUT = 3;
    private static final int CUT = 100;
    private static final int SPARSEST = 4;
    private static final int FAR = 10;
    /** So many others make one negative number odd. */
    private static final int OTHERS = 5;

    private final String prefix;
    private final boolean negativeIsOdd;
    private final double least;
    private final double most;
    private final int strayEvents;

    private OddIds(String prefix, LongArrayList sorted, int strayEvents) {
        this.prefix = prefix;
        this.negativeIsOdd = isNegativeOdd(sorted);
        int numbers = sorted.size();
        int cut = Math.min(Math.max(LEAST_CUT, numbers / CUT), numbers / MOST_CUT);
        double low = numbers < LEAST_NUMBERS ? Double.NEGATIVE_INFINITY : sorted.getLong(cut);
        double high = numbers < LEAST_NUMBERS ? Double.POSITIVE_INFINITY : sorted.getLong(numbers - 1 - cut);
        double range = high - low + 1;
        boolean dense = range <= (double) SPARSEST * (numbers - 2 * cut);
        this.least = dense ? low - FAR * range : Double.NEGATIVE_INFINITY;
        this.most = dense ? high + FAR * range : Double.POSITIVE_INFINITY;
        this.strayEvents = strayEvents;
    }

    private static boolean isNegativeOdd(LongArrayList sorted) {
        int negative = 0;
        while (negative < sorted.size() && sorted.getLong(negative) < 0) {
            negative++;
        }
        return negative <= (sorted.size() - negative) / OTHERS;
    }

    /**
     * The odd ones among these.
     *
     * @param strayEvents with how many events an id that is far away is one that went astray; with more it is somebody
     */
    static OddIds among(List<IdIndex> indexes, int strayEvents) {
        String prefix = commonPrefix(indexes);
        return new OddIds(prefix, numbers(indexes, prefix), strayEvents);
    }

    @Override
    public boolean isOdd(String id, int events) {
        if (NO_ID.contains(id.toLowerCase(Locale.ROOT))) {
            return true;
        }
        if (!isNumbered(id, prefix)) {
            return false;
        }
        long number = number(id, prefix);
        boolean far = number < least || number > most;
        return (negativeIsOdd && number < 0) || (far && events <= strayEvents);
    }

    /** What stands before the digits of most ids; nothing if that differs from id to id. */
    private static String commonPrefix(List<IdIndex> indexes) {
        Object2IntOpenHashMap<String> counts = new Object2IntOpenHashMap<>();
        for (IdIndex index : indexes) {
            for (String id : index.ids()) {
                counts.addTo(id.substring(0, firstDigit(id)), 1);
                if (counts.size() > MOST_PREFIXES) {
                    return "";
                }
            }
        }
        return counts.object2IntEntrySet().stream()
                .max((one, other) -> Integer.compare(one.getIntValue(), other.getIntValue()))
                .map(entry -> entry.getKey())
                .orElse("");
    }

    private static int firstDigit(String id) {
        int at = 0;
        while (at < id.length() && !isDigit(id.charAt(at))) {
            at++;
        }
        return at;
    }

    private static LongArrayList numbers(List<IdIndex> indexes, String prefix) {
        LongArrayList numbers = new LongArrayList();
        for (IdIndex index : indexes) {
            for (String id : index.ids()) {
                if (isNumbered(id, prefix)) {
                    numbers.add(number(id, prefix));
                }
            }
        }
        numbers.sort(null);
        return numbers;
    }

    private static boolean isNumbered(String id, String prefix) {
        if (!id.startsWith(prefix)) {
            return false;
        }
        int from = prefix.length() + (id.startsWith("-", prefix.length()) ? 1 : 0);
        for (int at = from; at < id.length(); at++) {
            if (!isDigit(id.charAt(at))) {
                return false;
            }
        }
        return from < id.length();
    }

    /** The number of an id; the largest there is for one that is larger. */
    private static long number(String id, String prefix) {
        try {
            return Long.parseLong(id.substring(prefix.length()));
        } catch (NumberFormatException e) {
            return id.startsWith("-", prefix.length()) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}

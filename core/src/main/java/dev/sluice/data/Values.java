package dev.sluice.data;

import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Conditions on the values of a column, by row. */
final class Values {
    private Values() {}

    static IntPredicate having(Column column, String name, Set<String> wanted) {
        if (column instanceof TextColumn texts) {
            boolean[] isWanted = wantedCodes(texts.values(), wanted);
            return row -> isWanted[texts.code(row)];
        }
        if (column instanceof TagColumn tags) {
            boolean[] isWanted = wantedCodes(tags.values(), wanted);
            return row -> IntStream.of(tags.codes(row)).anyMatch(code -> isWanted[code]);
        }
        throw new IllegalArgumentException(
                "column " + name + " must hold texts or tags: it is empty, or holds numbers");
    }

    private static boolean[] wantedCodes(List<String> values, Set<String> wanted) {
        boolean[] codes = new boolean[values.size()];
        for (int code = 0; code < codes.length; code++) {
            codes[code] = wanted.contains(values.get(code));
        }
        return codes;
    }

    static IntPredicate where(Column column, String name, DoublePredicate condition) {
        NumberColumn numbers = NumberColumn.require(column, name);
        return row -> !Double.isNaN(numbers.number(row)) && condition.test(numbers.number(row));
    }
}

package dev.sluice.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The named columns of a header, taken one after the other. */
final class HeaderNames {
    private final Cells header;
    private final Map<String, Integer> untaken = new LinkedHashMap<>();

    HeaderNames(Cells header) throws DataException {
        this.header = header;
        for (int column = 0; column < header.size(); column++) {
            String name = header.cell(column);
            if (name.isBlank()) {
                throw header.malformed("column " + (column + 1) + " has no name");
            }
            if (untaken.put(name, column) != null) {
                throw header.malformed("column comes twice: " + Line.quoted(name));
            }
        }
    }

    /** Where the column with one of these names stands. */
    int required(String... names) throws DataException {
        return optional(names)
                .orElseThrow(() -> header.malformed(
                        "expected a column " + String.join(" or ", names) + ", found " + Line.quoted(cells())));
    }

    private String cells() {
        return IntStream.range(0, header.size()).mapToObj(header::cell).collect(Collectors.joining(","));
    }

    /** Where the column with one of these names stands, if there is one. */
    OptionalInt optional(String... names) throws DataException {
        List<String> present = Arrays.stream(names).filter(untaken::containsKey).toList();
        if (present.size() > 1) {
            throw header.malformed("two columns mean the same: " + String.join(", ", present));
        }
        return present.stream().mapToInt(untaken::remove).findFirst();
    }

    /** The columns that were not taken, in order. */
    Map<String, Integer> others() {
        return untaken;
    }
}

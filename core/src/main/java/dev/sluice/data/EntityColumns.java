package dev.sluice.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What stands in a row of items or users: the id first, then its attributes.
 *
 * @param what "item" or "user", for messages
 * @param width columns of a row
 * @param attributes what becomes columns of the catalogue
 */
record EntityColumns(String what, int width, List<Attribute> attributes) {
    /** Takes a cell out of a row. */
    @FunctionalInterface
    interface Cell {
        String of(Row row) throws DataException;
    }

    /** A column of the catalogue and where its cells come from. */
    record Attribute(String name, ColumnKind kind, Cell cell) {
        static Attribute text(String name, int column) {
            return new Attribute(name, ColumnKind.TEXT, row -> row.cell(column));
        }

        static Attribute tags(String name, int column) {
            return new Attribute(name, ColumnKind.TAGS, row -> row.cell(column));
        }

        static Attribute number(String name, int column) {
            return new Attribute(name, ColumnKind.NUMBER, row -> {
                String cell = row.cell(column);
                if (!cell.isEmpty() && Double.isNaN(Decimals.parse(cell))) {
                    throw row.malformed(name + " must be a number: " + Line.quoted(cell));
                }
                return cell;
            });
        }

        /** Tags of which each has a column that says 1 or 0, from the given column on. */
        static Attribute flags(String name, int from, List<String> tags) {
            return new Attribute(name, ColumnKind.TAGS, row -> {
                List<String> present = new ArrayList<>();
                for (int i = 0; i < tags.size(); i++) {
                    String flag = row.cell(from + i);
                    if (flag.equals("1")) {
                        present.add(tags.get(i));
                    } else if (!flag.equals("0")) {
                        throw row.malformed(tags.get(i) + " must be 0 or 1: " + Line.quoted(flag));
                    }
                }
                return String.join("|", present);
            });
        }
    }

    /** The columns of a header, of which the first names the id. */
    static EntityColumns named(Cells header, String what) throws DataException {
        HeaderNames names = new HeaderNames(header);
        if (names.required(idNames(what)) != 0) {
            throw header.malformed("the first column must be the " + what + ": " + Line.quoted(header.cell(0)));
        }
        List<Attribute> attributes = new ArrayList<>();
        for (Map.Entry<String, Integer> other : names.others().entrySet()) {
            int column = other.getValue();
            attributes.add(
                    header.kind(column) == ColumnKind.NUMBER
                            ? Attribute.number(other.getKey(), column)
                            : new Attribute(
                                    other.getKey(), ColumnKind.ofName(other.getKey()), row -> row.cell(column)));
        }
        return new EntityColumns(what, header.size(), attributes);
    }

    /** The names under which the id may stand, the first of them the one that is written. */
    static String[] idNames(String what) {
        return new String[] {what, what + "_id", what + "Id"};
    }

    /** Refuses a row of other columns, or without an id. */
    void check(Row row) throws DataException {
        row.requireColumns(width, width);
        row.requireId(0, what);
    }

    /** The cells of a row, one for each attribute. */
    List<String> cells(Row row) throws DataException {
        List<String> cells = new ArrayList<>(attributes.size());
        for (Attribute attribute : attributes) {
            cells.add(attribute.cell().of(row));
        }
        return cells;
    }
}

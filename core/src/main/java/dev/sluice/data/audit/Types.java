package dev.sluice.data.audit;

import dev.sluice.data.Column;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import java.util.AbstractList;
import java.util.Optional;

/** What kind of event each is, as the column {@code type} has it. */
final class Types {
    private Types() {}

    /** The types as texts, empty where one is missing; none without a column of texts or numbers. */
    static Optional<TextColumn> of(Interactions events) {
        Column types = events.column("type").orElse(null);
        if (types instanceof TextColumn texts) {
            return Optional.of(texts);
        }
        return types instanceof NumberColumn numbers
                ? Optional.of(TextColumn.of(new Texts(numbers)))
                : Optional.empty();
    }

    /** Numbers as people read them, each text made when it is asked for. */
    private static final class Texts extends AbstractList<String> {
        private final NumberColumn numbers;

        Texts(NumberColumn numbers) {
            this.numbers = numbers;
        }

        @Override
        public String get(int row) {
            double number = numbers.number(row);
            return Double.isNaN(number) ? "" : LabelDomain.shown(number);
        }

        @Override
        public int size() {
            return numbers.rows();
        }
    }
}

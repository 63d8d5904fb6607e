package dev.sluice.eval.simulation;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What is known of a world's items and users to anybody. Row 0 of every column is missing. */
final class CatalogueColumns {
    private CatalogueColumns() {}

    static Catalogue of(List<Item> items, List<User> users) {
        return new Catalogue(items(items), users(users));
    }

    private static Entities items(List<Item> items) {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("title", text(items, Item::title));
        columns.put("text", text(items, Item::text));
        columns.put("category", text(items, item -> Categories.name(item.category())));
        columns.put("producer", text(items, item -> "producer " + item.producer()));
        columns.put("duration", number(items, Item::seconds));
        columns.put("published", number(items, item -> seconds(item.published())));
        columns.put("price", number(items, Item::price));
        columns.put("policy", text(items, item -> lower(item.label())));
        return new Entities(ids("i", items.size()), columns);
    }

    private static Entities users(List<User> users) {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("age_band", text(users, user -> Demography.AGE_BANDS.get(user.ageBand())));
        columns.put("country", text(users, user -> Demography.COUNTRIES.get(user.country())));
        columns.put("device", text(users, user -> lower(user.device())));
        columns.put("joined", number(users, user -> seconds(user.joined())));
        return new Entities(ids("u", users.size()), columns);
    }

    private static IdIndex ids(String prefix, int count) {
        return IdIndex.of(
                IntStream.rangeClosed(1, count).mapToObj(row -> prefix + row).toList());
    }

    private static <T> TextColumn text(List<T> rows, Function<T, String> of) {
        List<String> texts = new ArrayList<>(rows.size() + 1);
        texts.add("");
        rows.forEach(row -> texts.add(of.apply(row)));
        return TextColumn.of(texts);
    }

    private static <T> NumberColumn number(List<T> rows, ToDoubleFunction<T> of) {
        double[] numbers = new double[rows.size() + 1];
        numbers[0] = Double.NaN;
        for (int row = 1; row < numbers.length; row++) {
            numbers[row] = of.applyAsDouble(rows.get(row - 1));
        }
        return new NumberColumn(numbers);
    }

    private static double seconds(long moment) {
        return moment / (double) Law.SECOND;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

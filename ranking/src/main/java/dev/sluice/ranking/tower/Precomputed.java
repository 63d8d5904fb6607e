package dev.sluice.ranking.tower;

import dev.sluice.train.engine.Factors;
import java.util.function.ObjIntConsumer;

/** What of the towers does not depend on a request, computed for every item and user of the catalogue. */
final class Precomputed {
    private Precomputed() {}

    static TwoTowerModel model(Layout layout, TwoTowerSettings settings, Tower users, Tower items) {
        int itemRows = layout.items().rows();
        Factors ofItems =
                sums(itemRows, layout.itemTable(), items, (bags, item) -> layout.item(item, Layout.Id.SHOWN, bags));
        complete(ofItems, items.hidden());
        Factors ofHistories = sums(itemRows, layout.userTable(), users, (bags, item) -> {
            layout.itemOfHistory(item, 1, bags);
            bags.end();
        });
        Factors ofUsers = sums(layout.users().rows(), layout.userTable(), users, (bags, user) -> {
            layout.attributesOfUser(user, bags);
            bags.end();
        });
        Factors facts = sums(layout.past().facts(), layout.userTable(), users, (bags, fact) -> {
            bags.add(fact, 1);
            bags.end();
        });
        return new TwoTowerModel(
                TwoTowerModel.NAME,
                settings,
                new TwoTowerModel.Weights(
                        ofItems, ofHistories, ofUsers, facts, users.hidden().copy()),
                layout.items().columns(),
                layout.users().columns());
    }

    /** The sum of each row's bag. */
    private static Factors sums(int rows, int tableRows, Tower tower, ObjIntConsumer<Bags> fill) {
        int dimension = tower.table().dimension();
        Factors sums = new Factors(rows, dimension);
        Bags bags = new Bags(tableRows);
        float[] sum = new float[dimension];
        for (int row = 0; row < rows; row++) {
            bags.clear();
            fill.accept(bags, row);
            tower.sum(bags, 0, sum, 0);
            sums.set(row, sum);
        }
        return sums;
    }

    private static void complete(Factors vectors, HiddenLayer hidden) {
        float[] input = new float[vectors.dimension()];
        float[] output = new float[vectors.dimension()];
        for (int row = 0; row < vectors.rows(); row++) {
            vectors.copy(row, input);
            hidden.complete(input, output);
            vectors.set(row, output);
        }
    }
}

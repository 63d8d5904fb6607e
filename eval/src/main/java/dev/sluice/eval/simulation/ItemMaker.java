package dev.sluice.eval.simulation;

import java.util.stream.IntStream;

/** Makes the items of a world, in the order of their publication. */
final class ItemMaker {
    private final WorldSettings settings;
    private final CategorySpace space;
    private final Luck luck;
    private final Producers producers;
    private final long[] published;
    private final int[] ranks;
    private final Item[] items;

    ItemMaker(WorldSettings settings, CategorySpace space) {
        this.settings = settings;
        this.space = space;
        luck = Luck.of(settings.seed(), "items");
        producers = new Producers(settings, space);
        published = Arrivals.of(settings, settings.items(), Law.OLD_ITEMS, Law.MEAN_AGE, luck.at(0));
        ranks = ranks(luck.at(-1));
        items = new Item[settings.items()];
    }

    Item[] make() {
        for (int row = 1; row <= items.length; row++) {
            Luck own = luck.at(row);
            items[row - 1] =
                    row > 1 && own.at(0).happens(Law.DUPLICATE_SHARE) ? duplicate(row, own) : original(row, own);
        }
        return items;
    }

    private Item original(int row, Luck own) {
        int category = space.draw(own.at(1));
        int producer = producers.draw(category, own.at(2));
        return new Item(
                row,
                category,
                producer,
                vector(category, producer, own.at(3)),
                Law.QUALITY * own.at(4).normal(),
                own.at(5).happens(Law.CLICKBAIT_SHARE),
                label(own.at(6).uniform()),
                ranks[row - 1],
                Length.seconds(category, own.at(7)),
                published[row - 1],
                price(own.at(8)),
                Wording.title(category, own.at(9)),
                Wording.text(category, own.at(10)));
    }

    private Item duplicate(int row, Luck own) {
        Item model = items[items[own.at(1).below(row - 1)].original() - 1];
        double stretch = StrictMath.exp(Law.DUPLICATE_STRETCH * own.at(2).normal());
        return new Item(
                model.original(),
                model.category(),
                model.producer(),
                model.vector().plus(1, own.at(3).vector(Law.DUPLICATE_NOISE)).unit(),
                model.quality(),
                model.clickbait(),
                model.label(),
                ranks[row - 1],
                Length.whole(model.seconds() * stretch),
                published[row - 1],
                model.price(),
                Wording.similarTitle(model.title(), own.at(9)),
                Wording.similarText(model.text(), own.at(10)));
    }

    private Vector vector(int category, int producer, Luck own) {
        Vector centre = space.centre(category).plus(Law.PRODUCER_OFFSET, producers.offset(producer));
        return centre.plus(1, own.vector(Law.ITEM_NOISE)).unit();
    }

    private static Item.Label label(double uniform) {
        if (uniform < Law.HARMFUL_SHARE) {
            return Item.Label.HARMFUL;
        }
        return uniform < Law.HARMFUL_SHARE + Law.LIMITED_SHARE ? Item.Label.LIMITED : Item.Label.ALLOWED;
    }

    private static double price(Luck own) {
        return Math.max(1, Math.rint(100 * Law.PRICE * StrictMath.exp(Law.PRICE_SPREAD * own.normal()))) / 100;
    }

    /** The numbers from 1 on, shuffled. */
    private int[] ranks(Luck shuffling) {
        int[] shuffled = IntStream.rangeClosed(1, settings.items()).toArray();
        for (int last = shuffled.length - 1; last > 0; last--) {
            int other = shuffling.at(last).below(last + 1);
            int moved = shuffled[last];
            shuffled[last] = shuffled[other];
            shuffled[other] = moved;
        }
        return shuffled;
    }
}

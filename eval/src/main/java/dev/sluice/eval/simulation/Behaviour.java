package dev.sluice.eval.simulation;

/** Lets a user go through a list from the top down. */
final class Behaviour {
    // What is drawn of an item has a number each, so that one draw does not move another.
    private static final long LOOK = 0;
    private static final long CLICK = 1;
    private static final long WATCH = 2;
    private static final long GLAD = 3;
    private static final long PURCHASE = 4;
    private static final long PURCHASE_DELAY = 5;
    private static final long RETURN = 6;
    private static final long RETURN_DELAY = 7;

    private final World world;
    private final Luck luck;

    Behaviour(World world) {
        this.world = world;
        luck = Luck.of(world.settings().seed(), "behaviour");
    }

    Response respond(Visit visit, int[] list) {
        return new Walk(visit, list).go();
    }

    /** One user, one list. */
    private final class Walk {
        private final Visit visit;
        private final User user;
        private final Vector taste;
        private final Luck luckOfVisit;
        private final int[] list;
        private final Response.Builder response;
        private long clock;

        Walk(Visit visit, int[] list) {
            this.visit = visit;
            this.list = list;
            user = world.user(visit.user());
            taste = world.taste(user, visit.moment());
            luckOfVisit = luck.at(visit.id()).at(visit.user());
            response = new Response.Builder(list);
            clock = visit.moment();
        }

        Response go() {
            for (int position = 1; position <= list.length; position++) {
                response.event(EventType.IMPRESSION, position, visit.moment());
                Luck luckOfItem = luckOfVisit.at(list[position - 1]);
                if (luckOfItem.at(LOOK).happens(user.device().examination(position))) {
                    look(position, luckOfItem);
                }
            }
            return response.build(clock);
        }

        private void look(int position, Luck luckOfItem) {
            clock += Law.LOOK;
            response.looked(position);
            Item item = world.item(list[position - 1]);
            if (luckOfItem.at(CLICK).happens(item.attraction(taste))) {
                response.event(EventType.CLICK, position, clock);
                open(position, item, luckOfItem);
            }
        }

        private void open(int position, Item item, Luck luckOfItem) {
            double interest = item.interest(taste);
            double seconds =
                    item.watchTime(interest).seconds(luckOfItem.at(WATCH).normal());
            clock += (long) Math.ceil(seconds * Law.SECOND);
            response.event(EventType.WATCH, position, clock);
            response.watched(position, seconds);
            boolean glad = world.isNews(list, position) && luckOfItem.at(GLAD).happens(interest);
            if (glad) {
                response.satisfied(position);
            }
            if (luckOfItem.at(PURCHASE).happens(Purchasing.purchase(interest, glad))) {
                buy(position, Purchasing.sendBack(interest, glad), luckOfItem);
            }
        }

        private void buy(int position, double sendBack, Luck luckOfItem) {
            clock += delay(luckOfItem.at(PURCHASE_DELAY), Law.PURCHASE_DELAY);
            response.event(EventType.PURCHASE, position, clock);
            if (luckOfItem.at(RETURN).happens(sendBack)) {
                long later = clock + delay(luckOfItem.at(RETURN_DELAY), Law.RETURN_DELAY);
                response.event(EventType.RETURN, position, later);
            }
        }

        private static long delay(Luck luck, long most) {
            return 1 + (long) (luck.uniform() * most);
        }
    }
}

package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of users is what they do. */
class TruthTest {
    private static final int SLOTS = 8;

    private final World world = Worlds.middling();
    private final List<Worlds.Shown> shown = Worlds.shown(world, 40_000, SLOTS);

    /** A place of a list that was shown, with what came of it. */
    private record Place(Visit visit, int[] list, Response response, int position) {
        int user() {
            return visit.user();
        }

        int item() {
            return list[position - 1];
        }

        long moment() {
            return visit.moment();
        }
    }

    private void everyPlace(Consumer<Place> place) {
        for (Worlds.Shown one : shown) {
            Response response = world.respond(one.visit(), one.list());
            for (int position = 1; position <= SLOTS; position++) {
                place.accept(new Place(one.visit(), one.list(), response, position));
            }
        }
    }

    private void everyClick(Consumer<Place> place) {
        everyPlace(one -> {
            if (one.response().clicked(one.position())) {
                place.accept(one);
            }
        });
    }

    @Test
    void usersLookAsExaminationSays() {
        Fit.Calibration looks = new Fit.Calibration();
        everyPlace(place -> looks.add(
                world.examination(place.user(), place.position()),
                place.response().looked(place.position())));

        assertThat(looks.pValue()).isGreaterThan(Fit.REFUTED);
    }

    @Test
    void usersOpenWhatTheyLookAtAsAttractionSays() {
        Fit.Calibration clicks = new Fit.Calibration();
        everyPlace(place -> {
            double probability = world.examination(place.user(), place.position())
                    * world.attraction(place.user(), place.item(), place.moment());
            clicks.add(probability, place.response().clicked(place.position()));
        });

        assertThat(clicks.pValue()).isGreaterThan(Fit.REFUTED);
    }

    @Test
    void usersAreGladAsInterestSaysUnlessItIsNoNews() {
        Fit.Calibration glad = new Fit.Calibration();
        everyClick(place -> {
            double interest = world.isNews(place.list(), place.position())
                    ? world.interest(place.user(), place.item(), place.moment())
                    : 0;
            glad.add(interest, place.response().satisfied(place.position()));
        });

        assertThat(glad.pValue()).isGreaterThan(Fit.REFUTED);
    }

    @Test
    void usersCompleteWhatTheyOpenAsTheClosedFormSays() {
        for (double share : new double[] {0.25, 0.75, 1, 2}) {
            Fit.Calibration completed = new Fit.Calibration();
            everyClick(place -> completed.add(
                    world.completion(place.user(), place.item(), place.moment(), share),
                    place.response().watchedSeconds(place.position())
                            >= share * world.item(place.item()).seconds()));

            assertThat(completed.pValue()).as("share %s", share).isGreaterThan(Fit.REFUTED);
        }
    }

    @Test
    void usersWatchAsLongAsIsExpected() {
        Fit.Deviations seconds = new Fit.Deviations();
        everyClick(place -> {
            double expected = world.expectedWatchSeconds(place.user(), place.item(), place.moment());
            seconds.add(1, place.response().watchedSeconds(place.position()) / expected);
        });

        assertThat(seconds.standardErrors()).isLessThan(4);
    }

    @Test
    void usersBuyAndSendBackAsStated() {
        Fit.Calibration bought = new Fit.Calibration();
        Fit.Calibration sentBack = new Fit.Calibration();
        everyClick(place -> {
            double interest = world.interest(place.user(), place.item(), place.moment());
            Response response = place.response();
            boolean purchased = response.happened(EventType.PURCHASE, place.position());
            if (world.isNews(place.list(), place.position())) {
                bought.add(world.purchase(place.user(), place.item(), place.moment()), purchased);
            }
            if (purchased) {
                double chance = (response.satisfied(place.position()) ? 0.3 : 0.9) * (1 - interest);
                sentBack.add(chance, response.happened(EventType.RETURN, place.position()));
            }
        });

        assertThat(bought.pValue()).isGreaterThan(Fit.REFUTED);
        assertThat(sentBack.pValue()).isGreaterThan(Fit.REFUTED);
    }

    @Test
    void thoseWhoAreGladBuyMoreOften() {
        Fit.Calibration bought = new Fit.Calibration();
        everyClick(place -> {
            double interest = world.interest(place.user(), place.item(), place.moment());
            double chance = place.response().satisfied(place.position()) ? 0.1 : 0.01;
            bought.add(chance * interest, place.response().happened(EventType.PURCHASE, place.position()));
        });

        assertThat(bought.pValue()).isGreaterThan(Fit.REFUTED);
    }

    @Test
    void satisfactionWithAListIsTheMeanOfWhatUsersFeel() {
        Fit.Deviations all = new Fit.Deviations();
        for (Worlds.Shown one : shown) {
            all.add(
                    world.satisfaction(
                            one.visit().user(), one.list(), one.visit().moment()),
                    world.respond(one.visit(), one.list()).satisfaction());
        }

        assertThat(all.standardErrors()).isLessThan(4);
    }

    @Test
    void satisfactionWithOneListOfOneUserIsTheMeanToo() {
        int copy = NearDuplicates.first(world);
        long moment = world.settings().end();
        int user = fondOf(copy, moment);
        int[] list = {copy, 5, world.original(copy), 8, 13};
        Fit.Deviations deviations = new Fit.Deviations();
        double expected = world.satisfaction(user, list, moment);
        for (int id = 0; id < 40_000; id++) {
            deviations.add(
                    expected, world.respond(new Visit(id, user, moment), list).satisfaction());
        }

        assertThat(deviations.standardErrors()).isLessThan(4);
    }

    /** The user most likely to open it and be glad. */
    private int fondOf(int item, long moment) {
        return IntStream.rangeClosed(1, world.settings().users())
                .boxed()
                .max(Comparator.comparingDouble(user -> world.interest(user, item, moment)))
                .orElseThrow();
    }
}

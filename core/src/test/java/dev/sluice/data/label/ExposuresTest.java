package dev.sluice.data.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.Positives;
import dev.sluice.data.TextColumn;
import dev.sluice.data.prepare.Account;
import dev.sluice.data.prepare.Preparation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What came of what was shown. Item 1 takes 10 seconds, item 2 an unknown time, item 3 takes 30. */
class ExposuresTest extends ExposuresFixture {
    @Test
    void everythingOfOneImpressionIsJoinedToIt() {
        log(1, 1, "impression", 7);
        log(1, 3, "impression", 7);
        log(1, 1, "click", 7);
        watch(1, 1, 7, 4);
        watch(1, 1, 7, 8);
        log(1, 1, "purchase", 7);
        log(1, 1, "return", 7);

        Interactions exposures = exposures().data();

        assertThat(exposures.size()).isEqualTo(2);
        assertThat(numbers(exposures, Exposures.CLICKED)).containsExactly(1, 0);
        assertThat(numbers(exposures, Exposures.WATCH_SECONDS)).containsExactly(12, Double.NaN);
        assertThat(numbers(exposures, Exposures.DURATION_SECONDS)).containsExactly(10, 30);
        assertThat(numbers(exposures, Exposures.PURCHASED)).containsExactly(1, 0);
        assertThat(numbers(exposures, Exposures.RETURNED)).containsExactly(1, Double.NaN);
        assertThat(exposures.time(1)).as("of the impression").isEqualTo(1);
    }

    @Test
    void whatDidNotHappenIsZeroOnlyWhereItCouldHaveHappened() {
        log(1, 1, "impression", 1); // passed over
        log(1, 2, "impression", 1); // opened, watched for an unknown time
        log(1, 2, "click", 1);
        log(1, 3, "impression", 1); // bought and kept
        log(1, 3, "click", 1);
        log(1, 3, "purchase", 1);

        Interactions exposures = exposures().data();

        assertThat(Happened.CLICK.of(exposures)).containsExactly(0, 1, 1);
        assertThat(Happened.PURCHASE.of(exposures)).containsExactly(0, 0, 1);
        assertThat(Happened.RETURN.of(exposures)).containsExactly(Double.NaN, Double.NaN, 0);
        assertThat(new Completion(0.5).of(exposures)).containsOnly(Double.NaN);
    }

    @Test
    void aLogWithoutImpressionsDoesNotTellWhatWasPassedOver() {
        log(1, 1, "click", 1);
        watch(1, 2, 1, 5);
        log(2, 1, "purchase", 2);

        Joined joined = exposures();

        assertThat(Happened.CLICK.of(joined.data())).containsExactly(1, Double.NaN, Double.NaN);
        assertThat(Happened.PURCHASE.of(joined.data())).containsExactly(0, Double.NaN, 1);
        assertThat(new Dwell(9).of(joined.data())).containsExactly(Double.NaN, 5, Double.NaN);
        assertThat(joined.report().leftOut()).isEmpty();
    }

    @Test
    void theOrderOfTheLogDoesNotMatter() {
        log(1, 1, "return", 7);
        watch(1, 1, 7, 4);
        log(1, 1, "purchase", 7);
        log(1, 1, "click", 7);
        log(1, 1, "impression", 7);

        Interactions exposures = exposures().data();

        assertThat(numbers(exposures, Exposures.CLICKED)).containsExactly(1);
        assertThat(numbers(exposures, Exposures.WATCH_SECONDS)).containsExactly(4);
        assertThat(numbers(exposures, Exposures.RETURNED)).containsExactly(1);
    }

    @Test
    void theSameItemInAnotherRequestIsAnotherExposure() {
        log(1, 1, "impression", 1);
        log(1, 1, "impression", 2);
        log(1, 1, "click", 2);

        assertThat(numbers(exposures().data(), Exposures.CLICKED)).containsExactly(0, 1);
    }

    @Test
    void everyEventThatIsNoExposureIsAccountedFor() {
        log(1, 1, "impression", 1);
        log(1, 1, "impression", 1); // once more
        log(1, 1, "click", 1);
        log(1, 2, "click", 1); // not shown
        log(1, 1, "like", 1);
        log(1, 1, "", 1);
        log(1, 1, "watch", Double.NaN);

        Joined joined = exposures();

        assertThat(joined.data().size()).isOne();
        assertThat(joined.report().leftOut())
                .isEqualTo(Map.of(
                        "joined: impression", 1L,
                        "joined: click", 1L,
                        "without an impression: click", 1L,
                        "of type like", 1L,
                        "without a type", 1L,
                        "without a request: watch", 1L));
    }

    @Test
    void theEarliestImpressionCountsWhereverItStands() {
        at(50, 1, 1, "impression", 7);
        at(60, 1, 1, "click", 7);
        at(10, 1, 1, "impression", 7);
        at(40, 1, 1, "impression", 7);

        Interactions exposures = exposures().data();

        assertThat(exposures.size()).isOne();
        assertThat(exposures.time(0)).isEqualTo(10);
        assertThat(numbers(exposures, Exposures.CLICKED)).containsExactly(1);
    }

    @Test
    void aRequestThatIsATextIsAsGood() {
        log(1, 1, "impression", 0);
        log(1, 2, "impression", 0);
        log(1, 1, "click", 0);

        assertThat(numbers(textual("a", "b", "a"), Exposures.CLICKED)).containsExactly(1, 0);
        assertThat(numbers(textual("a", "b", "b"), Exposures.CLICKED)).containsExactly(0, 0);
        assertThat(numbers(textual("a", "b", ""), Exposures.CLICKED)).containsExactly(0, 0);
    }

    @Test
    void aRequestThatIsANumberIsOneThatNoOtherIs() {
        log(1, 1, "impression", 0x1p53);

        assertThatThrownBy(this::exposures)
                .hasMessage("step 1, exposures: column request must hold texts where numbers reach 2^53, since there"
                        + " several are one: 9.007199254740992E15 of event 0");
    }

    private Interactions textual(String... requests) {
        return run(events().with("request", TextColumn.of(List.of(requests)))).data();
    }

    @Test
    void aRequestOfTwoUsersIsAnError() {
        log(1, 1, "impression", 1);
        log(2, 1, "click", 1);

        assertThatThrownBy(this::exposures)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "step 1, exposures: a request must be of one user: events 0 and 1 are of one, and of users 1 and 2");
    }

    @Test
    void aRequestOfTwoUsersIsAnErrorWhateverItsItems() {
        log(1, 1, "impression", 1);
        log(2, 2, "impression", 1);

        assertThatThrownBy(this::exposures)
                .hasMessage(
                        "step 1, exposures: a request must be of one user: events 0 and 1 are of one, and of users 1 and 2");
    }

    @Test
    void aLogWithoutItsColumnsIsAnError() {
        log(1, 1, "impression", 1);
        Interactions bare = Watched.plain(1);

        assertThatThrownBy(() -> run(bare)).hasMessage("step 1, exposures: there is no column type, there are []");
        assertThatThrownBy(() -> run(bare.with("type", TextColumn.of(List.of("click")))))
                .hasMessage("step 1, exposures: there is no column request, there are [type]");
        assertThatThrownBy(() -> run(events().with("type", new NumberColumn(new double[] {1}))))
                .hasMessage("step 1, exposures: column type must hold texts");
    }

    @Test
    void durationsOfTheLogWinOverThoseOfTheCatalogue() {
        log(1, 1, "impression", 1);

        Interactions exposures = run(events().with(Exposures.DURATION_SECONDS, new NumberColumn(new double[] {99})))
                .data();

        assertThat(numbers(exposures, Exposures.DURATION_SECONDS)).containsExactly(99);
    }

    @Test
    void aDurationIsThatOfTheImpressionOrOfWhatCameOfItOrOfTheCatalogue() {
        log(1, 1, "impression", 1); // shown, says 0: nobody knows
        log(1, 2, "impression", 1); // watched
        log(1, 3, "impression", 1); // says it itself
        watch(1, 2, 1, 5);
        watch(1, 2, 1, 5);
        watch(1, 3, 1, 5);
        double[] durations = {0, Double.NaN, 31, 20, 19, 99};

        Interactions exposures = run(events().with(Exposures.DURATION_SECONDS, new NumberColumn(durations)))
                .data();

        assertThat(numbers(exposures, Exposures.DURATION_SECONDS)).containsExactly(10, 20, 31);
        assertThat(new Completion(0.2).of(exposures)).containsExactly(Double.NaN, 1, 0);
    }

    @Test
    void labelsBecomeValuesAndWhatHasNoneIsLeftOut() {
        log(1, 1, "impression", 1);
        log(1, 3, "impression", 1);
        log(1, 1, "click", 1);
        watch(1, 1, 1, 4);

        var prepared = Preparation.none()
                .then("exposures", new Exposures())
                .then("label", new LabelledBy(new Dwell(3)))
                .apply(dataset(events()));

        assertThat(prepared.data().interactions().size()).isOne();
        assertThat(prepared.data().interactions().value(0)).isEqualTo(3);
        assertThat(prepared.steps().get(1).leftOut()).isEqualTo(Map.of("without the label", 1L));
        assertThat(prepared.provenance())
                .containsEntry("prepare.2.label", "LabelledBy[label=Dwell[cap=3.0]]: 1 of 2 events left");
    }

    @Test
    void aZeroStaysUntilPositivesAreAskedFor() {
        log(1, 1, "impression", 1);
        log(1, 3, "impression", 1);
        log(1, 3, "click", 1);

        Interactions clicks = new LabelledBy(Happened.CLICK)
                .apply(dataset(exposures().data()), new Account())
                .interactions();

        assertThat(clicks.size()).isEqualTo(2);
        assertThat(Positives.atLeast(1).of(clicks).item(0)).isEqualTo(3);
    }

    @Test
    void whenNothingHasTheLabelTheStepIsNamed() {
        log(1, 1, "impression", 1);
        Preparation preparation = Preparation.none().then("label", new LabelledBy(new Dwell(3)));

        assertThatThrownBy(() -> preparation.apply(dataset(events())))
                .hasMessage("step 1, label, left none of 1 events: LabelledBy[label=Dwell[cap=3.0]]");
    }
}

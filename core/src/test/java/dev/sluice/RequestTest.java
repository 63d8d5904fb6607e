package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A request says all an application may want, and has a default for all but the user. */
class RequestTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

    @Test
    void allButTheUserHasADefault() {
        Instant before = Instant.now();
        Request request = Request.forUser("u").build();

        assertThat(request.user()).contains("u");
        assertThat(request.history()).isEmpty();
        assertThat(request.moment()).isBetween(before, Instant.now());
        assertThat(request.context()).isEmpty();
        assertThat(request.excluded()).isEmpty();
        assertThat(request.limit()).isEqualTo(10);
        assertThat(request.timeBudget()).isEmpty();
        assertThat(request.seed()).isEmpty();
        assertThat(request.explained()).isFalse();
        assertThat(Request.forAnyone().build().user()).isEmpty();
    }

    @Test
    void everythingSaidIsKept() {
        List<Interaction> history = List.of(Interaction.of("a", NOON), new Interaction("b", NOON, 3));
        Request request = Request.forAnyone()
                .history(history)
                .moment(NOON)
                .context("country", "DE")
                .context("country", "FR")
                .excluding(List.of("x", "x"))
                .excluding(Set.of("y"))
                .limit(0)
                .timeBudget(Duration.ofMillis(50))
                .seed(7)
                .explained()
                .build();

        assertThat(request.history()).contains(history);
        assertThat(request.moment()).isEqualTo(NOON);
        assertThat(request.context()).isEqualTo(Map.of("country", "FR"));
        assertThat(request.excluded()).containsExactlyInAnyOrder("x", "y");
        assertThat(request.limit()).isZero();
        assertThat(request.timeBudget()).contains(Duration.ofMillis(50));
        assertThat(request.seed()).hasValue(7);
        assertThat(request.explained()).isTrue();
    }

    @Test
    void builtRequestDoesNotChangeWithItsBuilder() {
        Request.Builder builder = Request.forUser("u").context("a", "1").excluding(Set.of("x"));
        Request request = builder.build();
        builder.context("b", "2").excluding(Set.of("y")).limit(1);

        assertThat(request.context()).containsOnlyKeys("a");
        assertThat(request.excluded()).containsExactly("x");
        assertThat(request.limit()).isEqualTo(10);
    }

    @Test
    void aRequestIsAskedAgainWithAChange() {
        Request request = Request.forUser("u")
                .history(List.of(Interaction.of("a", NOON)))
                .moment(NOON)
                .context("device", "phone")
                .excluding(Set.of("x"))
                .limit(3)
                .timeBudget(Duration.ofMillis(5))
                .seed(7)
                .explained()
                .build();

        Request same = request.toBuilder().build();
        Request other = request.toBuilder().limit(4).build();

        assertThat(same).usingRecursiveComparison().isEqualTo(request);
        assertThat(other.limit()).isEqualTo(4);
        assertThat(other.excluded()).containsExactly("x");
        assertThat(request.limit()).isEqualTo(3);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Request.Builder builder = Request.forUser("u");

        assertThatThrownBy(() -> builder.limit(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit must be at least 0: -1");
        assertThatThrownBy(() -> builder.timeBudget(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.timeBudget(Duration.ofNanos(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        builder.history(List.of(Interaction.of("a", NOON), Interaction.of("b", NOON.minusMillis(1)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a history goes forward in time: 2024-05-01T11:59:59.999Z after 2024-05-01T12:00:00Z");
        assertThatThrownBy(() -> new Interaction("a", NOON, Float.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value of item a must be finite: NaN");
    }
}

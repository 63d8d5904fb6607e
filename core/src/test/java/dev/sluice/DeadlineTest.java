package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final ModelVersion VERSION = new ModelVersion("v1");

    @Test
    void noDeadlineNeverPasses() {
        assertThat(Deadline.NONE.isBounded()).isFalse();
        assertThat(Deadline.NONE.isPassed()).isFalse();
        assertThat(Deadline.NONE.nanosLeft()).isEqualTo(Long.MAX_VALUE);
        assertThat(Deadline.NONE.afterShare(0)).isSameAs(Deadline.NONE);
        assertThat(Deadline.in(Duration.ofSeconds(Long.MAX_VALUE))).isSameAs(Deadline.NONE);
    }

    @Test
    void aTimeThatIsUpHasPassed() {
        Deadline past = Deadline.in(Duration.ofMillis(-1));

        assertThat(past.isPassed()).isTrue();
        assertThat(past.nanosLeft()).isZero();
    }

    @Test
    void aShareOfTheTimeLeftIsSooner() {
        Deadline hour = Deadline.in(Duration.ofHours(1));

        assertThat(hour.isPassed()).isFalse();
        assertThat(hour.afterShare(0).isPassed()).isTrue();
        assertThat(Duration.ofNanos(hour.afterShare(0.5).nanosLeft()))
                .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
        assertThatThrownBy(() -> hour.afterShare(1.5)).hasMessage("share must be from 0 to 1: 1.5");
        assertThatThrownBy(() -> hour.afterShare(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQueryIsCancelledByItsDeadlineOrByTheApplication() {
        Query.Builder query = Query.of(VERSION, ItemSet.all(2));

        assertThat(query.build().cancelled()).isFalse();
        assertThat(query.deadline(Deadline.in(Duration.ZERO)).build().cancelled())
                .isTrue();
        assertThat(query.build().with().deadline(Deadline.NONE).build().cancelled())
                .isFalse();
        assertThat(query.build()
                        .with()
                        .deadline(Deadline.NONE)
                        .cancellation(() -> true)
                        .build()
                        .cancelled())
                .isTrue();
    }
}

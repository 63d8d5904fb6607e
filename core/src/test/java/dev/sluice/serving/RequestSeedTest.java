package dev.sluice.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Request;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Equal requests have equal seeds, in every process; others have others. */
class RequestSeedTest {
    @Test
    void aSeedIsTheSameInEveryProcess() {
        Request request = Request.forUser("u1")
                .history(ServedRepository.history("i1", "i2"))
                .context("country", "ch")
                .context("device", "phone")
                .context("hour", "7")
                .excluding(Set.of("i3", "i4", "i5", "i6"))
                .build();

        assertThat(RequestSeed.of(request)).isEqualTo(973_988_071_076_983_115L);
    }

    @Test
    void differentRequestsHaveDifferentSeeds() {
        assertThat(Set.of(
                        RequestSeed.of(Request.forAnyone().build()),
                        RequestSeed.of(Request.forUser("u1").build()),
                        RequestSeed.of(Request.forUser("u2").build()),
                        RequestSeed.of(
                                Request.forUser("u2").excluding(Set.of("i1")).build()),
                        RequestSeed.of(Request.forUser("u2").context("a", "b").build()),
                        RequestSeed.of(Request.forUser("u2").context("b", "a").build()),
                        RequestSeed.of(Request.forAnyone()
                                .history(ServedRepository.history("u2"))
                                .build()),
                        RequestSeed.of(Request.forUser("u2")
                                .history(ServedRepository.history("i1"))
                                .build())))
                .hasSize(8);
    }
}

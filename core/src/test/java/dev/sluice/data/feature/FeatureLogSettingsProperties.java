package dev.sluice.data.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** Which requests are logged. */
class FeatureLogSettingsProperties {
    private static FeatureLogSettings share(double share) {
        return FeatureLogSettings.defaults().withShare(share);
    }

    @Property
    void aLargerShareKeepsThoseOfASmallerOne(
            @ForAll String request,
            @ForAll @DoubleRange(min = 0.01, max = 1) double one,
            @ForAll @DoubleRange(min = 0.01, max = 1) double other) {
        boolean inSmaller = share(Math.min(one, other)).includes(request);

        assertThat(share(Math.max(one, other)).includes(request) || !inSmaller).isTrue();
        assertThat(share(1).includes(request)).isTrue();
    }

    /** Within 4 standard deviations of the share, for ids that differ in a digit. */
    @Property(tries = 30)
    void aboutTheShareIsLogged(@ForAll @DoubleRange(min = 0.01, max = 0.99) double share) {
        int requests = 20_000;
        FeatureLogSettings settings = share(share);
        long logged = IntStream.range(0, requests)
                .filter(i -> settings.includes("request-" + i))
                .count();

        assertThat((double) logged - share * requests)
                .isBetween(
                        -4 * Math.sqrt(requests * share * (1 - share)), 4 * Math.sqrt(requests * share * (1 - share)));
    }

    /** Other processes and later releases decide alike. */
    @Example
    void theChoiceIsForGood() {
        StringBuilder choice = new StringBuilder();
        IntStream.range(0, 32).forEach(i -> choice.append(share(0.5).includes("r" + i) ? 'x' : '.'));

        assertThat(choice).hasToString("xxx.x.x..x.xx.xxx.xx.x.xxx.x..x.");
    }
}

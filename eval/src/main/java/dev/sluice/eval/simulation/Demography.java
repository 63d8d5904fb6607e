package dev.sluice.eval.simulation;

import java.util.List;

/** Who the users are. */
final class Demography {
    static final List<String> AGE_BANDS = List.of("18-24", "25-34", "35-44", "45-54", "55+");
    static final List<String> COUNTRIES = List.of("BR", "DE", "FR", "IN", "JP", "KE", "MX", "US");

    private static final double[] AGE_SHARES = {0.24, 0.28, 0.22, 0.15, 0.11};
    private static final double[] COUNTRY_SHARES = {0.12, 0.09, 0.07, 0.26, 0.08, 0.06, 0.10, 0.22};
    private static final Wheel AGES = Wheel.of(AGE_SHARES.length, i -> AGE_SHARES[i]);
    private static final Wheel PLACES = Wheel.of(COUNTRY_SHARES.length, i -> COUNTRY_SHARES[i]);

    private Demography() {}

    static int ageBand(Luck luck) {
        return AGES.draw(luck.uniform());
    }

    static int country(Luck luck) {
        return PLACES.draw(luck.uniform());
    }
}

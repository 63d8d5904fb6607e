package dev.sluice.eval.simulation;

/** Which categories the users of an age band and a country like: the large ones, shifted by both. */
final class Preferences {
    private final Wheel[][] wheels = new Wheel[Demography.AGE_BANDS.size()][Demography.COUNTRIES.size()];

    Preferences(long seed, CategorySpace space) {
        Luck ages = Luck.of(seed, "age bands");
        Luck countries = Luck.of(seed, "countries");
        for (int age = 0; age < wheels.length; age++) {
            for (int country = 0; country < wheels[age].length; country++) {
                Luck ofAge = ages.at(age);
                Luck ofCountry = countries.at(country);
                wheels[age][country] = Wheel.of(
                        space.count(),
                        category -> space.share(category) * shift(ofAge.at(category)) * shift(ofCountry.at(category)));
            }
        }
    }

    Wheel of(int ageBand, int country) {
        return wheels[ageBand][country];
    }

    private static double shift(Luck luck) {
        return StrictMath.exp(Law.SHIFT * luck.normal());
    }
}

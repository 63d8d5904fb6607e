package dev.sluice.eval.simulation;

/** Makes the users of a world, in the order in which they joined. */
final class UserMaker {
    private final WorldSettings settings;
    private final CategorySpace space;
    private final Luck luck;
    private final Preferences preferences;

    UserMaker(WorldSettings settings, CategorySpace space) {
        this.settings = settings;
        this.space = space;
        luck = Luck.of(settings.seed(), "users");
        preferences = new Preferences(settings.seed(), space);
    }

    User[] make() {
        long[] joined = Arrivals.of(settings, settings.users(), Law.OLD_USERS, Law.MEAN_MEMBERSHIP, luck.at(0));
        User[] users = new User[settings.users()];
        for (int row = 1; row <= users.length; row++) {
            users[row - 1] = user(luck.at(row), joined[row - 1]);
        }
        return users;
    }

    private User user(Luck own, long joined) {
        int ageBand = Demography.ageBand(own.at(0));
        int country = Demography.country(own.at(1));
        Wheel preferred = preferences.of(ageBand, country);
        Vector taste = mixture(preferred, own.at(2)).unit();
        return new User(
                ageBand,
                country,
                Device.drawn(own.at(3)),
                joined,
                visitsPerDay(own.at(4)),
                taste,
                mixture(preferred, own.at(5)).unitAcross(taste),
                Law.TURN * Math.abs(own.at(6).normal()));
    }

    /** Two or three centres and some noise. */
    private Vector mixture(Wheel preferred, Luck own) {
        Vector sum = own.at(0).vector(Law.TASTE_NOISE);
        int centres = 2 + own.at(1).below(2);
        for (int i = 0; i < centres; i++) {
            int category = preferred.draw(own.at(2 + i).uniform());
            sum = sum.plus(Law.TASTE_WEIGHTS[i], space.centre(category));
        }
        return sum;
    }

    /** Lognormal around the mean that was asked for. */
    private double visitsPerDay(Luck own) {
        double spread = Law.ACTIVITY_SPREAD;
        double factor = StrictMath.exp(spread * own.normal() - spread * spread / 2);
        return settings.visitsPerUser() / settings.days() * factor;
    }
}

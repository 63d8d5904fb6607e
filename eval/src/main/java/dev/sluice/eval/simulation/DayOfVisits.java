package dev.sluice.eval.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who would come on which day, and when, whatever is shown. */
final class DayOfVisits {
    private static final Comparator<Visit> IN_TIME =
            Comparator.comparingLong(Visit::moment).thenComparingLong(Visit::id);

    private final World world;
    private final WorldSettings settings;
    private final Luck luck;
    private final double[] noVisit;

    DayOfVisits(World world) {
        this.world = world;
        settings = world.settings();
        luck = Luck.of(settings.seed(), "visits");
        noVisit = new double[settings.users() + 1];
        for (int user = 1; user < noVisit.length; user++) {
            noVisit[user] = StrictMath.exp(-world.user(user).visitsPerDay());
        }
    }

    /** The visits of a day in the order of their moments. */
    List<Visit> of(int day) {
        List<Visit> visits = new ArrayList<>();
        Luck ofDay = luck.at(day);
        int joined = world.lastJoined(settings.dawn(day + 1) - 1);
        for (int user = 1; user <= joined; user++) {
            Luck own = ofDay.at(user);
            int count = count(user, own.at(0).uniform());
            for (int number = 0; number < count; number++) {
                add(visits, day, user, number, own.at(number + 1));
            }
        }
        visits.sort(IN_TIME);
        return visits;
    }

    private void add(List<Visit> visits, int day, int user, int number, Luck own) {
        long moment = settings.dawn(day) + (long) (own.uniform() * Law.DAY);
        if (moment >= world.user(user).joined()) {
            visits.add(new Visit(id(day, user, number), user, moment));
        }
    }

    private long id(int day, int user, int number) {
        return ((long) day * settings.users() + user - 1) * (Law.MAX_VISITS + 1) + number;
    }

    /** Poisson, by inversion. */
    private int count(int user, double uniform) {
        double mean = world.user(user).visitsPerDay();
        double probability = noVisit[user];
        double sum = probability;
        int count = 0;
        while (uniform >= sum && count < Law.MAX_VISITS) {
            count++;
            probability *= mean / count;
            sum += probability;
        }
        return count;
    }
}

package dev.sluice.examples;

import dev.sluice.eval.simulation.World;
import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.statistics.Interval;
import dev.sluice.ranking.blend.Blend;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.Arrays;

/** Asks users what they make of lists by clicks and by a blend, and prints how the lists differ, user by user. */
final class SatisfactionPrinter {
    /** How long lists are. */
    static final int PLACES = 10;

    private final World world;
    private final long moment;
    private final Console console;
    private final Pairs satisfaction = new Pairs("satisfaction@" + PLACES);
    private final Pairs clicks = new Pairs("clicks@" + PLACES);

    /** One metric of two lists of each user. */
    private record Pairs(String metric, DoubleArrayList ofClick, DoubleArrayList ofBlend) {
        Pairs(String metric) {
            this(metric, new DoubleArrayList(), new DoubleArrayList());
        }

        void add(double click, double blend) {
            ofClick.add(click);
            ofBlend.add(blend);
        }
    }

    SatisfactionPrinter(World world, long moment, Console console) {
        this.world = world;
        this.moment = moment;
        this.console = console;
    }

    /** Asks one user. */
    void add(int user, int[] byClick, int[] byBlend) {
        satisfaction.add(world.satisfaction(user, byClick, moment), world.satisfaction(user, byBlend, moment));
        clicks.add(clicks(user, byClick), clicks(user, byBlend));
    }

    /** How many items of a list the user opens on average. */
    private double clicks(int user, int[] list) {
        double sum = 0;
        for (int place = 0; place < list.length; place++) {
            sum += world.examination(user, place + 1) * world.attraction(user, list[place], moment);
        }
        return sum;
    }

    /** Prints what all of them said. */
    void print(Blend blend) {
        console.say(
                "%n@|bold lists of %d, truth of the world, mean of %,d users|@",
                PLACES, satisfaction.ofClick().size());
        console.say("  blend: %s", blend);
        console.say("@|bold %-18s %10s %10s %32s|@", "", "click", "blend", "blend less click");
        print(satisfaction, blend);
        print(clicks, blend);
    }

    private void print(Pairs pairs, Blend blend) {
        double[] byClick = pairs.ofClick().toDoubleArray();
        double[] byBlend = pairs.ofBlend().toDoubleArray();
        double[] differences = byBlend.clone();
        Arrays.setAll(differences, user -> byBlend[user] - byClick[user]);
        double difference = mean(differences);
        Interval interval = Bootstrap.defaults().mean(differences);
        console.say(
                "%-18s %10.4f %10.4f %+10.4f (%+.4f to %+.4f)",
                pairs.metric(), mean(byClick), mean(byBlend), difference, interval.low(), interval.high());
        console.json(
                "better",
                "blend",
                "than",
                "click",
                "metric",
                pairs.metric(),
                "difference",
                difference,
                "low",
                interval.low(),
                "high",
                interval.high(),
                "click",
                mean(byClick),
                "blend",
                mean(byBlend),
                "users",
                differences.length,
                "formula",
                blend.toString());
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElseThrow();
    }
}

package dev.sluice.examples;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes up ratings in the {@code ml-latest} layout, to try a command on. Every user has a taste over a few genres and
 * picks items with a probability proportional to {@code popularity * exp(3 * affinity)}; the rating rises with the
 * affinity and the item's quality. Equal settings give equal bytes on every platform.
 *
 * @param users how many users, at least 1
 * @param items how many items, at least 1
 * @param ratingsPerUser how many ratings each user gives, at least 1 and at most as many as there are items
 * @param seed fixes everything that is drawn
 */
record SampleRatings(int users, int items, int ratingsPerUser, long seed) {
    private static final String[] GENRES = {
        "Adventure", "Comedy", "Crime", "Documentary", "Drama", "Fantasy", "Romance", "Thriller"
    };
    private static final long START = 1_577_836_800; // 2020-01-01, in seconds
    private static final int TWO_YEARS = 2 * 365 * 24 * 3600;

    SampleRatings {
        require("users", users, Integer.MAX_VALUE);
        require("items", items, Integer.MAX_VALUE);
        require("ratings per user", ratingsPerUser, items);
    }

    /** Writes the ratings file. */
    void writeRatings(Path file) throws IOException {
        Random random = new Random(seed);
        double[][] genres = genreWeights(random);
        double[] quality = gaussians(random, items, 0.5);
        try (CsvWriter csv = csv(file)) {
            csv.writeRecord("userId", "movieId", "rating", "timestamp");
            for (int user = 1; user <= users; user++) {
                writeUser(csv, user, genres, quality, random);
            }
        }
    }

    /** Writes the items file that goes with the ratings. */
    void writeItems(Path file) throws IOException {
        double[][] genres = genreWeights(new Random(seed));
        try (CsvWriter csv = csv(file)) {
            csv.writeRecord("movieId", "title", "genres");
            for (int item = 0; item < items; item++) {
                csv.writeRecord(
                        Integer.toString(item + 1),
                        "Film " + (item + 1) + " (" + (1980 + item % 40) + ")",
                        named(genres[item]));
            }
        }
    }

    private void writeUser(CsvWriter csv, int user, double[][] genres, double[] quality, Random random) {
        double[] affinity = affinities(genres, random);
        long time = START + random.nextInt(TWO_YEARS);
        for (int item : picks(affinity, random)) {
            double liking = 3.1 + quality[item] + 1.2 * affinity[item] + 0.4 * random.nextGaussian();
            double rating = Math.max(0.5, Math.min(5, Math.rint(liking * 2) / 2));
            csv.writeRecord(
                    Integer.toString(user), Integer.toString(item + 1), Double.toString(rating), Long.toString(time));
            time += 20 + random.nextInt(24 * 3600);
        }
    }

    /** One or two genres an item, weights adding up to 1. */
    private double[][] genreWeights(Random random) {
        double[][] weights = new double[items][GENRES.length];
        for (double[] item : weights) {
            item[random.nextInt(GENRES.length)] += 0.6;
            item[random.nextInt(GENRES.length)] += 0.4;
        }
        return weights;
    }

    private double[] affinities(double[][] genres, Random random) {
        double[] taste = gaussians(random, GENRES.length, 0.8);
        return Arrays.stream(genres)
                .mapToDouble(item -> IntStream.range(0, GENRES.length)
                        .mapToDouble(genre -> item[genre] * taste[genre])
                        .sum())
                .toArray();
    }

    /** Draws without replacement, by the largest of {@code weight / exponential}: Efraimidis and Spirakis 2006. */
    private List<Integer> picks(double[] affinity, Random random) {
        double[] keys = new double[items];
        for (int item = 0; item < items; item++) {
            double popularity = 1 / StrictMath.pow(item + 5, 0.8);
            double exponential = -StrictMath.log(1 - random.nextDouble());
            keys[item] = popularity * StrictMath.exp(3 * affinity[item]) / exponential;
        }
        List<Integer> picked = new ArrayList<>(IntStream.range(0, items)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer item) -> -keys[item]))
                .limit(ratingsPerUser)
                .toList());
        Collections.shuffle(picked, random);
        return picked;
    }

    private static double[] gaussians(Random random, int count, double deviation) {
        double[] drawn = new double[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = deviation * random.nextGaussian();
        }
        return drawn;
    }

    private static String named(double[] weights) {
        return String.join(
                "|",
                IntStream.range(0, GENRES.length)
                        .filter(genre -> weights[genre] > 0)
                        .mapToObj(genre -> GENRES[genre])
                        .toList());
    }

    private static CsvWriter csv(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
    }

    private static void require(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " must be from 1 to " + most + ": " + value);
        }
    }
}

package dev.sluice.examples;

import dev.sluice.Recommendations;
import dev.sluice.Recommender;
import dev.sluice.Request;
import org.HdrHistogram.Histogram;

/** Takes the time of another recommender's answers. Belongs to one thread. */
final class Timed implements Recommender {
    private static final int DIGITS = 3;

    private final Recommender asked;
    private final Histogram nanos = new Histogram(DIGITS);

    Timed(Recommender asked) {
        this.asked = asked;
    }

    @Override
    public Recommendations recommend(Request request) {
        long start = System.nanoTime();
        Recommendations answer = asked.recommend(request);
        nanos.recordValue(System.nanoTime() - start);
        return answer;
    }

    /** The microseconds within which that share of the answers came, in percent. */
    double micros(double percent) {
        return nanos.getValueAtPercentile(percent) / 1e3;
    }
}

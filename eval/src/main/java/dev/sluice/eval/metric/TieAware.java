package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * A metric that knows its mean over every order of items whose scores are equal. Which of them stands first is chance,
 * or the alphabet; the mean is what the scores themselves are worth. Equal scores count as a tie where they stand next
 * to each other in the list; what the list has left out, perhaps with the same score, does not count.
 *
 * <pre>{@code
 * Metric metric = new Ndcg(10, Gain.LINEAR, Ideal.CUT).averagingTies().named("ndcg@10");
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-78646-7_38">McSherry and Najork 2008</a>
 */
public interface TieAware extends ListMetric {
    /** The mean value over every order of equally scored items; {@link #of} where no two scores are equal. */
    double overTies(RankedList list, Truth truth);

    /** The metric whose value is that mean. */
    default ListMetric averagingTies() {
        return new MeanOverTies(this);
    }
}

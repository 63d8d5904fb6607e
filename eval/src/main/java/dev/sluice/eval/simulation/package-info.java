/**
 * A simulated world: a made-up site of videos that can be watched and bought, whose truth can be asked. {@link World}
 * holds it, {@link Simulation} lets a policy meet its users, {@link EventLog} keeps what a site would have logged.
 *
 * <p>The model follows, each formula once. It is the same whatever is to be measured on it; the constants are chosen so
 * that the size of each effect is a plausible one, none so that a method does well. Logarithms are natural, {@code N}
 * is a standard normal, {@code logistic(x) = 1 / (1 + exp(-x))}, and every draw is independent of every other unless
 * said otherwise. Time {@code t} is in days since the start.
 *
 * <h2>Items</h2>
 *
 * <ul>
 *   <li><b>Category and producer.</b> There are 20 categories; the probability of the k-th is proportional to
 *       {@code k^-0.7}. A category of share {@code s} has {@code max(1, s * items / 20)} producers of its own, rounded;
 *       the probability of its k-th is proportional to {@code 1 / k}.
 *   <li><b>Vector.</b> {@code v} is the direction of {@code centre + 0.35 offset + 0.6 noise} in 16 dimensions: the
 *       category's centre and the producer's offset are directions drawn evenly, the noise is normal, of length about
 *       1.
 *   <li><b>Quality.</b> {@code q = 0.7 N}, whatever the popularity.
 *   <li><b>Clickbait</b> are 8 % of items, {@code bait = 1}, else 0. <b>Harmful</b> are 3 %, {@code harm = 1}, else 0;
 *       another 5 % are labelled limited, which changes nothing else.
 *   <li><b>Duration.</b> Clips, videos or films, with medians of 20 s, 480 s and 5400 s and log-deviations of 0.6, 0.7
 *       and 0.25, cut to 6 s to 7200 s, in whole seconds; the mixture depends on the category. Given the category, the
 *       duration {@code d} is independent of all that makes an item liked.
 *   <li><b>Publication.</b> 70 % are published before the start, at ages exponential with a mean of 180 days, the
 *       others evenly over the days.
 *   <li><b>Popularity.</b> The ranks {@code r} from 1 on are shuffled over all items.
 *   <li><b>Near duplicates.</b> 5 % of items are copies of an item published before, drawn evenly (or of the one that
 *       is itself a copy of): the same category, producer, quality, clickbait, label and price; the vector moved by
 *       0.02; the duration times {@code exp(0.01 N)}; the title with a word or two more; the text with one word of
 *       twenty exchanged. Rank and publication are their own.
 *   <li><b>Price.</b> {@code 12 exp(0.8 N)}. It influences nobody.
 * </ul>
 *
 * <h2>Users</h2>
 *
 * <ul>
 *   <li><b>Attributes.</b> Age band, country and device are drawn from fixed shares. 85 % of users joined before the
 *       start, on average 300 days, the others evenly over the days.
 *   <li><b>Taste.</b> {@code a} is the direction of {@code c1 + 0.7 c2 + 0.5 c3 + 0.3 noise}, the centres of two
 *       categories or, as often, three, each drawn anew with a probability proportional to the category's share times
 *       {@code exp(0.8 N)} of the age band times {@code exp(0.8 N)} of the country. {@code b} is drawn likewise and
 *       turned to a right angle with {@code a}. The taste drifts from one towards the other,
 *       <pre>{@code u(t) = cos(omega t) a + sin(omega t) b,   omega = 0.01 |N| radians a day}</pre>
 *   <li><b>Activity.</b> The visits of a day are Poisson with mean {@code lambda = visitsPerUser / days * exp(N -
 *       1/2)}, at most 255, at moments even over the day.
 * </ul>
 *
 * <h2>A visit</h2>
 *
 * <ul>
 *   <li><b>Examination.</b> The user looks at position {@code p}, from 1, with the probability
 *       <pre>{@code e = p^-eta,   eta = 0.9 phone, 0.7 tablet, 0.6 desktop, 0.5 tv}</pre>
 *   <li><b>Attraction.</b> An item looked at is opened with the probability
 *       <pre>{@code a = logistic(6 <u(t), v> + 0.3 q + 1.5 bait + 0.5 harm - 2.5)}</pre>
 *   <li><b>Interest.</b> Once opened, it satisfies with the probability
 *       <pre>{@code i = logistic(6 <u(t), v> + q - 2 harm - 2)}</pre>
 *       but never if it, or a near duplicate of it, stands higher up in the list. An opened item that does not satisfy
 *       disappoints.
 *   <li><b>Watch time.</b> Once opened, it is watched for
 *       <pre>{@code W = min(loops d, 1.7 d^0.7 (0.2 + 1.8 i) exp(0.8 N)) seconds,   loops = 3 if d < 60, else 1}</pre>
 *       which grows more slowly than the duration, so that equal interest completes short items more often.
 *   <li><b>Purchase and return.</b> After watching, it is bought with the probability {@code 0.10 i} if it satisfied,
 *       {@code 0.01 i} if not; what was bought is sent back with the probability {@code 0.3 (1 - i)} or {@code 0.9 (1 -
 *       i)}.
 *   <li><b>Satisfaction.</b> {@code S} is the number of items that satisfied less half the number of those that
 *       disappointed.
 *   <li><b>Moments.</b> All items are shown at once. The user goes down the list; looking takes a second, watching its
 *       time, buying up to a minute; a return comes up to 14 days after.
 * </ul>
 *
 * The world remembers nothing of what a user has consumed: an item shown again at another visit is liked as before. All
 * draws of a visit hang on the seed, the visit's id, the user and the item.
 *
 * <h2>Mood and leaving</h2>
 *
 * A user's mood starts at 0. After a visit it becomes {@code m = 0.7 m + 0.3 S}, and the user leaves for good with the
 * probability {@code min(1, 0.03 exp(-m))}; only returns may still come.
 *
 * <h2>The policy that made the history</h2>
 *
 * On the day of a visit, the attention to a published item is
 *
 * <pre>{@code w = r^-0.8 (0.3 + 0.7 * 2^(-age / 14))}</pre>
 *
 * with its age in days at the beginning of that day. {@link LoggingPolicy} fills the places from the top down, each
 * with an item not shown yet that is drawn in proportion to
 *
 * <pre>{@code p = 0.45 w / (sum of w) + 0.35 C w / (sum of w in the category) + 0.20 / (number of items)}</pre>
 *
 * where {@code C}, the chance of the category, is proportional to {@code exp(4 <u(t), centre>)} over the categories
 * that have items, and both {@code u} and the sums are those of the visit's moment and day. The propensity of an item
 * is {@code p / (1 - (sum of p of those above))}.
 *
 * <h2>Conventions</h2>
 *
 * Positions count from 1. Rows of users and items count from 1; row 0 is the unknown and no argument may be it. Null
 * and thread rules are those of {@link dev.sluice.eval}. Equal settings give equal results, byte for byte, on every
 * platform: draws are hashes of what they are for, not of when they are made.
 */
@NullMarked
package dev.sluice.eval.simulation;

import org.jspecify.annotations.NullMarked;

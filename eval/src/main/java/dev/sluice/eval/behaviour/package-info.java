/**
 * How a recommender behaves, apart from its mean quality: whether it answers strangers, whether small changes of a
 * history leave its lists alone, whether it knows more than what is popular, whether some users fare worse.
 *
 * <p>A {@link dev.sluice.eval.behaviour.Behaviour} measures, a bound makes it an
 * {@link dev.sluice.eval.behaviour.Expectation}, and a {@link dev.sluice.eval.behaviour.BehaviourSuite} says PASS, FAIL
 * or SKIP of each. The kinds of tests are those of RecList.
 *
 * <p>Null and thread rules are those of {@link dev.sluice.eval}.
 *
 * @see <a href="https://doi.org/10.1145/3487553.3524215">Chia, Tagliabue, Bianchi, He and Ko 2022</a>
 */
@NullMarked
package dev.sluice.eval.behaviour;

import org.jspecify.annotations.NullMarked;

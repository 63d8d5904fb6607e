/**
 * Neural rankers: a deep and cross network, for hundreds of candidates with every feature there is.
 *
 * <p>Trained with ND4J, an optional dependency: an application that trains adds {@code org.nd4j:nd4j-native} of version
 * 1.0.0-M2.1 and its classifier for the platform, one that only serves adds nothing and loads no class of it. Both
 * happen in the calling thread. Equal settings, examples and seed give equal models on one machine, bit for bit;
 * another kind of processor may round otherwise.
 */
@NullMarked
package dev.sluice.ranking.neural;

import org.jspecify.annotations.NullMarked;

package dev.sluice.examples;

import dev.sluice.Request;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.eval.behaviour.Liked;
import java.util.List;
import java.util.Optional;

/**
 * What behaviour tests ask with.
 *
 * @param events that the system learned from
 * @param items attributes of items, if there is a file of them
 * @param users attributes of users, if there is a file of them
 * @param requests of users whom the system knows
 * @param liked what some of them went on to like; empty if it is not known
 * @param depth how many places of a list there can be
 * @param seed fixes what is drawn
 */
record BehaviourData(
        Dataset events,
        Optional<Entities> items,
        Optional<Entities> users,
        List<Request> requests,
        List<Liked> liked,
        int depth,
        long seed) {}

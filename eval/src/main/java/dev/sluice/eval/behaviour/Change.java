package dev.sluice.eval.behaviour;

import dev.sluice.Request;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * Something else about a request.
 *
 * @param description what has happened, as {@code one item of the history is missing}
 * @param operator makes the changed request; the same again for the same request, and a request to which the change
 *     does not apply as it is
 */
public record Change(String description, UnaryOperator<Request> operator) {
    /** What the change does to a list. */
    @FunctionalInterface
    interface Effect {
        /** A number, the less the worse; empty if there is nothing to say. */
        OptionalDouble of(List<String> before, List<String> after);
    }

    Request of(Request request) {
        return operator.apply(request);
    }

    /** The mean effect on the first items of the lists for these requests. */
    @SuppressWarnings("ReferenceEquality") // a change that does not apply gives the request back
    Observation observe(List<Request> requests, int k, Subject subject, Effect effect) {
        Cases cases = new Cases();
        for (Request request : requests) {
            Request changed = of(request);
            if (changed == request) {
                cases.addUnusable();
                continue;
            }
            Optional<List<String>> before = Lists.first(k, request, subject);
            Optional<List<String>> after = Lists.first(k, changed, subject);
            OptionalDouble value =
                    before.isEmpty() || after.isEmpty() ? OptionalDouble.empty() : effect.of(before.get(), after.get());
            if (value.isEmpty()) {
                cases.addUnusable();
            } else {
                cases.add(value.getAsDouble(), Lists.who(request) + ": " + before.get() + " became " + after.get());
            }
        }
        return cases.mean("nothing changes, the system cannot be asked, or has nothing for them");
    }
}

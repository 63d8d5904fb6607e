package dev.sluice.eval.behaviour;

import dev.sluice.Request;
import java.util.function.UnaryOperator;

/**
 * Something else about a request.
 *
 * @param description what has happened, as {@code one event of the history is missing}
 * @param operator makes the changed request; the same again for the same request
 */
public record Change(String description, UnaryOperator<Request> operator) {
    Request of(Request request) {
        return operator.apply(request);
    }
}

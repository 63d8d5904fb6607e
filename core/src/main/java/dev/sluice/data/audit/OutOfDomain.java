package dev.sluice.data.audit;

import dev.sluice.data.Column;
import dev.sluice.data.LineFault;
import dev.sluice.data.NumberColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * Finds values that labels cannot have, by the domain that was stated or else by the {@linkplain InferredDomain
 * inferred} one; and numbers in named columns that cannot be what the column's name says.
 */
final class OutOfDomain implements Check {
    private static final Map<String, DoublePredicate> NAMED = named();

    private static Map<String, DoublePredicate> named() {
        Map<String, DoublePredicate> named = new LinkedHashMap<>();
        named.put("propensity", number -> number > 0 && number <= 1);
        for (String name : List.of("watch_seconds", "duration_seconds", "duration", "position")) {
            named.put(name, number -> number >= 0);
        }
        for (String name : List.of("clicked", "click", "purchased", "returned")) {
            named.put(name, number -> number == 0 || number == 1);
        }
        return named;
    }

    @Override
    public void look(Evidence evidence, Findings findings) {
        Optional<LabelDomain> domain = evidence.settings().domain().or(() -> InferredDomain.of(evidence));
        for (Part part : evidence.parts()) {
            part.malformed(LineFault.VALUE).ifPresent(lines -> findings.lines(FindingCode.LABEL_DOMAIN, lines));
            domain.ifPresent(known -> look(part, known, findings));
            NAMED.forEach((name, holds) ->
                    part.events().column(name).ifPresent(column -> look(part, name, column, holds, findings)));
        }
    }

    private static void look(Part part, LabelDomain domain, Findings findings) {
        String why = ": labels are " + domain;
        for (int event = 0; event < part.size(); event++) {
            if (!domain.contains(part.events().value(event)) && part.sound(event)) {
                findings.event(FindingCode.LABEL_DOMAIN, part, event, why);
            }
        }
    }

    private static void look(Part part, String name, Column column, DoublePredicate holds, Findings findings) {
        if (!(column instanceof NumberColumn numbers)) {
            return;
        }
        for (int event = 0; event < part.size(); event++) {
            double number = numbers.number(event);
            if (!Double.isNaN(number) && !holds.test(number) && part.sound(event)) {
                findings.event(FindingCode.LABEL_DOMAIN, part, event, ": " + name + " is " + LabelDomain.shown(number));
            }
        }
    }
}

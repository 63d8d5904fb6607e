package dev.sluice.examples;

import dev.sluice.data.Catalogue;
import dev.sluice.eval.split.ColdRates;
import dev.sluice.eval.split.FutureExposure;
import dev.sluice.eval.split.Leak;
import dev.sluice.eval.split.LeakAudit;
import dev.sluice.eval.split.LeakReport;
import dev.sluice.eval.split.LeakVerdict;
import dev.sluice.eval.split.LeakVerdict.Outcome;
import dev.sluice.eval.split.Split;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says how data were split, and what of the test is known to the training. */
final class SplitPrinter {
    private final Console console;

    SplitPrinter(Console console) {
        this.console = console;
    }

    void print(SplitChoice how, Split split, Catalogue catalogue) {
        console.say(
                "Split %s: %,d events to train on, %,d to judge by%s",
                how,
                split.train().size(),
                split.test().size(),
                split.history().size() == 0
                        ? ""
                        : Console.format(
                                ", %,d that their users bring", split.history().size()));
        split.warnings().forEach(warning -> console.say("@|yellow Beware:|@ %s", warning));
        console.json(
                "split", how.toString(),
                "train", split.train().size(),
                "history", split.history().size(),
                "test", split.test().size(),
                "warnings", split.warnings());
        print(split.coldRates());
        print(LeakAudit.of(how.splitter()).withCatalogue(catalogue).inspect(split));
    }

    private void print(ColdRates cold) {
        console.say("Of what is judged by, %s", cold.toString());
        console.json(
                "cold_users", cold.users().part(),
                "tested_users", cold.users().whole(),
                "cold_items", cold.items().part(),
                "tested_items", cold.items().whole(),
                "events_of_cold_users", cold.eventsOfUsers().part(),
                "events_of_cold_items", cold.eventsOfItems().part());
    }

    private void print(LeakReport audit) {
        Map<String, Long> leaks = new LinkedHashMap<>();
        for (LeakVerdict verdict : audit.verdicts()) {
            if (verdict.outcome() == Outcome.LEAK) {
                leaks.put(verdict.leak().name(), verdict.count());
                print(verdict);
            }
        }
        console.json("leaks", leaks);
        audit.exposure().filter(exposure -> exposure.later() > 0).ifPresent(this::print);
    }

    /** Pairs that come back are left out of the judgements, and told there. */
    private void print(LeakVerdict leak) {
        if (leak.leak() != Leak.SHARED_PAIR) {
            console.say(
                    "@|yellow Beware:|@ %s: %s",
                    leak.leak().counted(leak.count()), leak.leak().meaning());
            leak.examples().forEach(example -> console.say("  @|faint %s|@", example));
        }
    }

    private void print(FutureExposure exposure) {
        console.say("In numbers: %s", exposure.toString());
        console.json(
                "exposed_users", exposure.users().part(),
                "exposed_events", exposure.queries().part(),
                "later_share", exposure.later());
    }
}

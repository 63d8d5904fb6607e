package dev.sluice.data.content;

import dev.sluice.ContentPolicy;
import java.util.List;
import java.util.Objects;

/** Rules over the items of one catalogue, in order. */
final class Judges implements ContentPolicy {
    /** A rule under its name. */
    record Judge(String name, ContentPolicy policy) {}

    private final List<Judge> judges;

    Judges(List<Judge> judges) {
        this.judges = judges;
    }

    /** Asks one after the other, until one drops the item or fails. */
    Judgement judge(int item) {
        Judgement strictest = Judgement.of(Verdict.ALLOW, "");
        for (Judge judge : judges) {
            Judgement next = ask(judge, item);
            if (next.verdict().isStricterThan(strictest.verdict())) {
                strictest = next;
            }
            if (strictest.verdict() == Verdict.DROP) {
                break;
            }
        }
        return strictest;
    }

    private static Judgement ask(Judge judge, int item) {
        try {
            Verdict verdict = judge.policy().verdict(item);
            return Judgement.of(Objects.requireNonNull(verdict, "verdict"), judge.name());
        } catch (RuntimeException e) {
            return Judgement.failed(judge.name(), e);
        }
    }

    /** The strictest verdict; throws what a rule threw, so that whoever asks can count it. */
    @Override
    public Verdict verdict(int item) {
        Judgement judgement = judge(item);
        judgement.failure().ifPresent(failure -> {
            throw failure;
        });
        return judgement.verdict();
    }
}

package dev.sluice.benchmarks.peers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Asks every peer the same queries, one peer after another.
 *
 * @param data what is searched
 * @param ks how many are asked for
 * @param pace how long every setting is measured
 * @param work where peers may put files
 * @param report where results go
 * @param progress where it says what it is doing
 */
record Comparison(Dataset data, List<Integer> ks, Pace pace, Path work, Report report, PrintWriter progress) {
    /**
     * Measures all that can take part. Whoever fails is left out with the error for a reason, and the others go on.
     *
     * @return whether nobody failed
     */
    boolean run(List<Peer> peers) throws IOException {
        progress.println("finding the true answers");
        Truth truth = Truth.of(data, Collections.max(ks));
        boolean whole = true;
        for (Peer peer : peers) {
            Optional<String> reason = peer.absence();
            if (reason.isEmpty() && data.items().rows() > peer.patience()) {
                reason = Optional.of("too slow for more than " + peer.patience() + " items, unless asked for by name");
            }
            if (reason.isPresent()) {
                report.leaveOut(peer.name(), reason.get());
            } else {
                whole &= survives(peer, truth);
            }
        }
        return whole;
    }

    private boolean survives(Peer peer, Truth truth) throws IOException {
        progress.println(peer.name() + ": building");
        try (Scratch scratch = Scratch.in(work);
                Contestant contestant = peer.build(data, scratch.path())) {
            for (int k : ks) {
                for (Knob knob : contestant.knobs(k)) {
                    progress.println(peer.name() + ": k=" + k + " " + knob);
                    report.add(measure(peer, contestant, k, knob, truth));
                }
            }
            return true;
        } catch (IOException | RuntimeException | LinkageError e) {
            report.leaveOut(peer.name(), "failed: " + e);
            return false;
        }
    }

    private Measurement measure(Peer peer, Contestant contestant, int k, Knob knob, Truth truth) throws IOException {
        Answers answers = contestant.answer(k, knob, pace);
        return new Measurement(
                peer.name(),
                peer.settings() + " " + knob,
                contestant.built(),
                k,
                answers.found().size(),
                truth.recall(answers.found(), k),
                answers.perQuery());
    }
}

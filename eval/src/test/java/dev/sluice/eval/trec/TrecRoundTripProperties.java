package dev.sluice.eval.trec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.IdIndex;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.JudgedList;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.metric.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Lists and judgements that go through files come back in the same order and are judged the same. */
class TrecRoundTripProperties {
    private static final Evaluator EVALUATOR =
            Evaluator.of(Metrics.of(Preset.TREC).defaults()).withoutIntervals();

    @Property(tries = 100)
    void filesChangeNothing(@ForAll @IntRange(min = 1, max = 12) int users, @ForAll long seed) throws IOException {
        List<JudgedList> cases = IntStream.rangeClosed(1, users)
                .mapToObj(user -> JudgedList.random(user, seed + user))
                .toList();
        Judgements.Builder builder = new Judgements.Builder().add(users + 1, 1, 1);
        cases.forEach(judged -> addAll(builder, judged.truth()));
        Judgements judgements = builder.build();
        // One list is never empty, since a run is not.
        List<RankedList> lists = IntStream.rangeClosed(1, users + 1)
                .mapToObj(user -> user <= users ? cases.get(user - 1).list() : RankedList.ofItems(user, 3, 1))
                .toList();
        IdIndex ids = IdIndex.of(
                IntStream.rangeClosed(1, 40).mapToObj(row -> "id" + row).toList());
        Path folder = Files.createTempDirectory("trec");
        try {
            TrecWriter writer = new TrecWriter(ids, ids);
            writer.judgements(folder.resolve("qrels"), judgements);
            writer.run(folder.resolve("run"), "tag", lists);
            TrecReader reader = new TrecReader();
            Judgements read = reader.judgements(folder.resolve("qrels"));
            List<RankedList> run = reader.run(folder.resolve("run"));

            assertThat(run.stream().map(list -> text(list, reader.users(), reader.items())))
                    .isEqualTo(lists.stream()
                            .filter(list -> list.size() > 0)
                            .map(list -> text(list, ids, ids))
                            .toList());
            assertSame(
                    EVALUATOR.evaluate("read", read, run.stream()),
                    EVALUATOR.evaluate("made", judgements, lists.stream()));
        } finally {
            Files.deleteIfExists(folder.resolve("qrels"));
            Files.deleteIfExists(folder.resolve("run"));
            Files.delete(folder);
        }
    }

    private static void addAll(Judgements.Builder builder, Truth truth) {
        truth.items().forEach(item -> builder.add(truth.user(), item, truth.grade(item)));
    }

    private static String text(RankedList list, IdIndex users, IdIndex items) {
        return users.id(list.user()) + list.items().mapToObj(items::id).toList();
    }

    private static void assertSame(Evaluation read, Evaluation made) {
        made.results()
                .forEach((name, result) ->
                        assertThat(read.result(name).value()).as(name).isEqualTo(result.value()));
    }
}

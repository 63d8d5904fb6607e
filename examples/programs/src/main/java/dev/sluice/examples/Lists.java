package dev.sluice.examples;

import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.Recommender;
import dev.sluice.Request;
import dev.sluice.data.Catalogue;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;

/** Asks a recommender for the lists of all judged users, in their order. */
final class Lists {
    private final Catalogue catalogue;
    private final Judgements judgements;
    private final int depth;
    private final Console console;

    Lists(Catalogue catalogue, Judgements judgements, int depth, Console console) {
        this.catalogue = catalogue;
        this.judgements = judgements;
        this.depth = depth;
        this.console = console;
    }

    /** The lists of one system. */
    List<RankedList> of(String system, Recommender recommender) {
        List<RankedList> lists = new ArrayList<>();
        try (ProgressBar bar = console.progress("recommending by " + system, judgements.users())) {
            for (Truth truth : judgements) {
                String user = catalogue.users().ids().id(truth.user());
                lists.add(list(
                        truth.user(),
                        recommender.recommend(Request.forUser(user).limit(depth).build())));
                bar.step();
            }
        }
        return lists;
    }

    private RankedList list(int user, Recommendations answer) {
        List<Recommendation> items = answer.items();
        return RankedList.of(
                user,
                items.stream()
                        .mapToInt(item -> catalogue.items().ids().row(item.item()))
                        .toArray(),
                items.stream().mapToDouble(Recommendation::score).toArray());
    }
}

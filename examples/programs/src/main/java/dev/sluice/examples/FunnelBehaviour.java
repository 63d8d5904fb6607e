package dev.sluice.examples;

import dev.sluice.Request;
import dev.sluice.data.Dataset;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Truth;
import dev.sluice.eval.behaviour.BehaviourSuite;
import dev.sluice.eval.behaviour.Subject;
import dev.sluice.eval.behaviour.SuiteResult;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.ModelRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the usual expectations of the funnel that was published. */
final class FunnelBehaviour {
    /** Each is asked for five times. */
    private static final int USERS = 200;

    private static final long SEED = 1;

    private FunnelBehaviour() {}

    /** What becomes of them, for some of the judged users. */
    static SuiteResult of(ModelRepository repository, Lists lists, Dataset training) {
        BehaviourData data = new BehaviourData(
                training, Optional.empty(), Optional.empty(), requests(lists, training), List.of(), Funnels.LIST, SEED);
        BehaviourSuite suite = new BehaviourSuite(new BehaviourTable(data).usual());
        try (RepositoryRecommender recommender = Funnels.recommender(repository, Funnels::full)) {
            return suite.run(Subject.of(recommender));
        }
    }

    private static List<Request> requests(Lists lists, Dataset training) {
        Judgements some = lists.judgements().sample(USERS, SEED);
        Interactions all = training.interactions();
        Interactions own = all.filter(event -> some.truth(all.user(event)).isPresent());
        KnownHistories histories = KnownHistories.of(training.with(own), true);
        IdIndex users = lists.catalogue().users().ids();
        List<Request> requests = new ArrayList<>();
        for (Truth truth : some) {
            requests.add(histories.request(users.id(truth.user())).toBuilder()
                    .moment(lists.moment())
                    .limit(Funnels.LIST)
                    .build());
        }
        return requests;
    }
}

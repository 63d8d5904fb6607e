package dev.sluice.examples.model;

import dev.sluice.ranking.tower.TwoTowerModel;
import dev.sluice.retrieval.ContentCandidates;
import dev.sluice.retrieval.GraphFilterCandidates;
import dev.sluice.retrieval.NeighbourCandidates;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.train.als.AlsFoldIn;
import dev.sluice.train.als.AlsModel;
import dev.sluice.train.bpr.BprFoldIn;
import dev.sluice.train.bpr.BprModel;
import dev.sluice.train.content.ContentModel;
import dev.sluice.train.graph.GraphFilterModel;
import dev.sluice.train.linear.EaseModel;
import dev.sluice.train.neighbours.NeighboursModel;
import dev.sluice.train.popularity.PopularityModel;
import dev.sluice.train.popularity.RecentModel;
import dev.sluice.train.softmax.SoftmaxFoldIn;
import dev.sluice.train.softmax.SoftmaxModel;
import dev.sluice.train.walk.Rp3BetaModel;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What the command line can train, in the order in which a funnel asks for candidates. */
@SuppressWarnings("ImmutableEnumChecker") // these functions hold nothing
public enum Model {
    /** Alternating least squares. */
    ALS(AlsModel.NAME, options -> options.als, Proposing.byVectors(AlsModel.NAME, AlsFoldIn::of)),
    /** Bayesian personalised ranking. */
    BPR(BprModel.NAME, options -> options.bpr, Proposing.byVectors(BprModel.NAME, BprFoldIn::of)),
    /** A sampled softmax. */
    SOFTMAX(SoftmaxModel.NAME, options -> options.softmax, Proposing.byVectors(SoftmaxModel.NAME, SoftmaxFoldIn::of)),
    /** Two towers. */
    TWO_TOWER(TwoTowerModel.NAME, options -> options.twoTower, Proposing.byTowers(TwoTowerModel.NAME)),
    /** Item neighbours. */
    ITEMKNN(
            NeighboursModel.NAME,
            options -> options.neighbours,
            Proposing.byHistory(snapshot -> NeighbourCandidates.of(snapshot, NeighboursModel.NAME))),
    /** A linear model of items in closed form. */
    EASE(
            EaseModel.NAME,
            options -> options.ease,
            Proposing.byHistory(snapshot -> NeighbourCandidates.of(snapshot, EaseModel.NAME))),
    /** Random walks. */
    RP3BETA(
            Rp3BetaModel.NAME,
            options -> options.rp3beta,
            Proposing.byHistory(snapshot -> NeighbourCandidates.of(snapshot, Rp3BetaModel.NAME))),
    /** A filter over the graph of users and items. */
    GRAPHFILTER(
            GraphFilterModel.NAME,
            options -> options.graphFilter,
            Proposing.byHistoryTogether(
                    snapshot -> GraphFilterCandidates.of(snapshot, GraphFilterModel.NAME),
                    generator -> generator::generateAll)),
    /** What items are about. */
    CONTENT(
            ContentModel.NAME,
            options -> options.content,
            Proposing.byHistory(snapshot -> ContentCandidates.of(snapshot, ContentModel.NAME))),
    /** The newest items. */
    RECENT(
            RecentModel.NAME,
            options -> options.recent,
            Proposing.byHistory(
                    snapshot -> PopularCandidates.of(snapshot, RecentModel.NAME).above(0))),
    /** How many users an item has. */
    POPULARITY(PopularityModel.NAME, options -> options.popularity, Proposing.byHistory(PopularityFamily::served));

    /** Those that a whole funnel is trained with: they know users apart. */
    public static final List<Model> OF_FUNNEL = List.of(ITEMKNN, ALS);

    private final String table;
    private final Function<ModelOptions, Family> family;
    private final Proposing proposing;

    Model(String table, Function<ModelOptions, Family> family, Proposing proposing) {
        this.table = table;
        this.family = family;
        this.proposing = proposing;
    }

    /** What its tables in a version begin with. */
    public String table() {
        return table;
    }

    /** Whether a version holds such a model. */
    public boolean isIn(ModelSnapshot snapshot) {
        return snapshot.tables().contains(table + ".items");
    }

    /** How a version's model is asked. */
    public Proposing proposing() {
        return proposing;
    }

    Family family(ModelOptions options) {
        return family.apply(options);
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

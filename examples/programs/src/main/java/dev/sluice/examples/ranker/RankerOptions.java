package dev.sluice.examples.ranker;

import dev.sluice.ranking.factorization.FmSettings;
import dev.sluice.ranking.linear.FtrlSettings;
import dev.sluice.ranking.neural.DcnLayers;
import dev.sluice.ranking.neural.DcnSettings;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of rankers, named by their kind: one line trains them and the models that propose to them. */
public final class RankerOptions {
    private static final FtrlSettings FTRL = FtrlSettings.defaults();
    private static final FmSettings FM = FmSettings.defaults();
    private static final DcnSettings DCN = DcnSettings.defaults();

    @Option(names = "--logistic-alpha", description = "logistic: how far a step goes (${DEFAULT-VALUE})")
    private double alpha = FTRL.alpha();

    @Option(names = "--logistic-l1", description = "logistic: penalty on absolute weights (${DEFAULT-VALUE})")
    private double l1 = FTRL.l1();

    @Option(names = "--logistic-l2", description = "logistic: penalty on squared weights (${DEFAULT-VALUE})")
    private double l2 = FTRL.l2();

    @Option(names = "--logistic-epochs", description = "logistic: passes over the examples (${DEFAULT-VALUE})")
    private int passes = FTRL.epochs();

    @Option(names = "--fm-factors", description = "fm: numbers in a feature's vector (${DEFAULT-VALUE})")
    private int factors = FM.factors();

    @Option(names = "--fm-rate", description = "fm: how far the first steps go (${DEFAULT-VALUE})")
    private double fmRate = FM.rate();

    @Option(names = "--fm-reg", description = "fm: weight of the penalty (${DEFAULT-VALUE})")
    private double fmRegularization = FM.regularization();

    @Option(names = "--fm-epochs", description = "fm: passes over the examples at most (${DEFAULT-VALUE})")
    private int fmEpochs = FM.epochs();

    @Option(names = "--dcn-cross", description = "dcn: how many layers cross the inputs (${DEFAULT-VALUE})")
    private int cross = DCN.layers().cross();

    @Option(names = "--dcn-rank", description = "dcn: rank of their matrices, 0 for full (${DEFAULT-VALUE})")
    private int rank;

    @Option(
            names = "--dcn-deep",
            split = ",",
            defaultValue = "128,64",
            description = "dcn: outputs of the deep layers, by commas (${DEFAULT-VALUE})")
    private List<Integer> deep = List.of();

    @Option(names = "--dcn-rate", description = "dcn: how far a step goes (${DEFAULT-VALUE})")
    private double rate = DCN.rate();

    @Option(names = "--dcn-decay", description = "dcn: how much steps shorten the weights (${DEFAULT-VALUE})")
    private double decay = DCN.decay();

    @Option(names = "--dcn-epochs", description = "dcn: passes over the examples at most (${DEFAULT-VALUE})")
    private int mostPasses = DCN.epochs();

    /**
     * Options as they stand on a command line.
     *
     * @param words such as {@code --dcn-rate=0.001}
     * @throws IllegalArgumentException if one is none of these options, or has no such value, or a trainer would refuse
     *     it
     */
    public static RankerOptions parse(List<String> words) {
        RankerOptions options = new RankerOptions();
        try {
            new CommandLine(options).parseArgs(words.toArray(new String[0]));
        } catch (ParameterException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return options.checked();
    }

    /** Settings of logistic regression. */
    FtrlSettings ftrl() {
        return FTRL.withAlpha(alpha).withL1(l1).withL2(l2).withEpochs(passes);
    }

    /** Settings of a factorization machine. */
    FmSettings fm() {
        return FM.withFactors(factors)
                .withRate(fmRate)
                .withRegularization(fmRegularization)
                .withEpochs(fmEpochs);
    }

    /** Settings of a deep and cross network. */
    DcnSettings dcn() {
        DcnLayers layers = DCN.layers().withCross(cross).withDeep(deep.toArray(Integer[]::new));
        return DCN.withLayers(rank == 0 ? layers : layers.withRank(rank))
                .withRate(rate)
                .withDecay(decay)
                .withEpochs(mostPasses);
    }

    /**
     * Refuses settings that a trainer would refuse, before any work is done.
     *
     * @return these
     */
    public RankerOptions checked() {
        ftrl();
        fm();
        dcn();
        return this;
    }
}

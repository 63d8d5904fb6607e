package dev.sluice.examples;

import java.io.IOException;

/** Models that are trained on a label. */
abstract class LearnedLabelFixture extends CommandLineFixture {
    /** Ten exposures of one duration, so that their quantiles are .05, .15 and so on to .95. */
    static final String TRAIN = """
            user,item,time,duration_seconds,watch_seconds,clicked
            u1,a,1,60,6,1
            u1,b,2,60,12,1
            u2,a,3,60,18,1
            u2,c,4,60,24,1
            u3,b,5,60,30,1
            u3,c,6,60,36,1
            u4,a,7,60,42,1
            u4,x,8,60,48,1
            u5,y,9,60,54,1
            u5,z,10,60,60,1
            u5,a,11,60,,0
            """;

    Invocation train(String label, Object... more) throws IOException {
        Object[] arguments = {
            "train",
            "--model",
            "als",
            "--train",
            file("train.csv", TRAIN),
            "--format",
            "csv",
            "--label",
            label,
            "--out",
            scratch.resolve("models"),
            "--dim",
            2,
            "--json"
        };
        return Invocation.of(with(arguments, more));
    }
}

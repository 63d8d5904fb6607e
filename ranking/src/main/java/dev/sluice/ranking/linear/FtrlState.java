package dev.sluice.ranking.linear;

import dev.sluice.FeatureType;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.input.Scale;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All that a descent goes on from, which nobody changes any more.
 *
 * @param scales how each feature is read; empty where no example had it
 */
record FtrlState(List<Optional<Scale>> scales, HashedTerms hashed, FtrlCoordinates coordinates) {
    FtrlState {
        scales = List.copyOf(scales);
    }

    /** How many coordinates there are. */
    static int coordinates(HashedTerms hashed) {
        return 1 + 2 * hashed.schema().size() + hashed.buckets();
    }

    /** How features of examples are read: only numbers need a scale. */
    static List<Optional<Scale>> scales(Examples examples) {
        return IntStream.range(0, examples.schema().size())
                .mapToObj(column -> Scale.of(examples, column)
                        .map(scale -> examples.schema().keys().get(column).type() == FeatureType.NUMBER
                                ? scale
                                : Scale.AS_IS))
                .toList();
    }
}

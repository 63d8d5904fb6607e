package dev.sluice.train.graph;

import dev.sluice.train.engine.Factors;
import dev.sluice.train.engine.Workers;
import java.util.Arrays;

/** The frequencies that are kept, and what the filter passes on of them. */
final class LowFrequencies {
    private final double[] eigenvalues;
    private final Factors explained;
    private final Response response;

    private LowFrequencies(Spectrum spectrum, Response response) {
        this.eigenvalues = new double[spectrum.size()];
        Arrays.setAll(eigenvalues, spectrum::value);
        this.response = response;
        this.explained = vectors(spectrum);
    }

    static LowFrequencies of(Graph graph, GraphFilterSettings settings, Workers workers) {
        Spectrum spectrum = SubspaceIteration.run(
                graph, Math.min(settings.dimension(), graph.items()), settings.rounds(), settings.seed(), workers);
        return new LowFrequencies(
                spectrum,
                new Response(
                        spectrum.value(0),
                        spectrum.value(spectrum.size() - 1),
                        settings.regularization(),
                        settings.remainder()));
    }

    private static Factors vectors(Spectrum spectrum) {
        double[] roots = new double[spectrum.size()];
        Arrays.setAll(roots, i -> Math.sqrt(spectrum.value(i)));
        Factors explained = new Factors(spectrum.vectors().rows(), roots.length);
        float[] row = new float[roots.length];
        for (int item = 0; item < explained.rows(); item++) {
            spectrum.vectors().copy(item, row);
            scale(row, roots, 1);
            explained.set(item, row);
        }
        return explained;
    }

    Response response() {
        return response;
    }

    /** Vectors whose products are the part of the filter that is kept, {@code V L V'}. */
    Factors explained() {
        return explained;
    }

    /** Makes of {@link #explained} the vectors of items proposed, whose products are what is passed on. */
    Factors passedOn(Scales scales) {
        double[] factors = new double[eigenvalues.length];
        Arrays.setAll(factors, i -> Math.sqrt(response.kept(eigenvalues[i]) / eigenvalues[i]));
        float[] row = new float[factors.length];
        for (int item = 0; item < explained.rows(); item++) {
            explained.copy(item, row);
            scale(row, factors, scales.proposed(item));
            explained.set(item, row);
        }
        return explained;
    }

    private static void scale(float[] row, double[] factors, float factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (row[i] * factors[i] * factor);
        }
    }
}

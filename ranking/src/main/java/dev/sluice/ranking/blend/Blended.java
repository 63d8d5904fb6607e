package dev.sluice.ranking.blend;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scores that a blend gives candidates, and each term's part of them. */
final class Blended {
    private final float[] scores;
    private final Map<String, float[]> parts;

    private Blended(float[] scores, Map<String, float[]> parts) {
        this.scores = scores;
        this.parts = parts;
    }

    static Blended of(Blend blend, Predictions predictions) {
        List<? extends BlendTerm> terms = blend.terms();
        Map<String, float[]> columns = new LinkedHashMap<>();
        terms.forEach(term -> columns.put(term.head(), predictions.of(term.head())));
        float[][] byTerm = columns.values().toArray(float[][]::new);
        float[] scores = new float[predictions.candidates().size()];
        double[] parts = new double[terms.size()];
        for (int position = 0; position < scores.length; position++) {
            int item = predictions.candidates().item(position);
            for (int i = 0; i < parts.length; i++) {
                parts[i] = part(terms.get(i), byTerm[i][position], item);
                byTerm[i][position] = (float) parts[i];
            }
            scores[position] = finite((float) blend.join(parts), blend, item);
        }
        return new Blended(scores, columns);
    }

    private static double part(BlendTerm term, double predicted, int item) {
        double prediction = predicted;
        if (Double.isNaN(predicted)) {
            if (term.ifMissing() == IfMissing.Rule.LEAVE_OUT) {
                return Double.NaN;
            }
            if (!(term.ifMissing() instanceof IfMissing.Predict otherwise)) {
                throw new IllegalArgumentException(term.head() + " of item " + item + " is NaN");
            }
            prediction = otherwise.prediction();
        } else if (!term.domain().contains((float) predicted)) {
            throw new IllegalArgumentException(term.head() + " of item " + item + " must be finite"
                    + (term.domain().low() < 0 ? "" : " and not negative in a product") + ": " + predicted);
        }
        return term.part(prediction);
    }

    private static float finite(float score, Blend blend, int item) {
        if (!Float.isFinite(score)) {
            throw new IllegalArgumentException(
                    "the blended score of item " + item + " must be finite: " + score + " of " + blend);
        }
        return score;
    }

    /** One for each candidate. */
    float[] scores() {
        return scores;
    }

    /** A head's part of each score, missing where it has none. */
    float[] part(String head) {
        float[] part = parts.get(head);
        if (part == null) {
            part = new float[scores.length];
            Arrays.fill(part, Float.NaN);
        }
        return part;
    }
}

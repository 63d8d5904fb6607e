package dev.sluice.data.label;

import dev.sluice.data.label.ExponentProduct.Factor;
import dev.sluice.data.label.WeightedSum.Term;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * How the labels of one type stand in a file: the form's name, and then what {@code writing} says. What a form says
 * never changes; a label that has to say something else gets a form of another name, so that earlier releases refuse
 * it.
 *
 * @param name in files
 * @param type of the labels
 * @param writing writes one
 * @param reading reads what {@code writing} wrote
 */
record LabelForm<L extends Label>(String name, Class<L> type, Writing<L> writing, Function<LabelInput, L> reading) {
    private static final List<LabelForm<?>> FORMS = List.of(
            new LabelForm<>(
                    "happened",
                    Happened.class,
                    (label, output) -> output.text(label.column()),
                    input -> new Happened(input.text())),
            new LabelForm<>(
                    "completion",
                    Completion.class,
                    (label, output) -> output.number(label.share()),
                    input -> new Completion(input.number())),
            new LabelForm<>(
                    "dwell",
                    Dwell.class,
                    (label, output) -> output.number(label.cap()),
                    input -> new Dwell(input.number())),
            new LabelForm<>(
                    "skip",
                    Skip.class,
                    (label, output) -> output.number(label.seconds()),
                    input -> new Skip(input.number())),
            new LabelForm<>(
                    "duration-threshold", DurationThreshold.class, DurationThreshold::write, DurationThreshold::read),
            new LabelForm<>("d2q", D2q.class, D2q::write, D2q::read),
            new LabelForm<>("watch-time-gain", WatchTimeGain.class, WatchTimeGain::write, WatchTimeGain::read),
            new LabelForm<>(
                    "weighted-sum",
                    WeightedSum.class,
                    (label, output) -> output.each(label.terms(), Term::write),
                    input -> new WeightedSum(input.each(Term::read))),
            new LabelForm<>(
                    "exponent-product",
                    ExponentProduct.class,
                    (label, output) -> output.each(label.factors(), Factor::write),
                    input -> new ExponentProduct(input.each(Factor::read))));

    /** Writes what a reader needs to make the same again. */
    @FunctionalInterface
    interface Writing<T> {
        void write(T written, LabelOutput output) throws IOException;
    }

    static void write(Label label, LabelOutput output) throws IOException {
        for (LabelForm<?> form : FORMS) {
            if (form.type.isInstance(label)) {
                form.writeCast(label, output);
                return;
            }
        }
        throw new IllegalArgumentException("a label can be saved if its type is one of dev.sluice.data.label: "
                + label.getClass().getName());
    }

    private void writeCast(Label label, LabelOutput output) throws IOException {
        output.text(name);
        writing.write(type.cast(label), output);
    }

    static Label read(LabelInput input) {
        String name = input.text();
        for (LabelForm<?> form : FORMS) {
            if (form.name.equals(name)) {
                return form.reading.apply(input);
            }
        }
        throw new IllegalArgumentException("unknown form of label '" + name + "'; read it with a later release");
    }
}

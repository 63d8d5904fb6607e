package dev.sluice.ranking.neural;

import dev.sluice.internal.text.Facts;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A network in a version: a table for each layer, whose rows are the weights of an output and its bias, and one for
 * each category, with a row for each code.
 */
record SavedNetwork(String name) {
    private static final String SEPARATOR = ",";

    /** Refuses names of heads that would be read back as others. */
    static void checkHeads(List<String> heads) {
        for (String head : heads) {
            if (head.contains(SEPARATOR)) {
                throw new IllegalArgumentException("the name of a head must have no comma: '" + head + "'");
            }
        }
    }

    void write(Network network, List<String> heads, SnapshotWriter writer) throws IOException {
        writer.provenance(name + ".heads", String.join(SEPARATOR, heads));
        writer.provenance(name + ".cross", Integer.toString(network.cross().size()));
        writer.provenance(
                name + ".diagonal",
                Float.toString(
                        network.cross().isEmpty() ? 0 : network.cross().get(0).diagonal()));
        writer.provenance(
                name + ".deep",
                network.deep().stream()
                        .map(layer -> Integer.toString(layer.outputs()))
                        .collect(Collectors.joining(SEPARATOR)));
        for (int i = 0; i < network.embeddings().size(); i++) {
            Embedding embedding = network.embeddings().get(i);
            write("category" + i, embedding.codes(), embedding.dimension(), embedding.table(), writer);
        }
        for (int i = 0; i < network.cross().size(); i++) {
            Cross cross = network.cross().get(i);
            if (cross.narrow().isPresent()) {
                write("narrow" + i, cross.narrow().get(), writer);
            }
            write("cross" + i, cross.wide(), writer);
        }
        for (int i = 0; i < network.deep().size(); i++) {
            write("deep" + i, network.deep().get(i), writer);
        }
        write("heads", network.heads(), writer);
    }

    private void write(String part, Dense layer, SnapshotWriter writer) throws IOException {
        int width = layer.inputs() + 1;
        float[] rows = new float[layer.outputs() * width];
        for (int output = 0; output < layer.outputs(); output++) {
            System.arraycopy(layer.weights(), output * layer.inputs(), rows, output * width, layer.inputs());
            rows[output * width + layer.inputs()] = layer.bias()[output];
        }
        write(part, layer.outputs(), width, rows, writer);
    }

    private void write(String part, int rows, int width, float[] numbers, SnapshotWriter writer) throws IOException {
        try (EmbeddingWriter table = writer.embeddings(table(part), ElementType.F32, width)) {
            for (int row = 0; row < rows; row++) {
                table.append(Arrays.copyOfRange(numbers, row * width, (row + 1) * width));
            }
        }
    }

    List<String> heads(ModelSnapshot snapshot) {
        return List.of(new Facts(snapshot.provenance(), name).text("heads").split(SEPARATOR, -1));
    }

    Network read(ModelSnapshot snapshot, Inputs inputs) {
        Facts facts = new Facts(snapshot.provenance(), name);
        List<Embedding> embeddings = new ArrayList<>();
        int width = inputs.numbers();
        for (int category = 0; category < inputs.categories(); category++) {
            Embedding embedding = embedding(snapshot, category, inputs.codes(category));
            embeddings.add(embedding);
            width += embedding.dimension();
        }
        List<Cross> cross = new ArrayList<>();
        float diagonal = (float) facts.number("diagonal");
        for (int i = 0; i < facts.integer("cross"); i++) {
            cross.add(cross(snapshot, i, width, diagonal));
        }
        List<Dense> deep = new ArrayList<>();
        int from = width;
        for (int outputs : sizes(facts.text("deep"))) {
            deep.add(dense(snapshot, "deep" + deep.size(), from, outputs));
            from = outputs;
        }
        int last = deep.isEmpty() ? width : width + from;
        return new Network(
                inputs.numbers(),
                embeddings,
                cross,
                deep,
                dense(snapshot, "heads", last, heads(snapshot).size()));
    }

    private static int[] sizes(String text) {
        return text.isEmpty()
                ? new int[0]
                : Arrays.stream(text.split(SEPARATOR, -1))
                        .mapToInt(Integer::parseInt)
                        .toArray();
    }

    private Cross cross(ModelSnapshot snapshot, int index, int width, float diagonal) {
        String narrow = "narrow" + index;
        if (!snapshot.tables().contains(table(narrow))) {
            return new Cross(Optional.empty(), dense(snapshot, "cross" + index, width, width), diagonal);
        }
        int rank = Math.toIntExact(snapshot.embeddings(table(narrow)).rows());
        return new Cross(
                Optional.of(dense(snapshot, narrow, width, rank)),
                dense(snapshot, "cross" + index, rank, width),
                diagonal);
    }

    private Embedding embedding(ModelSnapshot snapshot, int category, int codes) {
        EmbeddingStore table = snapshot.embeddings(table("category" + category));
        return new Embedding(codes, table.dimension(), numbers(table, "category" + category, codes, table.dimension()));
    }

    private Dense dense(ModelSnapshot snapshot, String part, int inputs, int outputs) {
        int width = inputs + 1;
        float[] rows = numbers(snapshot.embeddings(table(part)), part, outputs, width);
        float[] weights = new float[inputs * outputs];
        float[] bias = new float[outputs];
        for (int output = 0; output < outputs; output++) {
            System.arraycopy(rows, output * width, weights, output * inputs, inputs);
            bias[output] = rows[output * width + inputs];
        }
        return new Dense(inputs, outputs, weights, bias);
    }

    private float[] numbers(EmbeddingStore table, String part, int rows, int width) {
        if (table.rows() != rows || table.dimension() != width) {
            throw new IllegalArgumentException("table " + table(part) + " must have " + rows + " rows of " + width
                    + ": " + table.rows() + " of " + table.dimension());
        }
        float[] numbers = new float[rows * width];
        float[] row = new float[width];
        for (int i = 0; i < rows; i++) {
            table.copyRow(i, row);
            System.arraycopy(row, 0, numbers, i * width, width);
        }
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new IllegalArgumentException("the weights of " + table(part) + " must be finite: " + number);
            }
        }
        return numbers;
    }

    private String table(String part) {
        return name + "." + part;
    }
}

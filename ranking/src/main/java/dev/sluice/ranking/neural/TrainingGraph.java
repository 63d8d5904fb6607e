package dev.sluice.ranking.neural;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network as a graph of ND4J, which finds the gradients. A batch stands in it as it does in the {@link ForwardPass},
 * an input or output a row of a matrix and an example a column, so that {@code W x} is written {@code W x}. Embeddings
 * are left out: the graph is given what they gave and tells the gradient of that.
 */
final class TrainingGraph implements AutoCloseable {
    private static final String FIRST = "first";
    private static final String LOGITS = "logits";
    private static final String LABELS = "labels";
    private static final String SHARES = "shares";
    private static final String LOSS = "loss";

    private final SameDiff graph = SameDiff.create();
    private final int width;
    private final int heads;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<String> gradients = new ArrayList<>();

    TrainingGraph(Network network) {
        this.width = network.width();
        this.heads = network.heads().outputs();
        SDVariable first = graph.placeHolder(FIRST, DataType.FLOAT, width, -1);
        SDVariable last = crossed(network, first);
        if (!network.deep().isEmpty()) {
            last = graph.concat(0, last, deep(network, first));
        }
        SDVariable logits = linear(network.heads(), last).rename(LOGITS);
        SDVariable labels = graph.placeHolder(LABELS, DataType.FLOAT, heads, -1);
        SDVariable shares = graph.placeHolder(SHARES, DataType.FLOAT, heads, -1);
        graph.loss.sigmoidCrossEntropy(LOSS, labels, logits, shares, LossReduce.SUM, 0);
        graph.setLossVariables(LOSS);
        parameters.forEach(parameter -> gradients.add(parameter.name()));
        gradients.add(FIRST);
        Muted.run(() -> graph.createGradFunction(gradients.toArray(String[]::new)));
    }

    private SDVariable crossed(Network network, SDVariable first) {
        SDVariable x = first;
        for (Cross layer : network.cross()) {
            SDVariable inputs =
                    layer.narrow().isPresent() ? product(layer.narrow().get(), x) : x;
            SDVariable product = linear(layer.wide(), inputs);
            if (layer.diagonal() > 0) {
                product = product.add(x.mul(layer.diagonal()));
            }
            x = first.mul(product).add(x);
        }
        return x;
    }

    private SDVariable deep(Network network, SDVariable first) {
        SDVariable x = first;
        for (Dense layer : network.deep()) {
            x = graph.nn.relu(linear(layer, x), 0);
        }
        return x;
    }

    private SDVariable linear(Dense layer, SDVariable x) {
        return product(layer, x).add(parameter(layer.bias(), layer.outputs(), 1, false));
    }

    private SDVariable product(Dense layer, SDVariable x) {
        return parameter(layer.weights(), layer.outputs(), layer.inputs(), true).mmul(x);
    }

    private SDVariable parameter(float[] values, int rows, int columns, boolean decays) {
        String name = "parameter" + parameters.size();
        parameters.add(new Parameter(name, values, decays));
        return graph.var(name, Nd4j.create(values, new long[] {rows, columns}, 'c'));
    }

    /** What is trained. */
    List<Parameter> parameters() {
        return parameters;
    }

    /**
     * Puts the gradients for a batch into the parameters.
     *
     * @param batch receives the gradient of what it read
     * @return the loss: of each label the log loss times its share, all summed
     */
    double differentiate(TrainingBatch batch) {
        Map<String, INDArray> given = given(batch);
        OutAndGrad found = graph.calculateGradientsAndOutputs(given, List.of(LOSS), gradients);
        parameters.forEach(parameter -> get(of(found.getGradients(), parameter.name()), parameter.gradient()));
        get(of(found.getGradients(), FIRST), batch.gradient());
        double loss = of(found.getOutputs(), LOSS).getDouble(0);
        close(found.getGradients());
        close(found.getOutputs());
        close(given);
        return loss;
    }

    /**
     * What ND4J itself makes of a batch: head after head the logits of its rows, which serving must come to as well.
     */
    float[] logits(TrainingBatch batch) {
        Map<String, INDArray> given = given(batch);
        Map<String, INDArray> found = graph.output(given, LOGITS);
        float[] logits = new float[heads * batch.rows()];
        get(of(found, LOGITS), logits);
        close(found);
        close(given);
        return logits;
    }

    private Map<String, INDArray> given(TrainingBatch batch) {
        parameters.forEach(parameter -> put(parameter.values(), graph.getArrForVarName(parameter.name())));
        Map<String, INDArray> given = new HashMap<>();
        given.put(FIRST, matrix(batch.first(), width, batch.rows()));
        given.put(LABELS, matrix(batch.labels(), heads, batch.rows()));
        given.put(SHARES, matrix(batch.shares(), heads, batch.rows()));
        return given;
    }

    /** They are off the heap, where the collector would see no hurry. */
    private static void close(Map<String, INDArray> arrays) {
        arrays.values().forEach(INDArray::close);
    }

    private static INDArray of(Map<String, INDArray> found, String name) {
        return Objects.requireNonNull(found.get(name), name);
    }

    private static INDArray matrix(float[] values, int rows, int columns) {
        INDArray matrix = Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, columns}, 'c');
        put(values, matrix);
        return matrix;
    }

    private static void put(float[] values, INDArray matrix) {
        ((FloatPointer) matrix.data().pointer()).put(values, 0, Math.toIntExact(matrix.length()));
    }

    private static void get(INDArray matrix, float[] values) {
        boolean inOrder = matrix.ordering() == 'c' && !matrix.isView();
        INDArray rows = inOrder ? matrix : matrix.dup('c');
        ((FloatPointer) rows.data().pointer()).get(values, 0, Math.toIntExact(matrix.length()));
        if (!inOrder) {
            rows.close();
        }
    }

    @Override
    public void close() {
        parameters.forEach(parameter -> graph.getArrForVarName(parameter.name()).close());
    }
}

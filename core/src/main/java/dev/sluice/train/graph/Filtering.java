package dev.sluice.train.graph;

import dev.sluice.data.InteractionMatrix;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** Puts the product with the graph's filter, {@code W'W X}, in the place of a panel of {@code X}. One thread's. */
final class Filtering implements IntConsumer {
    private static final int WIDTH = Panels.WIDTH;

    private final Graph graph;
    private final Panels columns;
    private final float[] ofUsers;
    private final float[] sum = new float[WIDTH];

    Filtering(Graph graph, Panels columns) {
        this.graph = graph;
        this.columns = columns;
        this.ofUsers = new float[Math.multiplyExact(graph.users(), WIDTH)];
    }

    static long bytes(int users) {
        return 4L * users * WIDTH;
    }

    @Override
    public void accept(int number) {
        float[] panel = columns.panel(number);
        for (int item = 0; item < graph.items(); item++) {
            scale(panel, item, graph.itemWeight(item));
        }
        for (int user = 0; user < graph.users(); user++) {
            add(graph.byUser(), user, panel, ofUsers, graph.userSquare(user));
        }
        for (int item = 0; item < graph.items(); item++) {
            add(graph.byItem(), item, ofUsers, panel, graph.itemWeight(item));
        }
    }

    private static void scale(float[] panel, int row, float factor) {
        for (int at = row * WIDTH; at < (row + 1) * WIDTH; at++) {
            panel[at] *= factor;
        }
    }

    /** Sets a row to the sum of those that the matrix names, times a factor. */
    private void add(InteractionMatrix matrix, int row, float[] from, float[] into, float factor) {
        Arrays.fill(sum, 0);
        for (int place = matrix.start(row); place < matrix.end(row); place++) {
            int at = matrix.column(place) * WIDTH;
            for (int i = 0; i < WIDTH; i++) {
                sum[i] += from[at + i];
            }
        }
        for (int i = 0; i < WIDTH; i++) {
            into[row * WIDTH + i] = factor * sum[i];
        }
    }
}

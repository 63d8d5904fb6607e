package dev.sluice.train.batch;

import dev.sluice.data.InteractionMatrix;
import java.util.Arrays;

/** The accidental hits of a batch: columns of items that an example's user likes, its positive's other columns too. */
public final class Hits implements HitMask {
    private static final int NONE = -1;

    private final InteractionMatrix likes;
    private final int[] groupOf;
    private Batch batch = new Batch(new int[0], new int[0], new float[0]);

    public Hits(InteractionMatrix likes) {
        this.likes = likes;
        this.groupOf = new int[likes.columns()];
        Arrays.fill(groupOf, NONE);
    }

    public static long bytes(int items) {
        return 4L * items;
    }

    @Override
    public void begin(Batch next) {
        for (int group = 0; group < batch.byItem.count(); group++) {
            groupOf[batch.byItem.row(group)] = NONE;
        }
        for (int group = 0; group < next.byItem.count(); group++) {
            groupOf[next.byItem.row(group)] = group;
        }
        batch = next;
    }

    @Override
    public void mask(int example, float[] logits) {
        float positive = logits[example];
        int user = batch.users[example];
        for (int place = likes.start(user); place < likes.end(user); place++) {
            int group = groupOf[likes.column(place)];
            if (group != NONE) {
                maskGroup(group, logits);
            }
        }
        logits[example] = positive;
    }

    private void maskGroup(int group, float[] logits) {
        for (int i = batch.byItem.start(group); i < batch.byItem.end(group); i++) {
            logits[batch.byItem.place(i)] = Float.NEGATIVE_INFINITY;
        }
    }
}

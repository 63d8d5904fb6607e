package dev.sluice.train.als;

import dev.sluice.data.InteractionMatrix;

/** The loss of a model as the trainer's definition has it, pair by pair and in double precision. */
final class AlsLoss {
    private final AlsModel model;
    private final AlsSettings settings;
    private final InteractionMatrix byUser;

    private AlsLoss(AlsModel model, InteractionMatrix byUser) {
        this.model = model;
        this.settings = model.settings();
        this.byUser = byUser;
    }

    static double of(AlsModel model, InteractionMatrix byUser) {
        AlsLoss loss = new AlsLoss(model, byUser);
        return loss.ofPairs() + loss.ofUsers() + loss.ofItems();
    }

    /** The weights of all observed pairs: the loss of vectors of zeros. */
    static double weights(AlsSettings settings, InteractionMatrix byUser) {
        double weights = 0;
        for (int place = 0; place < byUser.size(); place++) {
            weights += settings.confidence().weight(byUser.value(place));
        }
        return weights;
    }

    private double ofPairs() {
        double loss = 0;
        for (int user = 1; user < byUser.rows(); user++) {
            float[] vector = user(user);
            for (int item = 1; item < byUser.columns(); item++) {
                double score = product(vector, item(item));
                loss += settings.unobservedWeight() * score * score;
            }
            for (int place = byUser.start(user); place < byUser.end(user); place++) {
                double miss = 1 - product(vector, item(byUser.column(place)));
                loss += settings.confidence().weight(byUser.value(place)) * miss * miss;
            }
        }
        return loss;
    }

    private double ofUsers() {
        double loss = 0;
        for (int user = 1; user < byUser.rows(); user++) {
            loss += penalty(byUser.size(user), byUser.columns() - 1) * product(user(user), user(user));
        }
        return loss;
    }

    private double ofItems() {
        InteractionMatrix byItem = byUser.transpose();
        double loss = 0;
        for (int item = 1; item < byItem.rows(); item++) {
            loss += penalty(byItem.size(item), byItem.columns() - 1) * product(item(item), item(item));
        }
        return loss;
    }

    private double penalty(int events, int others) {
        return settings.regularization()
                * Math.pow(events + settings.unobservedWeight() * others, settings.frequencyExponent());
    }

    private float[] user(int user) {
        float[] vector = new float[settings.dimension()];
        model.copyUser(user, vector);
        return vector;
    }

    private float[] item(int item) {
        float[] vector = new float[settings.dimension()];
        model.copyItem(item, vector);
        return vector;
    }

    private static double product(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }
}

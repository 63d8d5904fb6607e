package dev.sluice.retrieval;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.data.Column;
import dev.sluice.data.TagColumn;
import dev.sluice.internal.text.Facts;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SparseTable;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Optional;

/**
 * Proposes what is popular in the context of a request: under the value that {@link Query#context} has by the column's
 * name, or else, where the column is of users, that of the user. Equal items come by item. Where there is no value, or
 * one that the model does not know, it proposes what is popular with everybody. Scores are shares, expected ones under
 * a value: see {@code dev.sluice.train.popularity.ContextTrainer}.
 *
 * <p>Items are sorted once, when it is built, at 8 bytes of heap an item; a query reads the list of its value and walks
 * over it and over the order of everybody until it has found enough allowed items.
 */
public final class ContextCandidates implements CandidateGenerator {
    private static final int EVERYBODY = 0;

    private final ModelVersion version;
    private final String column;
    private final Optional<Column> ofUsers;
    private final Object2IntOpenHashMap<String> values;
    private final SparseTable lists;
    private final float[] ofAll;
    private final RankedItems overall;

    private ContextCandidates(ModelSnapshot snapshot, String column, Optional<Column> ofUsers, String model) {
        this.version = snapshot.version();
        this.column = column;
        this.ofUsers = ofUsers;
        this.values = values(snapshot.sparse(model + ".values"));
        this.lists = snapshot.sparse(model + ".lists");
        this.ofAll = numbers(snapshot.embeddings(model + ".overall"));
        this.overall = RankedItems.of(snapshot, model + ".items");
    }

    /** Proposes with the tables of a model of this name. */
    public static ContextCandidates of(ModelSnapshot snapshot, String model) {
        Facts facts = new Facts(snapshot.provenance(), model);
        String column = facts.text("column");
        boolean isOfUsers = facts.text("of").equals("USERS");
        return new ContextCandidates(
                snapshot, column, isOfUsers ? snapshot.catalogue().users().column(column) : Optional.empty(), model);
    }

    private static Object2IntOpenHashMap<String> values(SparseTable texts) {
        Object2IntOpenHashMap<String> values = new Object2IntOpenHashMap<>();
        for (int row = 1; row < texts.rows(); row++) {
            int[] following = texts.indexes(row);
            for (int i = 0; i < following.length; i++) {
                following[i]--;
            }
            values.put(new String(following, 0, following.length), row);
        }
        return values;
    }

    private static float[] numbers(EmbeddingStore table) {
        float[] numbers = new float[Math.toIntExact(table.rows())];
        table.dot(new float[] {1}, 0, numbers.length, numbers);
        return numbers;
    }

    @Override
    public Candidates generate(Query query, int limit) {
        query.require(version);
        int row = row(query);
        if (row == EVERYBODY || limit == 0) {
            return overall.first(limit, query.allowed(), item -> true);
        }
        return new MergedLists(lists.indexes(row), lists.values(row), overall, ofAll[row])
                .first(limit, query.allowed());
    }

    private int row(Query query) {
        String asked = query.context().get(column);
        String value = asked == null ? own(query.user()) : asked;
        return values.getOrDefault(value, EVERYBODY);
    }

    /** The value of a user, empty if there is none, or several. */
    private String own(int user) {
        Column column = ofUsers.orElse(null);
        if (user == Query.UNKNOWN_USER || column == null) {
            return "";
        }
        return column instanceof TagColumn tags && tags.count(user) != 1 ? "" : column.cell(user);
    }
}

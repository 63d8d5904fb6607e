package dev.sluice.eval.simulation;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Collects sessions into events, as a site would have logged them up to the end of the history: what would happen
 * later, such as a return, is not in it, and neither is what nobody could see. Events come in the order of time; those
 * of one moment, such as the impressions of a visit, in the order of the sessions and of the positions.
 *
 * <p>The value of an event is how much it says that the user liked the item: of a {@code watch}, how often the item was
 * played, as a share of its duration; 1 of a {@code purchase}, -1 of a {@code return}, and 0 of an impression or a
 * click, which say nothing of liking. The named columns are
 *
 * <ul>
 *   <li>{@code type}: {@code impression}, {@code click}, {@code watch}, {@code purchase}, {@code return}
 *   <li>{@code position}: where the item stood, from 1
 *   <li>{@code watch_seconds}: for a {@code watch} only
 *   <li>{@code propensity}: of the item at its position, where the policy knows it
 *   <li>{@code request}: id of the visit
 *   <li>{@code source}: what proposed the item
 * </ul>
 *
 * of which position, propensity, request and source are those of the impression that an event goes back to. Belongs to
 * one thread. Costs about 50 bytes an event, and twice that while the data set is made.
 */
public final class EventLog implements Consumer<Session> {
    private static final EventType[] TYPES = EventType.values();

    private final World world;
    private final IntArrayList users = new IntArrayList();
    private final IntArrayList items = new IntArrayList();
    private final LongArrayList times = new LongArrayList();
    private final DoubleArrayList values = new DoubleArrayList();
    private final DoubleArrayList seconds = new DoubleArrayList();
    private final List<EventType> types = new ArrayList<>();
    private final IntArrayList positions = new IntArrayList();
    private final DoubleArrayList propensities = new DoubleArrayList();
    private final LongArrayList requests = new LongArrayList();
    private final List<String> sources = new ArrayList<>();

    /** No events yet, of this world. */
    public EventLog(World world) {
        this.world = world;
    }

    /** The history of a world: all that happened under its logging policy. */
    public static Dataset of(World world) {
        EventLog log = new EventLog(world);
        Simulation.of(world, LoggingPolicy.of(world)).run(log);
        return log.dataset();
    }

    @Override
    public void accept(Session session) {
        for (int position = 1; position <= session.response().size(); position++) {
            for (EventType type : TYPES) {
                if (session.response().happened(type, position)
                        && session.response().moment(type, position)
                                < world.settings().end()) {
                    add(session, type, position);
                }
            }
        }
    }

    private void add(Session session, EventType type, int position) {
        int item = session.response().item(position);
        double watched = session.response().watchedSeconds(position);
        users.add(session.visit().user());
        items.add(item);
        times.add(session.response().moment(type, position));
        values.add(value(type, watched, item));
        seconds.add(type == EventType.WATCH ? watched : Double.NaN);
        types.add(type);
        positions.add(position);
        propensities.add(session.display().propensity(position));
        requests.add(session.visit().id());
        sources.add(session.display().source(position));
    }

    private double value(EventType type, double seconds, int item) {
        return switch (type) {
            case IMPRESSION, CLICK -> 0;
            case WATCH -> seconds / world.item(item).seconds();
            case PURCHASE -> 1;
            case RETURN -> -1;
        };
    }

    /** The events so far, with the world's catalogue. */
    public Dataset dataset() {
        int[] order = order();
        Interactions.Builder builder = new Interactions.Builder();
        for (int event : order) {
            builder.add(
                    users.getInt(event), items.getInt(event), times.getLong(event), (float) values.getDouble(event));
        }
        Interactions events = builder.build(
                world.catalogue().users().rows(), world.catalogue().items().rows());
        return new Dataset(withColumns(events, order), world.catalogue());
    }

    private Interactions withColumns(Interactions events, int[] order) {
        return events.with("type", text(order, event -> types.get(event).label()))
                .with("position", number(order, positions::getInt))
                .with("watch_seconds", number(order, seconds::getDouble))
                .with("propensity", number(order, propensities::getDouble))
                .with("request", number(order, requests::getLong))
                .with("source", text(order, sources::get));
    }

    /** The events by time; the sort is stable. */
    private int[] order() {
        int[] order = IntStream.range(0, times.size()).toArray();
        LongArrays.radixSortIndirect(order, times.toLongArray(), true);
        return order;
    }

    private static TextColumn text(int[] order, IntFunction<String> of) {
        return TextColumn.of(IntStream.of(order).mapToObj(of).toList());
    }

    private static NumberColumn number(int[] order, IntToDoubleFunction of) {
        return new NumberColumn(IntStream.of(order).mapToDouble(of).toArray());
    }
}

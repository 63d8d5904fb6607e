package dev.sluice.eval.simulation;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
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
 * Collects the {@linkplain Event events} of sessions in columns. They come in the order of time; those of one moment,
 * such as the impressions of a visit, in the order of the sessions and of the positions. The named columns are
 * {@code type}, {@code position}, {@code watch_seconds}, {@code propensity}, {@code source}, and {@code request}, the
 * id of the visit (as any number of a column a double: exact up to 2^53).
 *
 * <p>Belongs to one thread. Costs 60 to 90 bytes an event, and about a hundred more while the data set is made.
 */
public final class EventLog implements Consumer<Session> {
    private final World world;
    private final IntArrayList users = new IntArrayList();
    private final IntArrayList items = new IntArrayList();
    private final LongArrayList times = new LongArrayList();
    private final FloatArrayList values = new FloatArrayList();
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
        Event.of(world, session).forEach(this::add);
    }

    private void add(Event event) {
        users.add(event.visit().user());
        items.add(event.item());
        times.add(event.moment());
        values.add((float) event.value());
        seconds.add(event.watchSeconds());
        types.add(event.type());
        positions.add(event.position());
        propensities.add(event.propensity());
        requests.add(event.visit().id());
        sources.add(event.source());
    }

    /** The events so far, with the world's catalogue. */
    public Dataset dataset() {
        int[] order = order();
        Interactions.Builder builder = new Interactions.Builder();
        for (int event : order) {
            builder.add(users.getInt(event), items.getInt(event), times.getLong(event), values.getFloat(event));
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

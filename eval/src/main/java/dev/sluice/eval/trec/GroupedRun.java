package dev.sluice.eval.trec;

import dev.sluice.eval.RankedList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The lists of a run in which each user's lines stand together; of the file one line more than a list is read. */
final class GroupedRun implements Iterator<RankedList> {
    private final Lines lines;
    private final TrecReader rows;
    private Optional<Line> next;

    GroupedRun(Lines lines, TrecReader rows) throws IOException {
        this.lines = lines;
        this.rows = rows;
        this.next = lines.next();
    }

    Stream<RankedList> stream() {
        Spliterator<RankedList> each = Spliterators.spliteratorUnknownSize(this, Spliterator.NONNULL);
        return StreamSupport.stream(each, false).onClose(this::close);
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public RankedList next() {
        int user = rows.user(next.orElseThrow(NoSuchElementException::new));
        UnorderedList list = new UnorderedList(user);
        while (next.isPresent() && rows.user(next.get()) == user) {
            list.add(next.get(), rows.item(next.get()));
            advance();
        }
        return list.ordered();
    }

    private void advance() {
        try {
            next = lines.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

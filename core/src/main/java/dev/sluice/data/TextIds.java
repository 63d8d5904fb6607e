package dev.sluice.data;

import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.file.TableType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Ids that are texts. The parts of a file are the key of the hash, the slots, and the two of the texts. Looking one up
 * makes no object that lasts, unless it has a character beyond ASCII.
 */
record TextIds(IdHash hash, IdSlots slots, Texts texts) implements Ids {
    static TextIds open(TableFile file) throws IOException {
        TableHeader header = file.header();
        int ids = (int) header.elements();
        int bits = IdSlots.bits(ids);
        List<Long> parts = new ArrayList<>(List.of((long) IdHash.BYTES, (1L << bits) * Integer.BYTES));
        parts.addAll(Texts.parts(ids, header, 2));
        file.requireParts(parts);
        IdHash hash = IdHash.read(file.part(0, Long.BYTES));
        return new TextIds(hash, new IdSlots(file.part(1, Integer.BYTES), bits, ids + 1), Texts.open(file, 2));
    }

    @Override
    public int rows() {
        return slots.rows();
    }

    @Override
    public int row(String id) {
        return Utf8.key(id).map(this::rowOfKey).orElse(IdIndex.UNKNOWN);
    }

    private int rowOfKey(String key) {
        if (key.length() > Texts.SHORT) {
            return slots.find(hash.of(key), row -> texts.is(row - 1, key));
        }
        long low = Texts.low(key);
        long high = Texts.high(key);
        return slots.find(hash.ofShort(low, high), row -> texts.is(row - 1, low, high));
    }

    @Override
    public void touch(List<String> ids) {
        long[] hashes = new long[ids.size()];
        for (int i = 0; i < hashes.length; i++) {
            String id = ids.get(i);
            hashes[i] = id.length() <= Texts.SHORT ? hash.ofShort(Texts.low(id), Texts.high(id)) : hash.of(id);
        }
        int[] rows = new int[hashes.length]; // in a loop of its own: the shorter one is, the more reads are under way
        for (int i = 0; i < rows.length; i++) {
            rows[i] = slots.first(hashes[i]);
        }
        int sum = 0;
        for (int row : rows) {
            sum += row == IdIndex.UNKNOWN ? 0 : (int) texts.low(row - 1) & 255;
        }
        if (sum < 0) {
            throw new AssertionError("no sum of so few bytes"); // keeps the compiler from leaving the reads out
        }
    }

    @Override
    public int row(long id) {
        return row(Long.toString(id));
    }

    @Override
    public String id(int row) {
        return texts.get(row - 1);
    }

    @Override
    public void write(TableOutput output) throws IOException {
        hash.part().write(output);
        slots.slots().write(output);
        texts.write(output);
        output.complete(TableType.TEXT_IDS, 1, rows(), rows() - 1L);
    }
}

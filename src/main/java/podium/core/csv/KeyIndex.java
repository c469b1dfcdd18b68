package podium.core.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers distinct byte strings in their order of arrival: the Ids of a file that is too large for a map of
 * strings.
 *
 * <p>The keys are stored one after another in one array, with about six bytes of overhead per key.
 */
public final class KeyIndex {
    private byte[] keys = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    private int size;
    /** A hash table with open addressing: the number of a key + 1, or 0 for a free slot. */
    private int[] table = new int[1 << 9];

    public int size() {
        return size;
    }

    /** The number of a key, or -1 if it is unknown. */
    public int find(byte[] bytes, int from, int to) {
        return table[slot(bytes, from, to)] - 1;
    }

    /** Adds a key and returns its number, or -1 - its number if it was added before. */
    public int add(byte[] bytes, int from, int to) {
        int slot = slot(bytes, from, to);
        if (table[slot] != 0) {
            return -table[slot];
        }
        int start = start(size);
        int end = Math.addExact(start, to - from);
        if (end > keys.length) {
            keys = Arrays.copyOf(keys, (int) Math.max(end, Math.min(2L * keys.length, Integer.MAX_VALUE - 8)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, Math.multiplyExact(size, 2));
        }
        System.arraycopy(bytes, from, keys, start, to - from);
        ends[size++] = end;
        table[slot] = size;
        if (2 * size > table.length) {
            grow();
        }
        return size - 1;
    }

    /** The key number {@code index} as text. */
    public String text(int index) {
        return new String(keys, start(index), ends[index] - start(index), StandardCharsets.UTF_8);
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    private int slot(byte[] bytes, int from, int to) {
        int mask = table.length - 1;
        int slot = hash(bytes, from, to) & mask;
        while (table[slot] != 0) {
            int index = table[slot] - 1;
            if (Arrays.equals(bytes, from, to, keys, start(index), ends[index])) {
                break;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        table = new int[Math.multiplyExact(table.length, 2)];
        int mask = table.length - 1;
        for (int index = 0; index < size; index++) {
            int slot = hash(keys, start(index), ends[index]) & mask;
            while (table[slot] != 0) {
                slot = slot + 1 & mask;
            }
            table[slot] = index + 1;
        }
    }

    /** FNV-1a with a final mix, so that similar ids do not get neighbouring slots. */
    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0x811C9DC5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * 0x01000193;
        }
        hash ^= hash >>> 15;
        hash *= 0x2C1B3C6D;
        return hash ^ hash >>> 13;
    }
}

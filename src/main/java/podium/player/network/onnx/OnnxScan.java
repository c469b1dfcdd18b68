package podium.player.network.onnx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;

/**
 * A look through the bytes of an ONNX file before an engine reads them: all lengths fit, there is a graph, and every array has its
 * numbers in the file itself. Field numbers are those of onnx.proto3.
 */
final class OnnxScan {
    /** More levels than any exporter nests; ONNX Runtime reads no more. */
    private static final int DEEPEST = 100;

    private static final int LONGEST_KEY = 5;
    private static final int LONGEST_NUMBER = 10;

    private final Path path;
    private final ByteBuffer bytes;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private String key = "";
    private String value = "";
    private boolean graph;

    OnnxScan(Path path, ByteBuffer bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    /** A kind of message that is an array of numbers or a text, or leads to some. */
    private enum Kind {
        MODEL,
        GRAPH,
        NODE,
        ATTRIBUTE,
        FUNCTION,
        TRAINING,
        SPARSE,
        ARRAY,
        TEXT;

        /** The kind of message in a field, or null if neither an array nor a text of the model can be in it. */
        @Nullable
        Kind in(int field) {
            return switch (this) {
                case MODEL ->
                    switch (field) {
                        case 7 -> GRAPH;
                        case 14 -> TEXT;
                        case 20 -> TRAINING;
                        case 25 -> FUNCTION;
                        default -> null;
                    };
                case GRAPH ->
                    switch (field) {
                        case 1 -> NODE;
                        case 5 -> ARRAY;
                        case 15 -> SPARSE;
                        default -> null;
                    };
                case NODE -> field == 5 ? ATTRIBUTE : null;
                case ATTRIBUTE ->
                    switch (field) {
                        case 5, 10 -> ARRAY;
                        case 6, 11 -> GRAPH;
                        case 22, 23 -> SPARSE;
                        default -> null;
                    };
                case FUNCTION ->
                    switch (field) {
                        case 7 -> NODE;
                        case 11 -> ATTRIBUTE;
                        default -> null;
                    };
                case TRAINING -> field == 1 || field == 2 ? GRAPH : null;
                case SPARSE -> field == 1 || field == 2 ? ARRAY : null;
                case ARRAY, TEXT -> null;
            };
        }

        /** True if a field of an array says that its numbers are in another file. */
        boolean elsewhere(int field) {
            return this == ARRAY && (field == 13 || field == 14);
        }
    }

    /**
     * Looks through the file, and returns its texts by their keys.
     *
     * @throws InputException if it is no whole ONNX file, or not complete in itself
     */
    Map<String, String> texts() {
        message(Kind.MODEL, bytes.limit(), 0);
        if (!graph) {
            throw broken(bytes.limit(), "it holds no graph");
        }
        return Collections.unmodifiableMap(texts);
    }

    private void message(Kind kind, int end, int depth) {
        if (depth > DEEPEST) {
            throw broken(bytes.position(), "its messages are nested too deeply");
        }
        while (bytes.position() < end) {
            int head = (int) number(end, LONGEST_KEY);
            int field = head >>> 3;
            switch (head & 7) {
                case 0 -> {
                    long value = number(end, LONGEST_NUMBER);
                    if (value != 0 && kind.elsewhere(field)) {
                        throw elsewhere();
                    }
                }
                case 1 -> skip(end, Long.BYTES);
                case 2 -> inner(kind, field, end, depth);
                case 5 -> skip(end, Integer.BYTES);
                default -> throw broken(bytes.position(), "no field begins so");
            }
        }
    }

    private void inner(Kind kind, int field, int end, int depth) {
        long length = number(end, LONGEST_KEY);
        int from = bytes.position();
        Kind inner = kind.in(field);
        if (kind.elsewhere(field)) {
            throw elsewhere();
        }
        skip(end, length);
        int to = bytes.position();
        if (kind == Kind.TEXT) {
            key = field == 1 ? text(from, to) : key;
            value = field == 2 ? text(from, to) : value;
        }
        if (inner != null) {
            graph |= kind == Kind.MODEL && inner == Kind.GRAPH;
            bytes.position(from);
            message(inner, to, depth + 1);
        }
        if (inner == Kind.TEXT) {
            texts.put(key, value);
            key = "";
            value = "";
        }
    }

    private String text(int from, int to) {
        return StandardCharsets.UTF_8
                .decode(bytes.duplicate().position(from).limit(to))
                .toString();
    }

    private void skip(int end, long length) {
        if (length < 0 || length > end - bytes.position()) {
            throw broken(bytes.position(), "the next " + length + " bytes of a part are not all there");
        }
        bytes.position(bytes.position() + (int) length);
    }

    /** Seven bits a byte, the lowest first; the highest bit says that another byte follows. */
    private long number(int end, int longest) {
        long value = 0;
        for (int i = 0; i < longest; i++) {
            if (bytes.position() >= end) {
                throw broken(end, "a number is not all there");
            }
            byte part = bytes.get();
            value |= (part & 0x7FL) << (7 * i);
            if (part >= 0) {
                return value;
            }
        }
        throw broken(bytes.position(), "a number is too long");
    }

    private InputException broken(int at, String fault) {
        return new InputException(path + ": no whole ONNX file (at byte " + at + " of " + bytes.limit() + ", " + fault
                + "); it was cut or is of another kind: copy or export it again");
    }

    private InputException elsewhere() {
        return new InputException(path + ": some of its numbers are in other files (external data), which are not"
                + " opened; export it again with all numbers in the one file");
    }
}

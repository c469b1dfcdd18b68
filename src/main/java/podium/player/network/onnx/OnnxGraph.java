package podium.player.network.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import podium.player.network.Tensor;
import podium.player.network.layers.Shape;

/**
 * The nodes and initialisers of an ONNX graph as they are added, each node after those whose outputs it takes. Field numbers are
 * those of onnx.proto3.
 */
final class OnnxGraph {
    private static final int FLOAT = 1;
    private static final int UINT8 = 2;
    private static final int INT64 = 7;

    private final List<Protobuf> nodes = new ArrayList<>();
    private final List<Protobuf> initializers = new ArrayList<>();
    private int names;

    /** An attribute of a node. */
    record Attribute(Protobuf message) {
        private static final int OF_FLOAT = 1;
        private static final int OF_INT = 2;
        private static final int OF_STRING = 3;
        private static final int OF_INTS = 7;

        static Attribute of(String name, long value) {
            return new Attribute(start(name).number(3, value).number(20, OF_INT));
        }

        static Attribute of(String name, double value) {
            return new Attribute(start(name).real(2, (float) value).number(20, OF_FLOAT));
        }

        static Attribute of(String name, String value) {
            return new Attribute(start(name).text(4, value).number(20, OF_STRING));
        }

        static Attribute of(String name, long[] values) {
            Protobuf attribute = start(name);
            for (long value : values) {
                attribute.number(8, value);
            }
            return new Attribute(attribute.number(20, OF_INTS));
        }

        private static Protobuf start(String name) {
            return new Protobuf().text(1, name);
        }
    }

    /**
     * The input or output of a graph.
     *
     * @param sides the lengths of its axes: numbers, or names where any length will do
     */
    record End(String name, int type, List<String> sides) {
        static End floats(String name, List<String> sides) {
            return new End(name, FLOAT, sides);
        }

        static End bytes(String name, List<String> sides) {
            return new End(name, UINT8, sides);
        }

        Protobuf message() {
            Protobuf shape = new Protobuf();
            for (String side : sides) {
                boolean known = Character.isDigit(side.charAt(0));
                Protobuf length = new Protobuf();
                shape.message(1, known ? length.number(1, Long.parseLong(side)) : length.text(2, side));
            }
            Protobuf tensor = new Protobuf().number(1, type).message(2, shape);
            return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
        }
    }

    /** Adds a node with one output, and returns the output's name, which is the node's too. */
    String add(String name, String operator, List<String> inputs, Attribute... attributes) {
        Protobuf node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, name).text(3, name).text(4, operator);
        for (Attribute attribute : attributes) {
            node.message(5, attribute.message());
        }
        nodes.add(node);
        return name;
    }

    /** Adds a cast to bytes. */
    String bytes(String name, String input) {
        return add(name, "Cast", List.of(input), Attribute.of("to", UINT8));
    }

    /** A name that nothing else in the graph has. */
    String helper() {
        return "helper" + names++;
    }

    /** Adds an array of numbers, which is not copied, and returns its name. */
    String floats(String name, Tensor values) {
        initializers.add(start(values.shape().array(), FLOAT).text(8, name).reals(9, values.values()));
        return name;
    }

    String integers(long... values) {
        ByteBuffer raw = ByteBuffer.allocate(Math.multiplyExact(values.length, Long.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        String name = helper();
        initializers.add(start(new long[] {values.length}, INT64).text(8, name).bytes(9, raw.array()));
        return name;
    }

    /** Adds a single number. */
    String real(double value) {
        return floats(helper(), new Tensor(Shape.of(), new float[] {(float) value}));
    }

    private static Protobuf start(long[] sides, int type) {
        Protobuf tensor = new Protobuf();
        for (long side : sides) {
            tensor.number(1, side);
        }
        return tensor.number(2, type);
    }

    /** The whole graph. */
    Protobuf message(End input, End output) {
        Protobuf graph = new Protobuf();
        nodes.forEach(node -> graph.message(1, node));
        graph.text(2, "network");
        initializers.forEach(tensor -> graph.message(5, tensor));
        return graph.message(11, input.message()).message(12, output.message());
    }
}

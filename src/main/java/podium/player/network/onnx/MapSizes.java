package podium.player.network.onnx;

import java.util.List;
import podium.player.network.Graph;
import podium.player.network.layers.Shape;

/** How a file gives the height and width that a layer stretches a map to. */
sealed interface MapSizes {
    static MapSizes of(OnnxForm form, Shape input) {
        return form.anySize() ? new OfInput(input) : new Fixed();
    }

    /** The name of a tensor of two integers, height and width. */
    String of(OnnxGraph graph, long height, long width);

    /** As the graph was made, so that the input has one size alone. */
    record Fixed() implements MapSizes {
        @Override
        public String of(OnnxGraph graph, long height, long width) {
            return graph.integers(height, width);
        }
    }

    /**
     * The input's height and width divided by the map's stride and rounded up, as layers with a stride round.
     *
     * @param input the shape that the graph was made for
     */
    record OfInput(Shape input) implements MapSizes {
        private static final int HEIGHT = 2;
        private static final int END = 4;

        @Override
        public String of(OnnxGraph graph, long height, long width) {
            long stride = stride(input, height, width);
            String shape = graph.add(graph.helper(), "Shape", List.of(Graph.INPUT));
            String sides =
                    graph.add(graph.helper(), "Slice", List.of(shape, graph.integers(HEIGHT), graph.integers(END)));
            if (stride == 1) {
                return sides;
            }
            String up = graph.add(graph.helper(), "Add", List.of(sides, graph.integers(stride - 1, stride - 1)));
            return graph.add(graph.helper(), "Div", List.of(up, graph.integers(stride, stride)));
        }
    }

    /** The power of two by which an image's sides are divided, and rounded up, to give those of a map. */
    static long stride(Shape image, long height, long width) {
        long longest = Math.max(image.get(1), image.get(2));
        for (long stride = 1; stride < 2 * longest; stride *= 2) {
            if (cells(image.get(1), stride) == height && cells(image.get(2), stride) == width) {
                return stride;
            }
        }
        throw new IllegalArgumentException("maps of " + height + " x " + width + " places for an image of " + image);
    }

    private static long cells(long pixels, long stride) {
        return (pixels + stride - 1) / stride;
    }
}

package podium.player.network.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import podium.player.network.Graph;
import podium.player.network.Node;
import podium.player.network.Parameters;
import podium.player.network.Tensor;
import podium.player.network.layers.Concat;
import podium.player.network.layers.Shape;
import podium.player.network.onnx.OnnxGraph.Attribute;
import podium.player.network.onnx.OnnxGraph.End;

/** The way from a plain graph to an ONNX graph of a form. */
final class OnnxTranslation {
    private final OnnxGraph written = new OnnxGraph();
    private final Graph graph;
    private final OnnxForm form;
    private final MapSizes sizes;

    private OnnxTranslation(Graph graph, OnnxForm form) {
        this.graph = graph;
        this.form = form;
        this.sizes = MapSizes.of(form, graph.input());
    }

    static Protobuf of(Graph graph, Parameters parameters, OnnxForm form) {
        return new OnnxTranslation(graph, form).message(parameters);
    }

    private Protobuf message(Parameters parameters) {
        String title = OnnxOutput.of(graph, form).title();
        End output = switch (form) {
            case FIXED_SIZE, ANY_SIZE -> {
                layers(parameters, title);
                yield End.floats(title, outputSides());
            }
            case LOGITS_OF_PIXELS -> {
                stretched(layers(parameters, last().name()), title);
                yield End.floats(title, images(last().channels()));
            }
            case LABELS_OF_PIXELS -> {
                labels(stretched(layers(parameters, last().name()), written.helper()), title);
                yield End.bytes(title, List.of("batch", "height", "width"));
            }
        };
        Shape input = graph.input();
        return written.message(End.floats(Graph.INPUT, form.anySize() ? images(input.get(0)) : fixed(input)), output);
    }

    private Node last() {
        return graph.nodes().get(graph.nodes().size() - 1);
    }

    /** Adds all layers, and returns the name of what the last one gives, which is {@code title}. */
    private String layers(Parameters parameters, String title) {
        Map<String, String> outputs = new HashMap<>();
        for (Node node : graph.nodes()) {
            List<String> inputs = node.inputs().stream()
                    .map(name -> Objects.requireNonNull(outputs.get(name)))
                    .toList();
            String name = node.name().equals(last().name()) ? title : node.name();
            OnnxLayers layer = new OnnxLayers(written, sizes, parameters, node, inputs, name);
            outputs.put(node.name(), node.layer().choose(layer));
        }
        return title;
    }

    /** Interpolates between the centres of cells, then leaves out what the last cells have beyond the image. */
    private String stretched(String cells, String name) {
        Shape image = graph.input();
        float stride =
                MapSizes.stride(image, graph.output().get(1), graph.output().get(2));
        Tensor scales = new Tensor(Shape.of(4), new float[] {1, 1, stride, stride});
        String whole = written.add(
                written.helper(),
                "Resize",
                List.of(cells, "", written.floats(written.helper(), scales)),
                Attribute.of("mode", "linear"),
                Attribute.of("coordinate_transformation_mode", "half_pixel"));
        String height = sizes.of(written, image.get(1), image.get(2));
        return written.add(name, "Slice", List.of(whole, written.integers(0, 0), height, written.integers(2, 3)));
    }

    /** Adds the number of the largest logit of each pixel, the lowest number if several are equal. */
    private void labels(String logits, String name) {
        Attribute channels = Attribute.of("axis", 1);
        String largest =
                written.add(written.helper(), "ArgMax", List.of(logits), channels, Attribute.of("keepdims", 0));
        written.bytes(name, largest);
    }

    /** The sides of what the graph gives. Names differ from those of the input's sides where the lengths do. */
    private List<String> outputSides() {
        Shape shape = last().shape();
        if (!form.anySize()) {
            return fixed(shape);
        }
        if (shape.sides().size() == 3) {
            return List.of("batch", Long.toString(shape.get(0)), "rows", "columns");
        }
        return last().layer() instanceof Concat ? List.of("batch", "numbers") : fixed(shape);
    }

    private static List<String> images(long channels) {
        return List.of("batch", Long.toString(channels), "height", "width");
    }

    private static List<String> fixed(Shape shape) {
        return Stream.concat(Stream.of("batch"), shape.sides().stream().map(Object::toString))
                .toList();
    }
}

package podium.player.network.engine;

import ai.djl.engine.EngineException;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.MxSymbolBlock;
import ai.djl.mxnet.engine.Symbol;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import podium.core.InputException;
import podium.player.network.Graph;
import podium.player.network.ParameterSpec;
import podium.player.network.Parameters;
import podium.player.network.Tensor;
import podium.player.network.mxnet.MxnetSymbol;

/** The one owner of a graph's native memory: its symbol, its parameters and the arrays of the batch under way. */
final class EngineBlock implements AutoCloseable {
    /** oneDNN's name in MXNet 1.x. */
    private static final String FUSING_BACKEND = "MKLDNN";

    private final NDManager manager;
    private final MxSymbolBlock block;
    private final ParameterStore store;
    private final long[] input;
    private final List<ParameterSpec> specs;
    private final int inputSize;
    private boolean trains;
    private FloatBuffer staging = FloatBuffer.allocate(0);

    EngineBlock(Graph graph, Parameters parameters, boolean fused) {
        this(graph, MxnetSymbol.of(graph), parameters, fused);
    }

    /**
     * A graph's block.
     *
     * @param symbol the graph's, in the form that is to run
     */
    EngineBlock(Graph graph, MxnetSymbol symbol, Parameters parameters, boolean fused) {
        this.input = graph.input().array();
        this.specs = graph.parameters();
        this.inputSize = Math.toIntExact(graph.input().size());
        this.manager = MxnetEngine.newManager();
        try {
            this.block = block(symbol, fused);
            this.store = new ParameterStore(manager, false);
            for (Parameter parameter : block.getAllParameters()) {
                if (!parameter.getName().equals(Graph.INPUT)) {
                    parameter.setArray(MxnetArrays.array(manager, parameters.get(parameter.getName())));
                    parameter.freeze(true);
                }
            }
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    private MxSymbolBlock block(MxnetSymbol of, boolean fused) {
        Symbol symbol = Symbol.loadJson((MxNDManager) manager, of.json());
        if (fused) {
            Symbol whole = symbol;
            symbol = whole.optimizeFor(FUSING_BACKEND, manager.getDevice());
            whole.close();
        }
        MxSymbolBlock made = new MxSymbolBlock(manager, symbol);
        made.setInputNames(List.of(Graph.INPUT));
        return made;
    }

    /** The output for the first rows of a batch. */
    float[] forward(float[] input, int rows) {
        try (NDManager step = manager.newSubManager()) {
            return run(batch(step, input, rows), false).toFloatArray();
        } catch (EngineException e) {
            throw explained(e, rows);
        }
    }

    /** The loss of the first rows of a batch; leaves its gradients with the parameters that are trained. */
    double backward(float[] input, int rows, LogitLoss loss) {
        try (NDManager step = manager.newSubManager()) {
            return backward(step, batch(step, input, rows), loss);
        } catch (EngineException e) {
            throw explained(e, rows);
        }
    }

    /** As {@link #backward(float[], int, LogitLoss)}; writes the gradient with respect to the input, too. */
    double backward(float[] input, int rows, LogitLoss loss, float[] inputGradient) {
        try (NDManager step = manager.newSubManager()) {
            NDArray batch = batch(step, input, rows);
            batch.setRequiresGradient(true);
            double value = backward(step, batch, loss);
            float[] gradient = batch.getGradient().toFloatArray();
            System.arraycopy(gradient, 0, inputGradient, 0, gradient.length);
            return value;
        } catch (EngineException e) {
            throw explained(e, rows);
        }
    }

    /** The loss is Java's; what the engine differentiates is the logits' product with the loss's gradient. */
    private double backward(NDManager step, NDArray batch, LogitLoss loss) {
        try (GradientCollector collector = MxnetEngine.get().newGradientCollector()) {
            NDArray logits = run(batch, true);
            float[] values = logits.toFloatArray();
            float[] gradient = new float[values.length];
            double value = loss.value(values, gradient);
            if (trains || batch.hasGradient()) { // the engine refuses to differentiate with respect to nothing
                NDArray weights = step.create(gradient, logits.getShape());
                collector.backward(logits.mul(weights).sum());
            }
            return value;
        }
    }

    private NDArray batch(NDManager step, float[] pixels, int rows) {
        int length = Math.multiplyExact(rows, inputSize);
        if (staging.capacity() < length) {
            staging = ByteBuffer.allocateDirect(Math.multiplyExact(length, Float.BYTES))
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }
        staging.clear().put(pixels, 0, length).flip();
        Shape shape = new Shape(rows).addAll(new Shape(input));
        NDArray batch = step.create(shape, DataType.FLOAT32);
        batch.set(staging);
        return batch;
    }

    private NDArray run(NDArray batch, boolean training) {
        return block.forward(store, new NDList(batch), training).head();
    }

    /** Gradients are computed for the parameters that pass, and for no others; never for statistics of the data. */
    void train(Predicate<String> names) {
        trains = false;
        for (ParameterSpec spec : specs) {
            boolean trained = !spec.role().statistic() && names.test(spec.name());
            parameter(spec.name()).freeze(!trained);
            trains |= trained;
        }
    }

    /** Lets a rule change every parameter that is trained, in the graph's order. */
    void update(UpdateRule rule) {
        for (ParameterSpec spec : specs) {
            Parameter parameter = parameter(spec.name());
            if (parameter.requiresGradient()) {
                try (NDManager step = manager.newSubManager()) {
                    NDArray weights = parameter.getArray();
                    weights.tempAttach(step); // what is computed from it goes with the step, it itself comes back
                    rule.update(spec.name(), weights, weights.getGradient());
                }
            }
        }
    }

    /** The parameters as they are now, copied. */
    Parameters parameters() {
        finish();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec spec : specs) {
            tensors.put(spec.name(), MxnetArrays.tensor(parameter(spec.name()).getArray()));
        }
        return new Parameters(tensors);
    }

    /** Takes other values for the parameters. */
    void set(Parameters values) {
        finish();
        for (ParameterSpec spec : specs) {
            parameter(spec.name())
                    .getArray()
                    .set(FloatBuffer.wrap(values.get(spec.name()).values()));
        }
    }

    /**
     * Waits until all is computed. The engine works on while Java does, and what reads an array waits for it: but not for
     * the running statistics, which the backward pass writes without telling.
     */
    private static void finish() {
        JnaUtils.waitAll();
    }

    private Parameter parameter(String name) {
        return block.getDirectParameters().get(name);
    }

    /** A batch that does not fit is the user's to make smaller; all else is a bug. */
    private static RuntimeException explained(EngineException e, int rows) {
        String message = String.valueOf(e.getMessage());
        if (!message.contains("llocate") && !message.contains("bad_alloc")) {
            return e;
        }
        String advice =
                rows == 1 ? "try a smaller size" : "try --recipe-set batch-size=" + rows / 2 + ", or a smaller size";
        return new InputException("out of memory with batches of " + rows + " images; " + advice, e);
    }

    @Override
    public void close() {
        block.getAllParameters().forEach(Parameter::close);
        manager.close();
    }
}

package podium.player.network.mxnet;

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
import podium.player.network.mxnet.symbol.MxnetSymbol;
import podium.player.network.mxnet.symbol.Pass;
import podium.player.network.running.LogitLoss;
import podium.player.network.running.TrainingNetwork;
import podium.player.network.running.UpdateRule;
import podium.player.network.running.Updater;

/**
 * A graph in MXNet. It owns the native memory of the symbol, the parameters and the arrays of the current batch.
 *
 * <pre>{@code
 * try (MxnetNetwork network = MxnetNetwork.fused(spec.graph(Purpose.SCORES), parameters)) {
 *     float[] scores = network.forward(pixels, 16); // 16 x classes
 * }
 * }</pre>
 */
public final class MxnetNetwork implements TrainingNetwork {
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

    /**
     * Loads a graph for forward passes only. MXNet's oneDNN backend fuses convolution, batch normalisation, sum and
     * rectifier into one operation where it can.
     */
    public static MxnetNetwork fused(Graph graph, Parameters parameters) {
        return new MxnetNetwork(graph, MxnetSymbol.of(graph), parameters, true);
    }

    /** Loads a graph for forward and backward passes. */
    public static MxnetNetwork plain(Graph graph, Parameters parameters) {
        return new MxnetNetwork(graph, MxnetSymbol.of(graph), parameters, false);
    }

    /** Loads a graph with given passes instead of those of the graph's purpose. */
    public static MxnetNetwork plain(Graph graph, List<Pass> passes, Parameters parameters) {
        return new MxnetNetwork(graph, MxnetSymbol.of(graph, passes), parameters, false);
    }

    private MxnetNetwork(Graph graph, MxnetSymbol symbol, Parameters parameters, boolean fused) {
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

    @Override
    public float[] forward(float[] input, int rows) {
        try (NDManager step = manager.newSubManager()) {
            return run(batch(step, input, rows), false).toFloatArray();
        } catch (EngineException e) {
            throw explained(e, rows);
        }
    }

    @Override
    public double backward(float[] input, int rows, LogitLoss loss) {
        try (NDManager step = manager.newSubManager()) {
            return backward(step, batch(step, input, rows), loss);
        } catch (EngineException e) {
            throw explained(e, rows);
        }
    }

    @Override
    public double backward(float[] input, int rows, LogitLoss loss, float[] inputGradient) {
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

    /**
     * Java computes the loss and its gradient; the engine differentiates the product of the logits with this gradient.
     */
    private double backward(NDManager step, NDArray batch, LogitLoss loss) {
        try (GradientCollector collector = MxnetEngine.get().newGradientCollector()) {
            NDArray logits = run(batch, true);
            float[] values = logits.toFloatArray();
            float[] gradient = new float[values.length];
            double value = loss.value(values, gradient);
            if (trains || batch.hasGradient()) { // The engine fails if there is nothing to differentiate by.
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

    @Override
    public void train(Predicate<String> names) {
        trains = false;
        for (ParameterSpec spec : specs) {
            boolean trained = !spec.role().statistic() && names.test(spec.name());
            parameter(spec.name()).freeze(!trained);
            trains |= trained;
        }
    }

    /** Applies an update rule to every trained parameter, in the graph's order. */
    public void update(ArrayUpdate rule) {
        for (ParameterSpec spec : specs) {
            Parameter parameter = parameter(spec.name());
            if (parameter.requiresGradient()) {
                try (NDManager step = manager.newSubManager()) {
                    NDArray weights = parameter.getArray();
                    weights.tempAttach(step); // Closing the step frees what is computed from the weights.
                    rule.update(spec, weights, weights.getGradient());
                }
            }
        }
    }

    /** Returns true if the loss gains an absolute value of any array. */
    boolean hasAbsolutePenalties() {
        return specs.stream().anyMatch(spec -> spec.penalty().l1() > 0);
    }

    @Override
    public Updater updater(UpdateRule rule) {
        return new MxnetUpdater(this, rule);
    }

    @Override
    public void seed(long seed) {
        MxnetEngine.seed(seed);
    }

    @Override
    public Parameters parameters() {
        finish();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec spec : specs) {
            tensors.put(spec.name(), MxnetArrays.tensor(parameter(spec.name()).getArray()));
        }
        return new Parameters(tensors);
    }

    @Override
    public void set(Parameters values) {
        finish();
        for (ParameterSpec spec : specs) {
            parameter(spec.name())
                    .getArray()
                    .set(FloatBuffer.wrap(values.get(spec.name()).values()));
        }
    }

    /**
     * Waits until the engine has computed everything. The engine works asynchronously, and reading an array waits for
     * it. That does not hold for running statistics, which the backward pass writes untracked.
     */
    private static void finish() {
        JnaUtils.waitAll();
    }

    private Parameter parameter(String name) {
        return block.getDirectParameters().get(name);
    }

    /**
     * Turns running out of memory into an error that tells the user to reduce the batch; other exceptions are bugs.
     */
    private static RuntimeException explained(EngineException e, int rows) {
        String message = String.valueOf(e.getMessage());
        if (!message.contains("llocate") && !message.contains("bad_alloc")) {
            return e;
        }
        String advice =
                rows == 1 ? "use a smaller size" : "use --recipe-set batch-size=" + rows / 2 + ", or a smaller size";
        return new InputException("out of memory with batches of " + rows + " images; " + advice, e);
    }

    @Override
    public void close() {
        block.getAllParameters().forEach(Parameter::close);
        manager.close();
    }
}

package podium.player.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.GraphBuilder;
import podium.player.network.Initialisation;
import podium.player.network.Networks;
import podium.player.network.ParameterSpec;
import podium.player.network.Parameters;
import podium.player.network.Penalty;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.WeightChoices;
import podium.player.network.layers.Shape;
import podium.player.network.mxnet.MxnetNetwork;
import podium.player.network.running.LogitLoss;
import podium.player.network.running.Updater;
import podium.player.recipe.learning.Optimizer;
import podium.player.recipe.learning.OptimizerKind;

/** Compares MXNet's update operations with the formulas of the papers. */
class UpdaterTest {
    private static final int ROWS = 4;

    /** Returns a learning rate that depends on the parameter. */
    private static double rate(String name) {
        return name.endsWith("_bias") ? 0.02 : 0.01;
    }

    private static double loss(float[] logits, float[] gradient) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double off = logits[i] - i % 5 + 1.0;
            gradient[i] = (float) off;
            sum += off * off / 2;
        }
        return sum;
    }

    /** Returns two dense layers, of which the first has a penalty. */
    private static Graph graph(Penalty penalty) {
        GraphBuilder graph = new GraphBuilder(Shape.of(7), BatchNormMode.TRAINED, Rectifier.RELU, Purpose.TRAINING);
        WeightChoices choices = new WeightChoices(Initialisation.usual(), Initialisation.usual(), penalty);
        return graph.build(graph.dense(graph.relu(graph.dense(graph.input(), 5, choices)), 4));
    }

    /** Draws the parameters. Every third weight is 0, where the absolute value has no slope. */
    private static Parameters drawn(Graph graph) {
        Parameters drawn = Networks.drawn(graph, 1);
        float[] weights = drawn.get("dense0_weight").values();
        for (int i = 0; i < weights.length; i += 3) {
            weights[i] = 0;
        }
        return drawn;
    }

    private static float[] input(Graph graph, int step) {
        float[] values = new float[Math.toIntExact(ROWS * graph.input().size())];
        java.util.Random random = new java.util.Random(step);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.3f;
        }
        return values;
    }

    /** One parameter with the state of every kind of optimiser. */
    private static final class Twin {
        private final double[] values;
        private final double[] first;
        private final double[] second;

        Twin(float[] begin) {
            values = new double[begin.length];
            for (int i = 0; i < begin.length; i++) {
                values[i] = begin[i];
            }
            first = new double[begin.length];
            second = new double[begin.length];
        }

        /** Returns the penalty's slope. */
        double slope(Penalty penalty, int i) {
            return penalty.l1() * Math.signum(values[i]) + 2 * penalty.l2() * values[i];
        }

        void step(Optimizer o, double rate, double decay, int t, int i, double clipped) {
            double w = values[i];
            double g = o.kind() == OptimizerKind.ADAMW ? clipped : clipped + decay * w;
            switch (o.kind()) {
                case SGD -> {
                    first[i] = o.momentum() * first[i] - rate * g;
                    values[i] = w + first[i];
                }
                case RMSPROP -> {
                    second[i] = o.rho() * second[i] + (1 - o.rho()) * g * g;
                    values[i] = w - rate * g / Math.sqrt(second[i] + o.epsilon());
                }
                case ADAM, ADAMW -> {
                    first[i] = o.beta1() * first[i] + (1 - o.beta1()) * g;
                    second[i] = o.beta2() * second[i] + (1 - o.beta2()) * g * g;
                    double corrected = rate * Math.sqrt(1 - Math.pow(o.beta2(), t)) / (1 - Math.pow(o.beta1(), t));
                    double kept = o.kind() == OptimizerKind.ADAMW ? w * (1 - rate * decay) : w;
                    values[i] = kept - corrected * first[i] / (Math.sqrt(second[i]) + o.epsilon());
                }
            }
        }
    }

    private static Map<String, float[]> gradients(MxnetNetwork network) {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        network.update((array, weights, gradient) -> gradients.put(array.name(), gradient.toFloatArray()));
        return gradients;
    }

    /** The last two numbers are the penalty's: decoupled weight decay is not part of the gradient, a penalty is. */
    @ParameterizedTest
    @CsvSource({
        "SGD, 0.9, 0, 0, 0, 0",
        "SGD, 0, 0.1, 0, 0, 0",
        "SGD, 0.9, 0.1, 0.5, 0, 0",
        "SGD, 0.9, 0, 1e6, 0, 0",
        "ADAM, 0, 0, 0, 0, 0",
        "ADAM, 0, 0.1, 0.5, 0, 0",
        "ADAMW, 0, 0.1, 0, 0, 0",
        "ADAMW, 0, 0, 0, 0, 0",
        "RMSPROP, 0, 0, 0, 0, 0",
        "RMSPROP, 0, 0.1, 2, 0, 0",
        "SGD, 0, 0, 0, 0, 0.3",
        "SGD, 0, 0, 0, 0.3, 0",
        "SGD, 0.9, 0.1, 0, 0.2, 0.3",
        "SGD, 0.9, 0.1, 0.5, 0.2, 0.3",
        "ADAM, 0, 0, 0, 0, 0.3",
        "ADAM, 0, 0.1, 0.5, 0.2, 0.3",
        "ADAMW, 0, 0, 0, 0.2, 0.3",
        "ADAMW, 0, 5, 0, 0.2, 3",
        "ADAMW, 0, 5, 0.5, 0.2, 3",
        "ADAMW, 0, 5, 0, 0, 3",
        "RMSPROP, 0, 0, 0, 0, 0.3",
        "RMSPROP, 0, 0.1, 2, 0.2, 0.3"
    })
    void stepsMatchTheFormulas(OptimizerKind kind, double momentum, double decay, double clip, double l1, double l2) {
        Optimizer optimizer = new Optimizer(kind, momentum, 0.9, 0.99, 1e-6, 0.9, decay, clip);
        Graph graph = graph(new Penalty(l1, l2));
        Parameters initial = drawn(graph);
        LogitLoss loss = UpdaterTest::loss;
        Map<String, Twin> twins = new HashMap<>();
        Map<String, Penalty> penalties = new HashMap<>();
        try (MxnetNetwork network = MxnetNetwork.plain(graph, initial);
                Updater state = network.updater(optimizer.rule())) {
            network.train(name -> true);
            for (ParameterSpec spec : graph.parameters()) {
                twins.put(spec.name(), new Twin(initial.get(spec.name()).values()));
                penalties.put(spec.name(), spec.penalty());
            }
            for (int t = 1; t <= 4; t++) {
                network.backward(input(graph, t), ROWS, loss);
                Map<String, float[]> gradients = gradients(network);
                double norm = 0;
                Map<String, double[]> slopes = new HashMap<>();
                for (Map.Entry<String, float[]> entry : gradients.entrySet()) {
                    Twin twin = Objects.requireNonNull(twins.get(entry.getKey()));
                    Penalty penalty = Objects.requireNonNull(penalties.get(entry.getKey()));
                    double[] sum = new double[entry.getValue().length];
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] = entry.getValue()[i] + twin.slope(penalty, i);
                        norm += sum[i] * sum[i];
                    }
                    slopes.put(entry.getKey(), sum);
                }
                double scale = clip > 0 && Math.sqrt(norm) > clip ? clip / Math.sqrt(norm) : 1;
                state.step(UpdaterTest::rate);
                Parameters found = network.parameters();
                for (Map.Entry<String, double[]> entry : slopes.entrySet()) {
                    String name = entry.getKey();
                    Twin twin = Objects.requireNonNull(twins.get(name));
                    float[] values = found.get(name).values();
                    for (int i = 0; i < values.length; i++) {
                        double own = name.endsWith("_weight") ? decay : 0;
                        twin.step(optimizer, rate(name), own, t, i, scale * entry.getValue()[i]);
                        assertThat((double) values[i])
                                .as("%s[%d] after step %d", name, i, t)
                                .isCloseTo(twin.values[i], within(2e-5 + 1e-4 * Math.abs(twin.values[i])));
                    }
                }
            }
            assertThat(state.steps()).isEqualTo(4);
        }
    }

    /** The same penalties on and off must give the same parameters, with all layers frozen but the second. */
    @Test
    void aFrozenLayerHasNoPenalty() {
        assertThat(frozenFirst(Penalty.NONE).names()).contains("dense0_weight");
        TinyTraining.assertSame(frozenFirst(new Penalty(0.5, 0.5)), frozenFirst(Penalty.NONE));
    }

    private static Parameters frozenFirst(Penalty penalty) {
        Graph graph = graph(penalty);
        Optimizer clipped = new Optimizer(OptimizerKind.SGD, 0.9, 0.9, 0.99, 1e-6, 0.9, 0, 0.5);
        try (MxnetNetwork network = MxnetNetwork.plain(graph, drawn(graph));
                Updater updater = network.updater(clipped.rule())) {
            network.train(name -> name.startsWith("dense1"));
            for (int t = 1; t <= 3; t++) {
                network.backward(input(graph, t), ROWS, UpdaterTest::loss);
                updater.step(UpdaterTest::rate);
            }
            return network.parameters();
        }
    }

    @Test
    void aRestoredOptimizerContinuesWithTheSameBits() {
        Graph graph = graph(new Penalty(0.1, 0.1));
        LogitLoss loss = UpdaterTest::loss;
        try (MxnetNetwork network = MxnetNetwork.plain(graph, drawn(graph));
                Updater whole = network.updater(Optimizer.STANDARD.rule());
                Updater part = network.updater(Optimizer.STANDARD.rule())) {
            network.train(name -> true);
            network.backward(input(graph, 1), ROWS, loss);
            whole.step(UpdaterTest::rate);
            Parameters between = network.parameters();
            part.restore(whole.state(), whole.steps());
            network.backward(input(graph, 2), ROWS, loss);
            whole.step(UpdaterTest::rate);
            Parameters expected = network.parameters();
            network.set(between);
            network.backward(input(graph, 2), ROWS, loss);
            part.step(UpdaterTest::rate);
            TinyTraining.assertSame(network.parameters(), expected);
            TinyTraining.assertSame(part.state(), whole.state());
            assertThat(part.steps()).isEqualTo(2);
        }
    }
}

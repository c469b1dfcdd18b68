package podium.player.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import podium.core.InputException;
import podium.player.network.BatchNormMode;
import podium.player.network.HeadActivation;
import podium.player.network.Parameters;
import podium.player.network.Pooling;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.mxnet.MxnetEngine;
import podium.player.network.mxnet.MxnetNetwork;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;

class SavedModelTest {
    private static final int ROWS = 2;

    @TempDir
    private Path folder;

    private static NetworkSpec spec(int classes, BatchNormMode mode) {
        ClassifierHead head = new ClassifierHead(Pooling.AVERAGE, false, List.of(5), 0.5, HeadActivation.SIGMOID);
        return new NetworkSpec(Architecture.of("mobilenetv2_0.25"), 32, classes, head, mode, Rectifier.RELU6);
    }

    private Parameters parameters(NetworkSpec network) throws IOException {
        return Weights.load(network, WeightSource.parse("none", folder), 1).parameters();
    }

    /** Loads the model in the way that DJL's documentation describes, without code of this project. */
    @ParameterizedTest
    @EnumSource
    void djlLoadsTheModelAndComputesTheSameScores(BatchNormMode mode) throws Exception {
        NetworkSpec network = spec(3, mode);
        Parameters parameters = parameters(network);
        SavedModel.in(folder, "model").write(network, parameters);
        float[] pixels = new float[ROWS * 3 * 32 * 32];
        Random random = new Random(2);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat();
        }
        float[] expected;
        try (MxnetNetwork original = MxnetNetwork.fused(network.graph(Purpose.SCORES), parameters)) {
            expected = original.forward(pixels, ROWS);
        }
        MxnetEngine.get();
        try (Model model = Model.newInstance("model", "MXNet")) {
            model.load(folder, "model");
            try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator(null));
                    NDArray batch = model.getNDManager().create(pixels, new Shape(ROWS, 3, 32, 32));
                    NDList scores = predictor.predict(new NDList(batch))) {
                assertThat(scores.head().getShape()).isEqualTo(new Shape(ROWS, 3));
                float[] found = scores.head().toFloatArray();
                for (int i = 0; i < expected.length; i++) {
                    assertThat(found[i]).isCloseTo(expected[i], within(1e-5f));
                }
            }
        }
    }

    @Test
    void writtenParametersAreReadBack() throws IOException {
        NetworkSpec network = spec(3, BatchNormMode.FOLDED);
        Parameters written = parameters(network);
        SavedModel model = SavedModel.in(folder.resolve("run"), "model");
        model.write(network, written);
        Parameters read = model.read(network);
        assertThat(read.names()).isEqualTo(written.names());
        for (String name : written.names()) {
            assertThat(read.get(name).values()).isEqualTo(written.get(name).values());
        }
        assertThat(WeightSource.parse("run", folder).file()).isEqualTo(model.parameters());
    }

    @Test
    void parametersOfAnotherNetworkAreRefused() throws IOException {
        SavedModel model = SavedModel.in(folder, "model");
        model.write(spec(3, BatchNormMode.FOLDED), parameters(spec(3, BatchNormMode.FOLDED)));
        assertThatThrownBy(() -> model.read(spec(4, BatchNormMode.FOLDED)))
                .isInstanceOf(InputException.class)
                .hasMessage(model.parameters() + ": head_output_weight has the shape (3, 5), expected (4, 5); the"
                        + " file belongs to another network");
        assertThatThrownBy(() -> model.read(spec(3, BatchNormMode.FROZEN)))
                .isInstanceOf(InputException.class)
                .hasMessage(model.parameters()
                        + ": no array mobilenetv20_features_batchnorm0_gamma; the file belongs to another network");
    }
}

package podium.player.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.InputException;
import podium.core.UsageException;
import podium.core.mask.LogitMap;
import podium.judge.competition.CompetitionFile;
import podium.judge.competition.Labelling;
import podium.judge.competition.Task;
import podium.judge.competition.Workspace;
import podium.player.figures.ThresholdRule;
import podium.player.network.HeadActivation;
import podium.player.network.Purpose;
import podium.player.network.architecture.DeepLabHead;
import podium.player.network.architecture.InputScaling;
import podium.player.recipe.learning.ClassWeightKind;
import podium.player.recipe.learning.LearningRate;
import podium.player.recipe.learning.Loss;
import podium.player.recipe.learning.LossKind;
import podium.player.recipe.learning.OptimizerKind;
import podium.player.recipe.learning.Stage;
import podium.player.recipe.learning.Trainable;

class RecipeFileTest {
    private static final String VICTIM = "victim/model-0000.params";
    private static final Workspace PROJECT = new Workspace(Path.of(""));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void placeFile() throws IOException {
        file = folder.resolve("competition/tiny/recipes/quick.yaml");
        Files.createDirectories(folder.resolve("competition/tiny/recipes"));
        Files.writeString(file, "size: 64\n");
        Files.writeString(file.resolveSibling("notes.txt"), "");
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.competitions())) {
            return files
                    .filter(path ->
                            path.toString().endsWith(".yaml") && path.toString().contains("recipes"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** Reads a shipped recipe. A recipe with a perturber also needs the recipe of the run that it attacks. */
    private static Recipe shipped(Path path) throws IOException {
        RecipeFile file = new RecipeFile("any", path);
        if (!Files.readString(path).contains("\nperturber:")) {
            return file.read(labelling(path), Map.of());
        }
        String victim =
                path.toString().contains("sample") ? "sample/mobilenet-scratch" : "voc2009/mobilenetv2-finetune";
        Recipe of = RecipeFile.find(PROJECT, "sample", victim).read(Map.of());
        return file.read(Labelling.MULTIPLE, Recipe.against(of, VICTIM), Map.of());
    }

    /** Returns how many classes an image of a recipe's competition has; several if there are only recipes. */
    private static Labelling labelling(Path recipe) throws IOException {
        Path competition = Objects.requireNonNull(
                Objects.requireNonNull(recipe.getParent()).getParent());
        return Files.exists(competition.resolve("competition.yaml"))
                ? CompetitionFile.load(PROJECT, String.valueOf(competition.getFileName()), Map.of())
                        .labelling()
                : Labelling.MULTIPLE;
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedRecipeResolves(Path path) throws IOException {
        Recipe recipe = shipped(path);
        assertThat(Files.readString(path)).startsWith("# ");
        Path resolved = folder.resolve("recipe.yaml");
        Files.writeString(resolved, RecipeFile.format(recipe));
        assertThat(new RecipeFile("recipe", resolved).read(Map.of())).isEqualTo(recipe);
        if (recipe.task() == Task.CLASSIFICATION) {
            assertThat(recipe.trainingNetwork(20)
                            .graph(Purpose.TRAINING)
                            .output()
                            .size())
                    .isEqualTo(20);
        } else {
            int cells = LogitMap.cells(recipe.network().size(), DeepLabHead.STRIDE);
            assertThat(recipe.trainingNetwork(21)
                            .graph(Purpose.TRAINING)
                            .output()
                            .size())
                    .isEqualTo(21L * cells * cells);
        }
        InputScaling fitting = switch (recipe.network().architecture().name()) {
            case "vgg16" -> InputScaling.CAFFE;
            case "resnet18_v1", "resnet50_v2" -> InputScaling.IMAGENET;
            case "sequential" -> InputScaling.UNIT;
            default -> InputScaling.SYMMETRIC;
        };
        assertThat(recipe.network().scaling()).isEqualTo(fitting);
    }

    @Test
    void voc2009AndTheSampleHaveTheSameRecipes() throws IOException {
        List<String> voc = names("voc2009");
        assertThat(voc)
                .containsExactly(
                        "alexnet-scratch.yaml",
                        "course-mobilenetv2.yaml",
                        "deeplabv3plus-mobilenet.yaml",
                        "deeplabv3plus-mobilenetv2.yaml",
                        "deeplabv3plus-resnet50v2.yaml",
                        "mobilenetv2-finetune.yaml",
                        "mobilenetv2-frozen.yaml",
                        "perturb-universal.yaml",
                        "perturb.yaml",
                        "resnet18-transfer.yaml",
                        "resnet50v2-transfer.yaml",
                        "vgg16-transfer.yaml");
        assertThat(names("sample"))
                .containsAll(voc.stream()
                        .filter(name -> !name.startsWith("deeplabv3plus"))
                        .toList())
                .contains("mobilenet-scratch.yaml", "deeplabv3plus.yaml");
    }

    @Test
    void theSampleNeedsNoWeights() throws IOException {
        for (String name : names("sample")) {
            Path path = PROJECT.competitions().resolve("sample/recipes").resolve(name);
            Recipe recipe = shipped(path);
            assertThat(recipe.network().weights())
                    .as(name)
                    .isEqualTo(recipe.robustness().perturber().perturbs() ? VICTIM : "none");
            assertThat(recipe.network().size()).as(name).isLessThan(120);
        }
    }

    @Test
    void theCourseRecipeHasTheSettingsOfTheCourse() throws IOException {
        Recipe recipe =
                RecipeFile.find(PROJECT, "voc2009", "course-mobilenetv2").read(Map.of());
        assertThat(recipe.learning().loss().kind()).isEqualTo(LossKind.SOFTMAX_CROSS_ENTROPY);
        assertThat(recipe.network().head().activation()).isEqualTo(HeadActivation.SOFTMAX);
        assertThat(recipe.prediction().decision()).isEqualTo(new ThresholdRule(0.15, true));
        assertThat(recipe.learning().optimizer().kind()).isEqualTo(OptimizerKind.RMSPROP);
        assertThat(recipe.learning().stages()).containsExactly(new Stage(Trainable.of("head"), 20, null));
        assertThat(recipe.choice().checkpoint()).isEqualTo(Checkpoint.LAST);
    }

    @Test
    void aResolvedRecipeHasEveryKey() {
        assertThat(RecipeFile.format(Recipe.standard(Labelling.MULTIPLE))).isEqualTo("""
                task: "classification"
                architecture: "mobilenetv2_1.0"
                weights: "none"
                size: 225
                scaling: "symmetric"
                rectifier: "relu6"
                batch-norm: "trained"
                head:
                  pooling: "average"
                  batch-norm: false
                  dense: []
                  dropout: 0.0
                  activation: "sigmoid"
                segmenter:
                  output-stride: 16
                  separable: true
                  channels: 256
                  test-output-stride: 16
                  smallest-scale: 0.5
                  largest-scale: 2.0
                  dice: 0.0
                  scales:
                  - 1.0
                loss:
                  kind: "binary-cross-entropy"
                  gamma: 2.0
                  alpha: 0.25
                  gamma-negative: 4.0
                  gamma-positive: 0.0
                  clip: 0.05
                  label-smoothing: 0.0
                class-weights:
                  kind: "none"
                  beta: 0.99
                optimizer:
                  kind: "adam"
                  momentum: 0.9
                  beta1: 0.9
                  beta2: 0.999
                  epsilon: 1.0E-8
                  rho: 0.9
                  weight-decay: 0.0
                  clip-norm: 0.0
                learning-rate:
                  backbone: 1.0E-4
                  head: 0.001
                schedule:
                  kind: "constant"
                  warm-up: 0.0
                  step-epochs: 10
                  factor: 0.1
                  power: 1.0
                  patience: 5
                  floor: 0.0
                stages:
                - train: "all"
                  epochs: 20
                batch-size: 16
                balance: 0.0
                metric: "averagePrecision"
                early-stopping:
                  patience: 0
                  min-delta: 0.0
                  restore-best: false
                checkpoint: "best"
                features:
                  views: 0
                augmentation:
                  flip: false
                  rotation: 0.0
                  shear: 0.0
                  zoom: 0.0
                  translation: 0.0
                  brightness: 0.0
                  contrast: 0.0
                  saturation: 0.0
                  crop: 1.0
                decision:
                  threshold: 0.5
                  or-highest: false
                flip-averaging: false
                adversarial:
                  epsilon: 0.0
                  share: 0.5
                distillation:
                  temperature: 1.0
                  teacher: ""
                perturber:
                  kind: "none"
                  epsilon: 8.0
                  channels: 32
                  target: ""
                seed: 2009
                """);
    }

    @Test
    void keysThatARecipeOmitsHaveTheirDefaults() throws IOException {
        Recipe recipe = read("""
                loss: {kind: focal}
                stages:
                  - {train: head, epochs: 3}
                  - {train: all-but-first 10, epochs: 2, learning-rate: {backbone: 1e-5, head: 1e-4}}
                """);
        assertThat(recipe.learning().loss()).isEqualTo(new Loss(LossKind.FOCAL, 2, 0.25, 4, 0, 0.05, 0));
        assertThat(recipe.network().size())
                .isEqualTo(Recipe.standard(Labelling.MULTIPLE).network().size());
        assertThat(recipe.learning().epochs()).isEqualTo(5);
        assertThat(recipe.learning().learningRate(recipe.learning().stages().get(0)))
                .isEqualTo(new LearningRate(1e-4, 1e-3));
        assertThat(recipe.learning().learningRate(recipe.learning().stages().get(1)))
                .isEqualTo(new LearningRate(1e-5, 1e-4));
    }

    @Test
    void overridesAreDottedKeys() throws IOException {
        Recipe recipe = read(
                "weights: x.params\nbatch-norm: frozen\n",
                "weights=none",
                "batch-norm=trained",
                "stages[0].epochs=2",
                "loss.kind=asymmetric",
                "head.dense=[8, 4]");
        assertThat(recipe.network().weights()).isEqualTo("none");
        assertThat(recipe.learning().epochs()).isEqualTo(2);
        assertThat(recipe.learning().loss().kind()).isEqualTo(LossKind.ASYMMETRIC);
        assertThat(recipe.network().head().dense()).containsExactly(8, 4);
        assertThat(read("size: 64", "class-weights.kind=none")
                        .learning()
                        .classWeights()
                        .kind())
                .isEqualTo(ClassWeightKind.NONE);
    }

    @Test
    void anUnknownKeyNamesTheNearestOneAndItsLine() {
        assertFault("size: 64\nbatch_sise: 8\n", """
                :2: batch_sise: unknown key; did you mean batch-size? Known: adversarial, architecture, augmentation, \
                backbone-dropout, balance, batch-norm, batch-size, channels, checkpoint, class-weights, decision, distillation, \
                early-stopping, features, fit, flip-averaging, head, labels, learning-rate, leave-out, loss, metric, optimizer, \
                perturber, rectifier, \
                scaling, schedule, seed, segmenter, size, stages, task, tiles, weights""");
        assertFault("augmentation:\n  flip: true\n  rotations: 10\n", """
                :3: augmentation.rotations: unknown key; did you mean rotation? Known: brightness, contrast, crop, \
                flip, rotation, saturation, shear, translation, zoom""");
        assertFault("augmentation:\n  rotation: 200\n", """
                :2: augmentation.rotation is 200.0; expected degrees, 0 to 180""");
        assertFault("augmentation:\n  flip: true\n  contrast: strong\n", """
                :3: augmentation.contrast: found strong; expected a number""");
        assertFault("stages:\n  - {train: head, epochs: 3}\n  - {train: all, epoch: 3}\n", """
                :3: stages[1].epoch: unknown key; did you mean epochs? Known: epochs, learning-rate, train""");
    }

    @Test
    void aWrongValueIsReportedWithItsLineAndTheExpectedValues() {
        assertFault("size: 64\narchitecture: mobilenet\n", """
                :2: architecture is mobilenet; expected one of alexnet, vgg16, resnet18_v1, resnet50_v2, mobilenet1.0, \
                mobilenetv2_1.0, a MobileNet with another width, such as mobilenetv2_0.25, or a list of layers, such as \
                [flatten, dense: 128, relu]""");
        assertFault(
                "weights: ''", ":1: weights is empty; expected a .params file, its folder, zoo:NAME, run:RUN, or none");
        assertFault("size: 15", ":1: size is 15; expected the side of the input in pixels, from 16 to 2048");
        assertFault("size: 64\nchannels: 2\n", ":2: channels is 2; expected 1 for grey, or 3 for red, green and blue");
        assertFault("channels: grey", ":1: channels: found grey; expected a whole number");
        assertFault("batch-size: 0", ":1: batch-size is 0; expected a number of images per step, 1 or more");
        assertFault("loss:\n  kind: hinge\n", """
                :2: loss.kind: found hinge; expected asymmetric or binary-cross-entropy or focal or \
                pixel-cross-entropy or softmax-cross-entropy""");
        assertFault("metric: apauc", """
                :1: metric: found apauc; expected accuracy or ap11 or apAuc or averagePrecision or dice or f1Macro \
                or f1Micro or f1Samples or logLoss or loss or meanIou or pixelAccuracy""");
        assertFault("stages:\n  - {train: top, epochs: 3}\n", """
                :2: stages[0].train is top; expected head, last N, all-but-first N or all, where N is 1 or more and \
                counts the backbone's convolutions; last N keras-layers counts its layers as Keras lists them""");
        assertFault("stages:\n  - {epochs: 3}\n", """
                :2: stages[0].train is missing; expected head, last N, all-but-first N or all, where N is 1 or more \
                and counts the backbone's convolutions; last N keras-layers counts its layers as Keras lists them""");
        assertFault("stages: []", ":1: stages is []; expected one or more stages, such as {train: head, epochs: 20}");
        assertFault("head:\n  dropout: 1\n", ":1: head: dropout: 1.0; expected a number from 0, below 1");
    }

    /** So that recipes of before have the same bytes, and runs the same ids. */
    @Test
    void channelsAreWrittenOnlyForGrey() throws IOException {
        assertThat(read("channels: 3")).isEqualTo(Recipe.standard(Labelling.MULTIPLE));
        assertThat(RecipeFile.format(read("channels: 3"))).doesNotContain("\nchannels:");
        Recipe grey = read("channels: 1\nscaling: unit\nsize: 16\n");
        assertThat(RecipeFile.format(grey)).contains("\nsize: 16\nchannels: 1\nscaling: \"unit\"\n");
        assertThat(read(RecipeFile.format(grey))).isEqualTo(grey);
        assertThat(read("size: 64", "channels=1").network().input().depth()).isEqualTo(1);
        assertThat(read("channels: 1", "channels=3").network().input().depth()).isEqualTo(3);
        assertThat(grey.trainingNetwork(4).graph(Purpose.TRAINING).input().get(0))
                .isEqualTo(1);
    }

    @Test
    void settingsThatNeedColoursAreRefusedForGrey() {
        for (String scaling : List.of("imagenet", "caffe")) {
            assertFault("channels: 1\nscaling: " + scaling + "\n", """
                    :2: scaling is %s; expected unit or symmetric, because channels is 1 and the others have a mean \
                    for each of three colours""".formatted(scaling));
        }
        assertFault("channels: 1\nweights: zoo:mobilenetv2_1.0\n", """
                :2: weights is zoo:mobilenetv2_1.0; expected none or the weights of a network for grey images, \
                because channels is 1 and the zoo's networks take red, green and blue""");
        assertFault("channels: 1\naugmentation: {saturation: 0.2}\n", """
                :2: augmentation.saturation is 0.2; expected 0, because channels is 1 and grey has no saturation""");
        assertThatThrownBy(() -> read("augmentation: {saturation: 0.2}\n", "channels=1", "seed=3"))
                .as("another key than the overrides' is wrong")
                .isInstanceOf(UsageException.class)
                .hasMessage("--recipe-set channels=1 --recipe-set seed=3: augmentation.saturation is 0.2; expected 0,"
                        + " because channels is 1 and grey has no saturation");
    }

    @Test
    void settingsThatDoNotFitEachOtherAreRefused() {
        assertFault("loss: {kind: softmax-cross-entropy}", """
                :1: loss.kind is softmax-cross-entropy; expected a loss that fits head.activation: softmax needs \
                softmax-cross-entropy, sigmoid one of the others""");
        assertFault("head: {activation: softmax}", """
                : loss.kind is binary-cross-entropy; expected a loss that fits head.activation: softmax needs \
                softmax-cross-entropy, sigmoid one of the others""");
        assertFault("stages: [{train: head, epochs: 1}]\nfeatures:\n  views: 4\n", """
                :3: features.views is 4; expected 0 or 1, because without augmentation all views of an image are the \
                same""");
        assertFault("features: {views: 1}", """
                :1: features.views is 1; expected 0, because no stage trains only the head""");
        assertFault("batch-norm: folded", """
                :1: batch-norm is folded; expected trained, because weights is none and there are no statistics to \
                load""");
    }

    @Test
    void aSegmenterNeedsItsOwnLossMetricAndBackbone() throws IOException {
        String segmenter = "task: segmentation\nmetric: meanIou\nloss: {kind: pixel-cross-entropy}\n";
        Recipe recipe = read(segmenter + "segmenter: {scales: [0.5, 1]}\n");
        assertThat(recipe.network().segmenter().scales()).containsExactly(0.5, 1.0);
        assertThat(recipe.outputs(List.of("cat", "dog"))).containsExactly("background", "cat", "dog");
        assertFault("task: segmentation\n", """
                : loss.kind is binary-cross-entropy; expected pixel-cross-entropy, because task is \
                segmentation""");
        assertFault("loss: {kind: pixel-cross-entropy}\n", """
                :1: loss.kind is pixel-cross-entropy; expected a loss of a classifier, such as binary-cross-entropy, \
                because task is classification""");
        assertFault("task: segmentation\nloss: {kind: pixel-cross-entropy}\n", """
                : metric is averagePrecision; expected loss, meanIou, pixelAccuracy or dice""");
        assertFault("metric: meanIou\n", """
                :1: metric is meanIou; expected a metric of classification, such as averagePrecision""");
        assertFault(segmenter + "architecture: vgg16\n", """
                :4: architecture is vgg16; expected a backbone that a segmenter can use: a MobileNet or resnet50_v2""");
        assertFault(segmenter + "augmentation: {rotation: 5}\n", """
                :4: augmentation is rotation, shear, zoom, translation or crop; expected only flip and \
                colour changes; to vary the windows set segmenter.smallest-scale and largest-scale""");
        assertFault(
                segmenter + "segmenter: {output-stride: 4}\n", ":4: segmenter.output-stride is 4; expected 8 or 16");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loss: {gamma: -1}",
                "loss: {alpha: 1}",
                "loss: {gamma-negative: -1}",
                "loss: {gamma-positive: -1}",
                "loss: {clip: 1}",
                "loss: {label-smoothing: 1}",
                "loss: {kind: focal, label-smoothing: 0.1}",
                "class-weights: {beta: 1}",
                "optimizer: {momentum: 1}",
                "optimizer: {beta1: 1}",
                "optimizer: {beta2: -0.1}",
                "optimizer: {epsilon: 0}",
                "optimizer: {rho: 1}",
                "optimizer: {weight-decay: -1}",
                "optimizer: {clip-norm: -1}",
                "learning-rate: {backbone: -1}",
                "learning-rate: {head: 1e999}",
                "schedule: {warm-up: -1}",
                "schedule: {step-epochs: 0}",
                "schedule: {factor: 0}",
                "schedule: {power: 0}",
                "schedule: {patience: 0}",
                "schedule: {floor: 2}",
                "early-stopping: {patience: -1}",
                "early-stopping: {min-delta: -0.1}",
                "features: {views: 1001}",
                "stages: [{train: all, epochs: 0}]",
                "augmentation: {rotation: 200}",
                "segmenter: {channels: 40}",
                "segmenter: {channels: 1040}",
                "segmenter: {test-output-stride: 32}",
                "segmenter: {smallest-scale: 3}",
                "segmenter: {smallest-scale: 0}",
                "segmenter: {largest-scale: 11}",
                "segmenter: {dice: -1}",
                "segmenter: {scales: []}",
                "segmenter: {scales: [5]}"
            })
    void aNumberOutsideItsRangeIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class).hasMessageContaining(" expected ");
    }

    @Test
    void aWrongOverrideIsQuoted() {
        assertThatThrownBy(() -> read("size: 64", "optimiser.kind=sgd"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(
                        "--recipe-set optimiser.kind=sgd: optimiser: unknown key; did you mean optimizer?");
        assertThatThrownBy(() -> read("size: 64", "stages[0].train=last -1"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--recipe-set stages[0].train=last -1: stages[0].train is last -1; expected "
                        + Trainable.EXPECTED);
    }

    @Test
    void moreLayersThanTheBackboneHasAreRefused() {
        String after = "stages:\n  - {train: head, epochs: 1}\n  - {train: %s, epochs: 1}\n";
        assertFault(after.formatted("last 96"), """
                :3: stages[1].train is last 96; expected last 53 at most, because mobilenetv2_1.0 has 53 convolutions; \
                or last 96 keras-layers, because it has 154 layers as Keras counts them""");
        assertFault(after.formatted("last 155"), """
                :3: stages[1].train is last 155; expected last 53 at most, because mobilenetv2_1.0 has 53 \
                convolutions""");
        assertFault(after.formatted("last 155 keras-layers"), """
                :3: stages[1].train is last 155 keras-layers; expected last 154 keras-layers at most, because \
                mobilenetv2_1.0 has 154 layers in Keras""");
        assertFault(after.formatted("all-but-first 53"), """
                :3: stages[1].train is all-but-first 53; expected all-but-first 52 at most, because mobilenetv2_1.0 \
                has 53 convolutions; or all-but-first 53 keras-layers, because it has 154 layers as Keras counts \
                them""");
        assertFault("architecture: resnet18_v1\n" + after.formatted("last 4 keras-layers"), """
                :4: stages[1].train is last 4 keras-layers; expected last N, which counts convolutions, because Keras \
                does not have resnet18_v1; keras-layers needs one of vgg16, resnet50_v2, mobilenet1.0, \
                mobilenetv2_1.0""");
        assertFault(
                "task: segmentation\nmetric: loss\nloss: {kind: pixel-cross-entropy}\n" + after.formatted("last 53"),
                """
                :6: stages[1].train is last 53; expected last 52 at most, because a segmenter's mobilenetv2_1.0 has 52 \
                convolutions; or last 53 keras-layers, because it has 151 layers as Keras counts them""");
    }

    @Test
    void asManyLayersAsTheBackboneHasAreAccepted() throws IOException {
        for (String train : List.of(
                "last 53",
                "all-but-first 52",
                "last 34 keras-layers",
                "last 96 keras-layers",
                "last 123 keras-layers",
                "last 154 keras-layers",
                "all-but-first 153 keras-layers")) {
            Recipe recipe = read("stages: [{train: " + train + ", epochs: 1}]");
            assertThat(recipe.learning().stages().get(0).train()).hasToString(train);
        }
    }

    @Test
    void aRecipeIsFoundByItsNameInAnyCompetitionOrByItsPath() throws IOException {
        Workspace workspace = new Workspace(folder);
        RecipeFile own = RecipeFile.find(workspace, "tiny", "quick");
        assertThat(own)
                .isEqualTo(new RecipeFile("quick", workspace.root().resolve("competition/tiny/recipes/quick.yaml")));
        assertThat(RecipeFile.find(workspace, "other", "tiny/quick")).isEqualTo(own);
        assertThat(RecipeFile.find(workspace, "other", file.toString())).isEqualTo(new RecipeFile("quick", file));
        assertThat(own.read(Map.of()).network().size()).isEqualTo(64);
    }

    @Test
    void anUnknownRecipeListsTheKnownOnes() {
        Workspace workspace = new Workspace(folder);
        Path recipes = workspace.competitions().resolve("tiny/recipes");
        assertNoRecipe(
                "tiny", "quik", "no recipe 'quik' in " + recipes + "; did you mean quick? The recipes are: quick");
        assertNoRecipe(
                "other",
                "quick",
                "no recipe 'quick' in " + workspace.competitions().resolve("other/recipes")
                        + "; the folder has no recipes; use one of another competition: tiny/quick");
        assertNoRecipe(
                "tiny",
                "../quick",
                "'../quick' is not the name of a recipe; expected lower-case letters, digits, '.',"
                        + " '_' and '-', such as mobilenetv2-frozen, voc2009/mobilenetv2-frozen or my-own.yaml");
        assertNoRecipe("tiny", "gone.yaml", "no recipe gone.yaml: the file does not exist");
        assertThatThrownBy(() -> RecipeFile.find(new Workspace(folder.resolve("x")), "tiny", "quick"))
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith("; the folder has no recipes");
    }

    private void assertNoRecipe(String competition, String name, String message) {
        assertThatThrownBy(() -> RecipeFile.find(new Workspace(folder), competition, name))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    private static List<String> names(String competition) throws IOException {
        try (Stream<Path> files =
                Files.list(PROJECT.competitions().resolve(competition).resolve("recipes"))) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private Recipe read(String text, String... overrides) throws IOException {
        Files.writeString(file, text);
        Map<String, String> settings = new LinkedHashMap<>();
        for (String override : overrides) {
            int equals = override.indexOf('=');
            settings.put(override.substring(0, equals), override.substring(equals + 1));
        }
        return new RecipeFile("quick", file).read(settings);
    }

    private void assertFault(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class).hasMessage(file + message);
    }
}

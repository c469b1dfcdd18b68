package podium.lab.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import podium.data.image.RgbImage;
import podium.judge.competition.Labelling;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.OnnxRuntime;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;
import podium.player.recipe.Target;
import podium.player.runs.RunFolder;

/**
 * Measures the time of one attack step beside a prediction, on one image of VOC's size. The networks are those of the
 * recipes, with random weights.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AttackBenchmark {
    private static final int WIDTH = 500;
    private static final int HEIGHT = 375;

    @Param({"classifier", "segmenter"})
    public String network;

    private Victim victim;
    private PerturberAttack perturber;
    private Case under;
    private RgbImage image;

    @Setup
    public void open() throws IOException {
        Path folder = Files.createTempDirectory("attack");
        boolean segments = network.equals("segmenter");
        String yaml = segments
                ? "task: segmentation\nsize: 321\nrectifier: relu\nloss: {kind: pixel-cross-entropy}\nmetric: meanIou\n"
                : "size: 385\n";
        Path file = Files.writeString(folder.resolve("r.yaml"), yaml + "flip-averaging: true\n");
        Recipe recipe = new RecipeFile("r", file).read(Map.of());
        Path perturbing = Files.writeString(
                folder.resolve("p.yaml"), "perturber: {kind: network}\nstages: [{train: head, epochs: 1}]\n");
        String[] names = new String[segments ? 21 : 20];
        Arrays.setAll(names, i -> "label" + i);
        RunFolder run = written(folder.resolve("run"), recipe, names);
        perturber = PerturberAttack.open(
                written(
                        folder.resolve("perturber"),
                        new RecipeFile("p", perturbing)
                                .read(Labelling.MULTIPLE, Recipe.against(recipe, "any.params"), Map.of()),
                        names),
                OnnxRuntime.here());
        victim = Victim.open(run, OnnxRuntime.here());
        byte[] rgb = new byte[RgbImage.CHANNELS * WIDTH * HEIGHT];
        new Random(1).nextBytes(rgb);
        image = RgbImage.of(WIDTH, HEIGHT, rgb);
        under = victim.against(image, Truth.UNKNOWN, Target.ANYTHING_ELSE);
    }

    private static RunFolder written(Path folder, Recipe recipe, String[] names) throws IOException {
        RunFolder run = new RunFolder(folder);
        run.begin("r-01234567", recipe, List.of(names));
        NetworkSpec spec = recipe.trainingNetwork(names.length);
        Weights.Loaded loaded = Weights.load(spec, WeightSource.parse("none", folder), 3);
        run.model().write(spec, loaded.parameters());
        return run;
    }

    @TearDown
    public void close() {
        victim.close();
        perturber.close();
    }

    @Benchmark
    public Case.Response predict() {
        return under.look(image);
    }

    @Benchmark
    public List<RgbImage> fgsm() {
        return new GradientAttack(AttackMethod.FGSM, 1, 0)
                .on(image, under.loss())
                .within(8);
    }

    @Benchmark
    public List<RgbImage> perturber() {
        return perturber.on(image, under.loss()).within(8);
    }
}

package podium.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.cli.CommandLineRun;
import podium.cli.CommandLineWorkspace;
import podium.core.files.WriteAside;
import podium.core.metric.TopClassAccuracy;
import podium.data.image.GreyImage;
import podium.data.image.RgbImage;
import podium.data.image.RgbPng;
import podium.player.network.engine.Mxnet;
import podium.player.prediction.Classifier;
import podium.player.runs.RunFolder;
import podium.player.runs.UntrainedRun;
import podium.player.training.Pictures;

/** Attacks and explains a network that gives each grey image exactly one class. It is not trained. */
class SingleLabelLabTest {
    private static final List<String> CLASSES = List.of("cat", "dog", "owl");
    private static final String RECIPE = """
            labels: single
            size: 28
            channels: 1
            scaling: unit
            architecture:
              - conv: {filters: 6, kernel: 5, activation: tanh}
              - average-pool: 2
              - conv: {filters: 16, kernel: 5, activation: tanh}
              - average-pool: 2
              - flatten
              - dense: {units: 84, activation: tanh}
            """;

    @TempDir
    private Path folder;

    private CommandLineWorkspace workspace = new CommandLineWorkspace(Path.of(""));
    private RunFolder run = new RunFolder(Path.of(""));
    private Path images = Path.of("");

    @BeforeEach
    void makeRunAndImages() throws IOException {
        workspace = CommandLineWorkspace.make(folder.resolve("workspace"));
        run = UntrainedRun.make(folder, RECIPE, Map.of(), CLASSES);
        images = Files.createDirectories(folder.resolve("images"));
        for (int i = 0; i < 3; i++) {
            RgbImage image = GreyImage.of(Pictures.noise(40 + i, 50, i)).rgb();
            WriteAside.write(images.resolve("a" + i + ".png"), stream -> RgbPng.write(image, stream));
        }
    }

    private CommandLineRun done(String command, Path out, String... options) {
        CommandLineRun done = tried(command, out, options);
        assertThat(done.code()).as(done.err()).isZero();
        return done;
    }

    private CommandLineRun tried(String command, Path out, String... options) {
        List<String> all =
                new ArrayList<>(List.of(command, run.path().toString(), images.toString(), "--out", out.toString()));
        all.addAll(List.of(options));
        return workspace.podium(all.toArray(String[]::new));
    }

    @Test
    void anAttackIsMeasuredByTheAccuracyAndKeepsImagesGrey() throws IOException {
        Path out = folder.resolve("out");
        CommandLineRun any = done("attack", out, "--epsilon", "0,64", "--method", "pgd", "--steps", "3");
        assertThat(any.out()).contains("accuracy before").doesNotContain("Dice");
        assertThat(any.err()).contains("replaces it: accuracy compares with that prediction");
        assertThat(out.resolve("attack.csv"))
                .content()
                .contains(",accuracy_before,accuracy_after,")
                .contains("run,0,3,0.0,0.0,0.0,3,0.0,0.0,0.0,1.0,1.0,1.0,1.0,0,");
        assertThat(out.resolve("images.csv")).content().contains(",accuracy_before,accuracy_after,");
        RgbImage attacked = RgbImage.read(out.resolve("eps-64/images/a1.png"));
        assertThat(GreyImage.of(attacked).rgb().rgb()).isEqualTo(attacked.rgb());
        assertThat(attacked.rgb())
                .isNotEqualTo(RgbImage.read(images.resolve("a1.png")).rgb());
    }

    @Test
    void aTargetIsTheNameOfAClass() {
        done("attack", folder.resolve("out"), "--target", "owl", "--epsilon", "4");
        assertThat(tried("attack", folder.resolve("other"), "--target", "+owl").err())
                .contains("target: '+owl' is not a class of this run; expected one of cat, dog, owl");
    }

    @Test
    void theClassWithTheHighestProbabilityIsExplained() throws IOException {
        Path cam = folder.resolve("cam");
        Path occlusion = folder.resolve("occlusion");
        assertThat(done("explain", cam).out()).contains("3 maps of 3 images\n");
        done("explain", occlusion, "--occlusion");
        List<String> rows = Files.readAllLines(cam.resolve("explain.csv"));
        List<String> others = Files.readAllLines(occlusion.resolve("explain.csv"));
        try (Classifier classifier = Classifier.open(run, new Mxnet())) {
            for (int i = 0; i < 3; i++) {
                float[] scores = classifier.scores(RgbImage.read(images.resolve("a" + i + ".png")));
                String start = "a" + i + "," + CLASSES.get(TopClassAccuracy.argmax(scores)) + ",";
                assertThat(rows.get(1 + i)).startsWith(start);
                assertThat(others.get(1 + i)).startsWith(start);
            }
        }
    }
}

package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.data.dataset.WrittenData;

/**
 * The competitions of whole images that Podium comes with, each from data to leaderboard and report by {@code podium
 * run}, on small data sets of their kind and with one epoch per stage.
 */
class ShippedCompetitionsTest {
    private static final String DEAL_IN_FIVE = "validation={folds: 5, fold: 0, seed: 2009}";

    @TempDir
    private Path folder;

    private CommandLineWorkspace workspace;
    private Path data;

    @BeforeEach
    void makeWorkspace() {
        workspace = CommandLineWorkspace.make(folder.resolve("workspace"));
        data = folder.resolve("data");
    }

    @Test
    void mnistFromFourFiles() throws IOException {
        WrittenData.idx(data, "train", 120, 10, true);
        WrittenData.idx(data, "t10k", 40, 10, true);
        assertPlayed("mnist", "mlp", 40);
    }

    @Test
    void mnistFromOnePairOfFiles() throws IOException {
        WrittenData.idx(data, "t10k", 160, 10, false);
        assertPlayed("mnist", "lenet5", 40, "dataset.split={train: 120, test: rest, order: listing}");
    }

    @Test
    void fashionMnist() throws IOException {
        WrittenData.idx(data, "train", 120, 10, false);
        WrittenData.idx(data, "t10k", 40, 10, false);
        assertPlayed("fashion-mnist", "mlp", 40);
    }

    @Test
    void cifar10FromItsBinaryFiles() throws IOException {
        WrittenData.cifar(data, 40, 30, 10);
        assertPlayed("cifar10", "base-cnn-augmented", 30);
    }

    @Test
    void flowersFromOneTree() throws IOException {
        WrittenData.folders(data, 1, 15, "daisy", "dandelion", "roses", "sunflowers", "tulips");
        String split = "{train: 8, valid: 2, test: rest, order: seed, seed: 2009}";
        assertPlayed("flowers", "lenet5-augmented-dropout", 25, "dataset.split=" + split);
    }

    @Test
    void flowersFromTrainAndTest() throws IOException {
        WrittenData.folders(data.resolve("train"), 1, 10, "daisy", "dandelion", "roses", "sunflowers", "tulips");
        WrittenData.folders(data.resolve("test"), 20, 5, "daisy", "dandelion", "roses", "sunflowers", "tulips");
        assertPlayed("flowers", "lenet5", 25, "dataset.split=none", DEAL_IN_FIVE);
    }

    @Test
    void aDataSetThatIsSplitAlreadyNamesTheSettings() throws IOException {
        WrittenData.folders(data.resolve("train"), 1, 3, "daisy", "roses");
        WrittenData.folders(data.resolve("test"), 4, 3, "daisy", "roses");
        CommandLineRun run = CommandLineRun.in(workspace.root(), "data", "check", "flowers", "--data", data.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out() + run.err())
                .contains("the folders train and test divide this data set already")
                .contains("--set dataset.split=none");
    }

    @Test
    void scenes() throws IOException {
        WrittenData.folders(
                data, 1, 9, "bedroom", "coast", "forest", "highway", "kitchen", "mountain", "street", "tallbuilding");
        assertPlayed("scenes8", "residual-cnn", 24, "dataset.split={train: 4, valid: 2, test: rest, order: listing}");
    }

    @Test
    void codeImages() throws IOException {
        WrittenData.folders(data, 1, 83, "cpp", "hs", "py");
        assertPlayed("code-images", "none", 9);
    }

    /**
     * Runs a competition, and checks that the leaderboard ranks every player and that the report is written.
     *
     * @param classifier the recipe, or none
     * @param images the number of test images
     */
    private void assertPlayed(String id, String classifier, int images, String... settings) throws IOException {
        shortenRecipes(id);
        List<String> command = new ArrayList<>(List.of("run", id, "--data", data.toString()));
        command.addAll(List.of("--classifier", classifier));
        for (String setting : settings) {
            command.addAll(List.of("--set", setting));
        }
        CommandLineRun run = workspace.done(command.toArray(String[]::new));
        assertThat(run.out()).contains("prior", "random");
        Path submissions = workspace.resolve("submissions/" + id);
        assertThat(submissions.resolve("report.html")).content().contains("Leaderboard");
        if (!classifier.equals("none")) {
            assertThat(run.out()).contains("argmax", "tuned");
            assertThat(submissions.resolve("report.html")).content().contains("accuracy");
        }
        Path sample = workspace.resolve("data/prepared/" + id + "/public/sample_submission.csv");
        assertThat(Files.readAllLines(sample)).hasSize(images + 1);
    }

    /** Gives each stage of the competition's recipes one epoch. */
    private void shortenRecipes(String id) throws IOException {
        try (Stream<Path> recipes = Files.list(workspace.resolve("competition/" + id + "/recipes"))) {
            for (Path recipe : recipes.toList()) {
                Files.writeString(recipe, Files.readString(recipe).replaceAll("epochs: [0-9]+", "epochs: 1"));
            }
        }
    }
}

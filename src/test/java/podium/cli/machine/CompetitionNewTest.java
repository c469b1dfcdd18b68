package podium.cli.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.cli.CommandLineRun;
import podium.cli.CommandLineWorkspace;
import podium.data.dataset.LabelSource;
import podium.data.dataset.WrittenData;
import podium.judge.competition.Competition;
import podium.judge.competition.CompetitionFile;
import podium.judge.competition.Labelling;
import podium.judge.competition.Task;
import podium.judge.competition.Workspace;
import podium.player.recipe.RecipeFile;

/** {@code podium competition new} on the folders of strangers. */
class CompetitionNewTest {
    @TempDir
    private Path folder;

    private CommandLineWorkspace workspace;
    private Path data;

    @BeforeEach
    void make() {
        workspace = CommandLineWorkspace.make(folder.resolve("workspace"));
        data = folder.resolve("data");
    }

    private CommandLineRun made(String... more) throws IOException {
        return workspace.done(arguments(more));
    }

    private String refused(String... more) throws IOException {
        CommandLineRun run = workspace.ended(1, arguments(more));
        try (Stream<Path> files = Files.list(workspace.resolve("competition"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("nothing is left behind")
                    .noneMatch(name -> name.contains("mine"));
        }
        return run.err();
    }

    private String[] arguments(String... more) {
        return Stream.concat(Stream.of("competition", "new", "mine", "--data", data.toString()), Stream.of(more))
                .toArray(String[]::new);
    }

    /** Reads everything back that was written, checks the data set, and builds each network. */
    private Competition readBack() throws IOException {
        Competition competition = CompetitionFile.load(new Workspace(workspace.root()), "mine", Map.of());
        assertThat(workspace.done("data", "check", "mine").out()).contains("mine: no fault");
        Path home = workspace.resolve("competition/mine");
        assertThat(home.resolve("description.md")).content().contains("# ", "| all images |");
        assertThat(home.resolve("players.yaml")).content().contains(": small-");
        try (Stream<Path> recipes = Files.list(home.resolve("recipes"))) {
            for (Path recipe : recipes.toList()) {
                String name = recipe.getFileName().toString().replace(".yaml", "");
                RecipeFile.find(new Workspace(workspace.root()), "mine", name).read(competition.labelling(), Map.of());
            }
        }
        return competition;
    }

    @Test
    void foldersOfTrainAndTestAreRecognisedAndPlayed() throws IOException {
        WrittenData.folders(data.resolve("train"), 1, 10, "cat", "dog 2", "dog 10");
        WrittenData.folders(data.resolve("test"), 100, 4, "cat", "dog 2", "dog 10");
        CommandLineRun run = made("--title", "Pets: \"mine\"");
        assertThat(run.out())
                .contains("(folders)", "3 classes; an image has exactly one; images of about 24 x 24 pixels, in colour")
                .containsPattern("dog 2 +8 +2 +4\n")
                .containsPattern("all images +24 +6 +12\n")
                .contains("Next: podium data check mine, then podium run mine");
        Competition competition = readBack();
        assertThat(competition.classes()).containsExactly("cat", "dog 2", "dog 10");
        assertThat(competition.title()).isEqualTo("Pets: \"mine\"");
        assertThat(competition.labelling()).isEqualTo(Labelling.SINGLE);
        assertThat(competition.dataset().split()).isNull();
        assertThat(workspace.done("run", "mine", "--classifier", "none").out()).contains("  prior ", "  random ");
    }

    @Test
    void oneTreeIsDividedByClassOrByListIfClassesDiffer() throws IOException {
        WrittenData.folders(data, 1, 10, "even", "odd");
        assertThat(made().out()).containsPattern("even +6 +2 +2\n").containsPattern("odd +6 +2 +2\n");
        assertThat(readBack().dataset().split()).hasToString("train: 6, valid: 2, test: rest");
        data = folder.resolve("uneven");
        WrittenData.folders(data, 1, 4, "few");
        WrittenData.folders(data, 1, 40, "many");
        assertThat(workspace
                        .done("competition", "new", "uneven", "--data", data.toString())
                        .out())
                .containsPattern("all images +26 +8 +10\n");
    }

    @Test
    void idxFilesAreGreyAndDividedWhereThereIsOnePair() throws IOException {
        WrittenData.idx(data, "t10k", 100, 10, true);
        assertThat(made().out())
                .contains("(idx)", "10 classes; an image has exactly one; images of about 28 x 28 pixels, grey")
                .containsPattern("all images +60 +20 +20\n");
        assertThat(readBack().dataset().split()).hasToString("train: 60, valid: 20, test: rest");
        assertThat(workspace.resolve("competition/mine/recipes/small-cnn.yaml"))
                .content()
                .contains("size: 28", "channels: 1")
                .doesNotContain("flip");
        WrittenData.idx(data, "train", 200, 10, false);
        assertThat(workspace
                        .done("competition", "new", "four", "--data", data.toString())
                        .out())
                .containsPattern("all images +160 +40 +100\n");
    }

    @Test
    void cifarsFilesHaveTheNamesOfTheirClasses() throws IOException {
        WrittenData.cifar(data.resolve("cifar-10-batches-bin"), 20, 20, 10);
        assertThat(made().out()).contains("(cifar-binary)").containsPattern("frog +8 +2 +2\n");
        assertThat(readBack().classes())
                .startsWith("airplane", "automobile", "bird")
                .hasSize(10);
        WrittenData.text(data.resolve("cifar-10-batches-bin/batches.meta.txt"), "a0\nb0\nc\nd\ne\nf\ng\nh\ni\nj\n\n");
        assertThat(workspace
                        .done("competition", "new", "named", "--data", data.toString())
                        .out())
                .contains("\nb0 ");
    }

    @Test
    void tablesNameTheClassesInAColumnOrInTheHeader() throws IOException {
        WrittenData.csv(data, "train", 30, "ant", "bee");
        WrittenData.csv(data, "test", 10, "ant", "bee");
        assertThat(made().out()).contains("(csv)", "2 classes; an image has exactly one");
        readBack();
        Files.writeString(
                data.resolve("train.csv"),
                Files.readString(data.resolve("train.csv"))
                        .replace(",ant\n", ",1,1\n")
                        .replace(",bee\n", ",0,1\n")
                        .replace("Id,Class", "Id,ant,bee"));
        Files.writeString(
                data.resolve("test.csv"),
                Files.readString(data.resolve("test.csv"))
                        .replace("Id,Class", "Id")
                        .replace(",ant\n", "\n")
                        .replace(",bee\n", "\n"));
        assertThat(workspace
                        .done("competition", "new", "tags", "--data", data.toString())
                        .out())
                .contains("an image has any number of them", "Test has no labels, so a part of train plays test.");
        assertThat(CompetitionFile.load(new Workspace(workspace.root()), "tags", Map.of())
                        .heldOut())
                .isPresent();
    }

    @Test
    void imagesWithMasksGetASegmenter() throws IOException {
        WrittenData.masks(data, 20, 3);
        assertThat(made().out()).contains("(image-masks)").containsPattern("all images +12 +4 +4\n");
        Competition competition = readBack();
        assertThat(competition.tasks()).containsExactly(Task.CLASSIFICATION, Task.SEGMENTATION);
        assertThat(workspace.resolve("competition/mine/players.yaml")).content().contains("segmenter: small-segmenter");
    }

    @Test
    void theSampleIsRecognisedAsADevkit() throws IOException {
        workspace.withSample(24);
        data = workspace.resolve("data/sample");
        assertThat(made().out()).contains("(voc-devkit)", "20 classes; an image has any number of them");
        Competition competition = readBack();
        assertThat(competition.dataset().root()).isEqualTo("data/sample");
        assertThat(competition.tasks()).hasSize(2);
        assertThat(competition.dataset().labels()).isEqualTo(LabelSource.ANNOTATIONS);
        try (Stream<Path> annotations = Files.list(data.resolve("Annotations"))) {
            Files.delete(annotations.findFirst().orElseThrow());
        }
        workspace.done("competition", "new", "masks", "--data", data.toString());
        assertThat(CompetitionFile.load(new Workspace(workspace.root()), "masks", Map.of())
                        .dataset()
                        .labels())
                .isEqualTo(LabelSource.MASKS);
    }

    @Test
    void labelsCanBeChosen() throws IOException {
        WrittenData.folders(data, 1, 10, "even", "odd");
        made("--labels", "multiple");
        assertThat(readBack().labelling()).isEqualTo(Labelling.MULTIPLE);
    }

    @Test
    void whatIsNotRecognisedIsRefusedWithWhatWasFound() throws IOException {
        assertThat(refused()).contains("data: missing; expected the folder of a data set");
        Files.createDirectories(data);
        assertThat(refused()).contains("not recognised. Looked for ", "(voc-devkit)", "Found nothing");
        WrittenData.folders(data, 1, 2, "lonely");
        WrittenData.text(data.resolve("notes.txt"), "x");
        assertThat(refused())
                .contains("(image-masks). Found 1 folder (lonely) and 1 file (notes.txt)")
                .doesNotContain("(sample)");
        data = data.resolve("notes.txt");
        assertThat(refused()).contains("notes.txt: not a folder");
    }

    @Test
    void anExistingCompetitionAndAWrongNameAreRefused() throws IOException {
        WrittenData.folders(data, 1, 4, "a", "b");
        made();
        assertThat(workspace.ended(2, arguments()).err()).contains("mine: this competition exists already");
        assertThat(workspace
                        .ended(2, "competition", "new", "../mine", "--data", data.toString())
                        .err())
                .contains("is not the id of a competition");
        assertThat(workspace
                        .ended(2, "competition", "new", "other", "--data", data.toString(), "--title", "two\nlines")
                        .err())
                .contains("--title is ", "expected one line of text");
    }

    @Test
    void classesThatAreTooSmallTooManyOrBadlyNamedAreRefused() throws IOException {
        WrittenData.folders(data, 1, 5, "big");
        WrittenData.folders(data, 1, 1, "single");
        WrittenData.folders(data, 1, 5, "third");
        assertThat(refused()).contains("single: the class has 1 image; expected 3 or more");
        WrittenData.folders(data, 2, 4, "single");
        WrittenData.folders(data, 1, 5, "comma, comma");
        assertThat(refused()).contains("the class 'comma, comma' has no letters, a comma or a control character");
        data = folder.resolve("many");
        List<String> names =
                IntStream.range(0, 300).mapToObj(label -> "c" + label).toList();
        WrittenData.folders(data, 1, 3, names.toArray(String[]::new));
        assertThat(refused())
                .contains("found 300 classes (c0, c1, c2, c3, c4 and 295 more); a competition has at most 254");
    }

    /** Two images of one class in train cannot be both learned and validated. */
    @Test
    void aClassWithOneImageInTrainIsRefused() throws IOException {
        WrittenData.folders(data.resolve("train"), 1, 6, "a", "b");
        WrittenData.folders(data.resolve("train"), 1, 1, "c");
        WrittenData.folders(data.resolve("test"), 1, 6, "a", "b", "c");
        assertThat(refused()).contains("class c has one image in train; expected at least two");
    }

    @Test
    void linksAndHiddenFilesDoNoHarm() throws IOException {
        WrittenData.folders(data, 1, 5, "a", "b");
        Files.createSymbolicLink(data.resolve("loop"), data);
        Files.createDirectories(data.resolve(".hidden"));
        Files.createSymbolicLink(data.resolve("nowhere"), folder.resolve("missing"));
        assertThat(refused()).contains("loop: the class has no image; expected 3 or more");
        Files.delete(data.resolve("loop"));
        assertThat(made().out()).contains("2 classes");
    }
}

package podium.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.cli.CommandLineRun;
import podium.cli.CommandLineWorkspace;
import podium.cli.OneClassWorkspace;
import podium.core.files.WriteAside;
import podium.data.image.RgbImage;
import podium.data.image.RgbPng;

/** Rejects unknown images with a small network that is trained on four marks. */
class RejectCommandTest {
    private static final String RECIPE = """
            size: 16
            scaling: unit
            architecture:
              - average-pool: 4
              - flatten
            learning-rate: {backbone: 1e-3, head: 1e-3}
            stages:
              - {train: all, epochs: 3}
            """;

    @TempDir
    private static Path shared;

    private static CommandLineWorkspace workspace;
    private static Path run;

    /** Black, white and grey images, one file that is no image, and one that is no image's file. */
    private static Path photographs;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() throws IOException {
        workspace = OneClassWorkspace.make(shared.resolve("workspace"));
        Path recipes = Files.createDirectories(workspace.resolve("competition/marks/recipes"));
        Files.writeString(recipes.resolve("tiny.yaml"), RECIPE);
        Files.writeString(recipes.resolve("no-ring.yaml"), RECIPE + "leave-out: [ring]\n");
        workspace.done("prepare", "marks");
        run = trained("tiny");
        photographs = Files.createDirectories(shared.resolve("photographs"));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 12; i++) {
            byte[] rgb = new byte[3 * 20 * 20];
            Arrays.fill(rgb, (byte) (i % 2 == 0 ? 0 : 255));
            rgb[random.nextInt(rgb.length)] = 100;
            RgbImage image = RgbImage.of(20, 20, rgb);
            WriteAside.write(photographs.resolve("p" + i + ".png"), out -> RgbPng.write(image, out));
        }
        Files.writeString(photographs.resolve("broken.png"), "no image");
    }

    private static Path trained(String recipe, String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", "marks", "--recipe", recipe));
        arguments.addAll(List.of(more));
        return Path.of(workspace.done(arguments.toArray(String[]::new)).out().strip());
    }

    private JsonNode json(CommandLineRun done) throws IOException {
        return JsonMapper.builder().build().readTree(done.out());
    }

    @Test
    void figuresAreThoseOfTestAgainstTheReadableImagesOfTheFolder() throws IOException {
        Path csv = folder.resolve("rejection.csv");
        CommandLineRun done = workspace.ended(
                1,
                "reject",
                run.toString(),
                "--against",
                photographs.toString(),
                "--reject",
                "0.2",
                "--csv",
                csv.toString());
        assertThat(done.out())
                .contains(
                        "On valid (",
                        "AUROC, classes left out",
                        "12 images of " + photographs + " against 40 images of test:")
                .contains("FPR at 95% TPR", "rejected unknown", "--reject 0.2, it is 'none of these' for ");
        assertThat(done.err()).contains("broken.png", "1 of 13 images skipped; the others are done");
        assertThat(Files.readAllLines(csv))
                .hasSize(4)
                .startsWith("unknown,score,known_images,unknown_images,auroc,auroc_low,auroc_high,fpr95,fpr95_low,"
                        + "fpr95_high,rejected_known,rejected_unknown")
                .anyMatch(line -> line.startsWith(photographs + ",mahalanobis,40,12,"));
        CommandLineRun again = workspace.ended(
                0,
                "reject",
                run.toString(),
                "--against",
                photographs.toString(),
                "--reject",
                "0.2",
                "--json",
                "--skip-corrupt");
        JsonNode node = json(again);
        assertThat(node.at("/known").toString()).isEqualTo("{\"part\":\"test\",\"images\":40}");
        assertThat(node.at("/unknown/0/scores/2/score").asText()).isEqualTo("mahalanobis");
        assertThat(node.at("/unknown/0/scores/2/auroc").asDouble())
                .as("plain images are far from noise with marks")
                .isGreaterThan(0.95);
        assertThat(node.at("/unknown/0/scores/2/aurocInterval/1").asDouble()).isEqualTo(1);
    }

    @Test
    void predictAnswersNoneOfTheseInTextCsvJsonAndClasses() throws IOException {
        Path out = folder.resolve("out");
        CommandLineRun done = workspace.done(
                "predict",
                run.toString(),
                photographs.toString(),
                "--out",
                out.toString(),
                "--reject",
                "0.2",
                "--score",
                "mahalanobis",
                "--skip-corrupt");
        assertThat(done.out())
                .contains(
                        "p0     none of these",
                        "Answered 'none of these': 12 of 12 images, with a familiarity (mahalanobis) below -");
        assertThat(done.out().lines()).filteredOn(line -> line.startsWith("p")).hasSize(12);
        assertThat(Files.readAllLines(out.resolve("answers.csv")))
                .hasSize(13)
                .startsWith("Id,answer,probability,rejected,score,familiarity,threshold")
                .filteredOn(line -> line.startsWith("p"))
                .allMatch(line -> line.matches("p\\d+,none of these,,1,mahalanobis,-.*,-.*"));
        assertThat(Files.readAllLines(out.resolve("classes.csv")))
                .filteredOn(line -> line.startsWith("p"))
                .allMatch(line -> line.matches("p\\d+,none of these,,(dot|line|ring|wave),.*"));
        JsonNode node = JsonMapper.builder().build().readTree(Files.readString(out.resolve("answers.json")));
        assertThat(node.at("/images/0/answer").asText()).isEqualTo("none of these");
        assertThat(node.at("/images/0/withoutRejection")).hasSize(1);
        Path plain = folder.resolve("plain");
        workspace.done("predict", run.toString(), photographs.toString(), "--out", plain.toString(), "--skip-corrupt");
        assertThat(plain.resolve("scores.csv")).hasSameBinaryContentAs(out.resolve("scores.csv"));
        assertThat(plain.resolve("answers.csv")).doesNotExist();
    }

    /** The share is looked at first: a folder that does not exist is not named. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-0.1", "NaN"})
    void noShareIsFittedThatNoThresholdCanPromise(String share) {
        String nowhere = folder.resolve("nowhere").toString();
        assertThat(workspace
                        .ended(2, "reject", nowhere, "--against", nowhere, "--reject", share)
                        .err())
                .contains("--reject: expected a share above 0 and below 1, such as 0.05; found ");
        assertThat(workspace
                        .ended(2, "predict", nowhere, nowhere, "--out", nowhere, "--reject", share)
                        .err())
                .contains("--reject: expected a share above 0 and below 1, such as 0.05; found ");
    }

    @Test
    void aMailedRunRejectsWithoutTheCompetition() throws IOException {
        workspace.done("reject", run.toString(), "--hold-out", "--reject", "0.2");
        Path mailed = folder.resolve("mailed");
        FileUtils.copyDirectory(run.toFile(), mailed.toFile());
        CommandLineWorkspace elsewhere = CommandLineWorkspace.make(folder.resolve("elsewhere"));
        String[] arguments = {
            "predict",
            mailed.toString(),
            photographs.resolve("p3.png").toString(),
            "--out",
            folder.resolve("there").toString(),
            "--reject",
            "0.2",
            "--score",
            "mahalanobis"
        };
        assertThat(elsewhere.done(arguments).out())
                .contains("Answered 'none of these': 1 of 1 image, with a familiarity (mahalanobis) below -");
        FileUtils.deleteDirectory(mailed.resolve("rejection").toFile());
        assertThat(elsewhere.ended(2, arguments).err()).contains("name the competition with --competition NAME");
    }

    @Test
    void eachClassIsLeftOutInTurn() throws IOException {
        CommandLineRun done = workspace.done("reject", run.toString(), "--hold-out", "--reject", "0.2");
        assertThat(done.out())
                .contains("AUROC of the images of test when one class is left out:", "mean over classes")
                .containsPattern("ring +10 +30 +0\\.\\d{4} +0\\.\\d{4} +0\\.\\d{4}");
        assertThat(done.err()).contains("The network has learnt from images of the classes that are left out here.");
        JsonNode node = json(workspace.done("reject", run.toString(), "--hold-out", "--reject", "0.2", "--json"));
        assertThat(node.at("/heldOut/classes")).hasSize(4);
        double sum = 0;
        for (JsonNode one : node.at("/heldOut/classes")) {
            sum += one.at("/scores/1/auroc").asDouble();
        }
        assertThat(node.at("/heldOut/means/1/auroc").asDouble()).isCloseTo(sum / 4, within(1e-12));
    }

    @Test
    void aClassThatTheRecipeLeavesOutIsUnknown() throws IOException {
        Path withoutRing = trained("no-ring");
        assertThat(withoutRing.resolve("recipe.yaml")).content().contains("leave-out:\n- \"ring\"");
        assertThat(run.resolve("recipe.yaml")).content().doesNotContain("leave-out");
        try (Stream<String> valid = Files.lines(withoutRing.resolve("scores-valid.csv"))) {
            assertThat(valid.skip(1).map(line -> Integer.parseInt(line.substring(0, line.indexOf(',')))))
                    .isNotEmpty()
                    .noneMatch(image -> image % 4 == 2);
        }
        CommandLineRun done = workspace.done("reject", withoutRing.toString(), "--reject", "0.2");
        assertThat(done.out()).contains("10 images of test with only ring, never learnt against 30 images of test:");
        assertThat(workspace
                        .ended(1, "train", "marks", "--recipe", "no-ring", "--recipe-set", "leave-out=[rings]")
                        .err())
                .contains("leave-out names rings, which is not a class of the competition; did you mean ring?");
        assertThat(workspace
                        .ended(1, "train", "marks", "--recipe", "no-ring", "--folds", "all")
                        .err())
                .contains("leave-out is set, and --folds all scores every image");
    }

    @Test
    void withoutTheSolutionValidStandsForTheKnownImages() throws IOException {
        Path copy = folder.resolve("copy");
        FileUtils.copyDirectory(workspace.root().toFile(), copy.toFile());
        Files.delete(copy.resolve("data/prepared/marks/private/solution.csv"));
        CommandLineRun done = new CommandLineWorkspace(copy)
                .done(
                        "reject",
                        copy.resolve(workspace.root().relativize(run)).toString(),
                        "--hold-out",
                        "--reject",
                        "0.2");
        assertThat(done.out()).contains("AUROC of the images of valid when");
        assertThat(done.err()).contains("The labels of test are not here, so the known images are those of valid");
        Path withoutRing = copy.resolve(workspace.root().relativize(trained("no-ring")));
        FileUtils.copyDirectory(trained("no-ring").toFile(), withoutRing.toFile());
        assertThat(new CommandLineWorkspace(copy)
                        .done("reject", withoutRing.toString(), "--reject", "0.2")
                        .out())
                .containsPattern("[0-9]+ images of valid with only ring, never learnt against [0-9]+ images of valid:");
    }

    @Test
    void aFolderWithoutImagesIsRefusedBeforeAnythingIsFitted() throws IOException {
        Path unfitted = folder.resolve("unfitted");
        FileUtils.copyDirectory(run.toFile(), unfitted.toFile());
        FileUtils.deleteDirectory(unfitted.resolve("rejection").toFile());
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(workspace
                        .ended(
                                1,
                                "reject",
                                unfitted.toString(),
                                "-c",
                                "marks",
                                "--reject",
                                "0.2",
                                "--against",
                                photographs.toString(),
                                empty.toString())
                        .err())
                .contains(empty + ": no image in this folder");
        assertThat(unfitted.resolve("rejection")).doesNotExist();
    }

    @Test
    void wrongWishesAreRefused() throws IOException {
        assertThat(workspace.ended(2, "reject", run.toString()).err()).contains("no unknown images given");
        assertThat(workspace.ended(2, "reject", run.toString(), "--hold-out").err())
                .contains("--reject 0.05: expected a share from 0.", "no threshold can promise a smaller share");
        assertThat(workspace
                        .ended(2, "reject", run.toString(), "--hold-out", "--score", "entropy")
                        .err())
                .contains("expected highest-probability, energy or mahalanobis");
        assertThat(workspace
                        .ended(
                                2,
                                "predict",
                                run.toString(),
                                photographs.toString(),
                                "--out",
                                folder.resolve("x").toString(),
                                "--score",
                                "energy")
                        .err())
                .contains("--score and --competition are for --reject SHARE");
        Path all = trained("tiny", "--folds", "all");
        assertThat(workspace
                        .ended(1, "reject", all.toString(), "--hold-out", "--reject", "0.2")
                        .err())
                .contains("since the run was trained with --folds all");
        Path none = trained("tiny", "--folds", "none");
        assertThat(workspace
                        .ended(1, "reject", none.toString(), "--hold-out", "--reject", "0.2")
                        .err())
                .contains("no scores of valid images, which thresholds are fitted on");
    }
}

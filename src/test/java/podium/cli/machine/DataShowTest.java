package podium.cli.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.cli.CommandLineRun;
import podium.cli.CommandLineWorkspace;
import podium.cli.OneClassWorkspace;
import podium.data.dataset.WrittenData;

/** Contact sheets of small data sets with {@code podium data show}. */
class DataShowTest {
    @TempDir
    private static Path shared;

    private static CommandLineWorkspace workspace;

    @TempDir
    private Path folder;

    @BeforeAll
    static void make() throws IOException {
        workspace = OneClassWorkspace.make(shared.resolve("workspace")).withSample(24);
    }

    private BufferedImage sheet(String expected, String... options) throws IOException {
        Path png = folder.resolve("sheet.png");
        String[] all = new String[options.length + 4];
        System.arraycopy(new String[] {"data", "show"}, 0, all, 0, 2);
        System.arraycopy(options, 0, all, 2, options.length);
        all[all.length - 2] = "--png";
        all[all.length - 1] = png.toString();
        CommandLineRun run = workspace.done(all);
        assertThat(run.out()).isEqualTo(expected + "\n");
        Assumptions.assumeTrue(Files.exists(png), "skipped: this Java finds no fonts");
        return ImageIO.read(png.toFile());
    }

    @Test
    void aSheetHasTenImagesInARow() throws IOException {
        BufferedImage sheet = sheet("marks: 12 of the 31 images of train", "marks", "--images", "12");
        assertThat(sheet.getWidth()).isEqualTo(10 * (144 + 16) + 16);
        assertThat(sheet.getHeight()).isEqualTo(56 + 2 * (144 + 4 * 16 + 16));
    }

    /** An image of 16 x 16 pixels is nine times as large, and each of its pixels a square of one colour. */
    @Test
    void smallImagesAreEnlargedPixelByPixel() throws IOException {
        BufferedImage sheet = sheet("marks: 1 of the 31 images of train", "marks", "--images", "1");
        for (int y = 0; y < 144; y++) {
            for (int x = 0; x < 144; x++) {
                assertThat(sheet.getRGB(16 + x, 56 + y)).isEqualTo(sheet.getRGB(16 + x / 9 * 9, 56 + y / 9 * 9));
            }
        }
        assertThat(sheet.getRGB(16, 56)).isNotEqualTo(sheet.getRGB(16 + 9, 56));
    }

    /** The first images of the list are shown in its order, not drawn and not sorted by their classes. */
    @Test
    void theFirstImagesAreThoseOfTheList() throws IOException {
        BufferedImage ten =
                sheet("marks: the first 10 of the 31 images of train", "marks", "--first", "--images", "10");
        BufferedImage one = sheet("marks: the first 1 of the 31 images of train", "marks", "--first", "--images", "1");
        BufferedImage other = sheet("marks: 10 of the 31 images of train", "marks", "--images", "10");
        assertThat(one.getRGB(16, 56, 144, 144, null, 0, 144)).isEqualTo(ten.getRGB(16, 56, 144, 144, null, 0, 144));
        assertThat(other.getRGB(16, 56, 1600, 144, null, 0, 1600))
                .isNotEqualTo(ten.getRGB(16, 56, 1600, 144, null, 0, 1600));
        sheet(
                "marks: the first 3 of the 31 images of train, all with the class ring",
                "marks",
                "--first",
                "--images",
                "3",
                "--class",
                "ring");
    }

    @Test
    void oneClassAndOneSplitCanBeShown() throws IOException {
        sheet("marks: 7 of the 31 images of train, all with the class ring", "marks", "--class", "ring");
        sheet("marks: 5 of the 10 images of valid", "marks", "--split", "valid", "--images", "5");
        sheet("marks: 40 of the 40 images of test, without their classes", "marks", "--split", "test");
        sheet(
                "marks: 10 of the 40 images of test, all with the class dot",
                "marks",
                "--split",
                "test",
                "--truth",
                "--class",
                "dot");
    }

    /** The truth of a data set without test labels comes from the private solution, which has to be prepared. */
    @Test
    void theTruthMayBeTheSolution() throws IOException {
        Path yaml = workspace.resolve("competition/marks/competition.yaml");
        Path table = workspace.resolve("data/marks/test/test_set.csv");
        String labelled = Files.readString(table);
        String rules = Files.readString(yaml);
        workspace.done("prepare", "marks");
        Path solution = Files.copy(
                workspace.resolve("data/prepared/marks/private/solution.csv"), workspace.resolve("solution.csv"));
        Files.writeString(table, labelled.replaceAll(",[01]", ",-1"));
        Files.writeString(yaml, rules + "solution: " + solution + "\n");
        workspace.done("prepare", "marks");
        sheet(
                "marks: 10 of the 40 images of test, all with the class wave",
                "marks",
                "--split",
                "test",
                "--truth",
                "--class",
                "wave");
        Files.writeString(table, labelled);
        Files.writeString(yaml, rules);
    }

    /** How many of the 18 images are valid depends on their masks, which Java releases draw differently. */
    @Test
    void everyKindOfTaskIsShown() throws IOException {
        String valid = workspace
                .done(
                        "data",
                        "show",
                        "sample",
                        "--split",
                        "valid",
                        "--png",
                        folder.resolve("valid.png").toString())
                .out();
        int left = 18 - Integer.parseInt(valid.replaceFirst("sample: (\\d+) of the \\1 images of valid\n", "$1"));
        sheet("sample: " + left + " of the " + left + " images of train", "sample");
        sheet(
                "sample: 6 of the 6 images of test",
                "sample",
                "--split",
                "test",
                "--truth",
                "--set",
                "tasks=[segmentation]");
    }

    /** Data sets without masks, of a file an image or a file of many images, with lists of their own or one divided. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "folders      | {kind: folders, root: data/folders} | VALIDATION",
                "divided      | {kind: folders, root: data/divided, split: {train: 4, valid: 2, test: rest, order:"
                        + " listing}} | ''",
                "idx          | {kind: idx, root: data/idx, split: {train: 24, test: rest, order: listing}} | VALIDATION",
                "cifar        | {kind: cifar-binary, root: data/cifar} | VALIDATION",
                "csv          | {kind: csv, root: data/csv} | VALIDATION"
            })
    void everyKindOfDataSetIsShownAndDescribed(String id, String dataset, String validation) throws IOException {
        Path data = workspace.resolve("data/" + id);
        switch (id) {
            case "folders" -> {
                WrittenData.folders(data.resolve("train"), 1, 8, "0", "1", "2", "3");
                WrittenData.folders(data.resolve("test"), 9, 4, "0", "1", "2", "3");
            }
            case "divided" -> WrittenData.folders(data, 1, 10, "0", "1", "2", "3");
            case "idx" -> WrittenData.idx(data, "digits", 40, 4, true);
            case "cifar" -> WrittenData.cifar(data, 8, 16, 4);
            default -> {
                WrittenData.csv(data, "train", 24, "0", "1", "2", "3");
                WrittenData.csv(data, "test", 16, "0", "1", "2", "3");
            }
        }
        Map<String, String> more =
                validation.isEmpty() ? Map.of() : Map.of("validation", "{folds: 4, fold: 0, seed: 1}");
        WrittenData.text(
                workspace.resolve("competition/" + id + "/competition.yaml"),
                WrittenData.singleLabel(id, List.of("0", "1", "2", "3"), dataset, more));
        workspace.done("data", "show", id);
        workspace.done("data", "show", id, "--split", "test", "--truth", "--class", "3");
        String text = workspace.done("data", "describe", id).out();
        assertThat(text)
                .startsWith(id + ", images by class and split:\n\nclass     train  valid  test  all\n")
                .containsPattern("(?m)^3 +\\d+ +\\d+ +4 +1\\d$");
    }

    @Test
    void whatCannotBeShownIsRefused() {
        assertThat(workspace
                        .ended(2, "data", "show", "marks", "--class", "rings")
                        .err())
                .contains("--class is rings; expected one of dot, line, ring, wave");
        assertThat(workspace.ended(2, "data", "show", "marks", "--images", "0").err())
                .contains("--images is 0; expected 1 or more");
        assertThat(workspace.ended(2, "data", "show", "marks", "--truth").err())
                .contains("--truth is for --split test");
        assertThat(workspace
                        .ended(2, "data", "show", "marks", "--split", "test", "--class", "dot")
                        .err())
                .contains("--class with --split test also needs --truth");
    }
}

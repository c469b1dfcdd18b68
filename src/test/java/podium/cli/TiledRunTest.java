package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.files.WriteAside;
import podium.data.image.RgbImage;
import podium.data.image.RgbPng;
import podium.data.tiles.Tiling;
import podium.player.training.Pictures;

/**
 * Every command on a run whose recipe cuts images into tiles. The images are grey but for one tile, whose noise has the
 * colour of the class.
 */
class TiledRunTest {
    private static final List<String> CLASSES = List.of("blue", "red");
    private static final Tiling TILING = new Tiling(32, 32, 2);

    @TempDir
    private static Path shared;

    private static CommandLineWorkspace workspace;
    private static Path run;

    @TempDir
    private Path folder;

    private static RgbImage picture(int label, int number) {
        RgbImage noise = Pictures.noise(96, 64, 2 * number + label);
        byte[] rgb = new byte[noise.rgb().length];
        int told = number % 6;
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % 96;
            int y = i / 3 / 96;
            boolean here = y / 32 * 3 + x / 32 == told;
            int sample = noise.rgb()[i] & 0xff;
            int coloured = i % 3 == (label == 0 ? 2 : 0) ? 150 + sample * 2 / 5 : sample / 4;
            rgb[i] = (byte) (here ? coloured : 90 + sample / 60);
        }
        return RgbImage.of(96, 64, rgb);
    }

    @BeforeAll
    static void train() throws IOException {
        workspace = CommandLineWorkspace.make(shared.resolve("workspace"));
        for (int number = 0; number < 24; number++) {
            for (int label = 0; label < 2; label++) {
                RgbImage image = picture(label, number);
                Path file = workspace.resolve("data/told/" + CLASSES.get(label) + "/" + number + ".png");
                WriteAside.write(file, out -> RgbPng.write(image, out));
            }
        }
        Path competition = Files.createDirectories(workspace.resolve("competition/told/recipes"));
        Files.writeString(competition.resolve("../competition.yaml"), """
                id: told
                title: The colour of one tile
                version: 1
                classes: [blue, red]
                labels: single
                dataset:
                  kind: folders
                  root: data/told
                  split: {train: 12, valid: 6, test: rest, order: listing}
                tasks: [classification]
                evaluation: {metric: accuracy}
                split: {public: 0.5, seed: 2009}
                """);
        Files.writeString(competition.resolve("tiled.yaml"), """
                size: 32
                architecture:
                  - conv: {filters: 8, kernel: 5, activation: relu}
                  - average-pool: 4
                  - conv: {filters: 8, kernel: 3, activation: relu}
                  - average-pool: 2
                  - flatten
                batch-size: 8
                learning-rate: {backbone: 3e-3, head: 3e-3}
                tiles: {side: 32, keep: 2}
                stages: [{train: all, epochs: 15}]
                """);
        workspace.done("prepare", "told");
        run = Path.of(workspace.done("train", "told", "--recipe", "tiled").out().strip());
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    @Test
    void scoresHaveOneRowPerImageAndTheNetworkLearnsFromTheTiles() throws IOException {
        assertThat(lines(run.resolve("scores-valid.csv"))).hasSize(13);
        assertThat(lines(run.resolve("scores-test.csv")))
                .hasSize(13)
                .filteredOn(line -> !line.startsWith("Id"))
                .allMatch(line -> line.matches("(blue|red)-\\d+,.*"));
        assertThat(Files.readString(run.resolve("recipe.yaml")))
                .contains("tiles:\n  side: 32\n  step: 32\n  keep: 2\n");
        String submission = workspace
                .done("encode", run.toString(), "--strategy", "argmax", "--name", "argmax")
                .out()
                .strip();
        String score = workspace.done("score", submission, "-c", "told").out();
        double accuracy = Double.parseDouble(score.replaceAll("(?s).*\\nall +([0-9.]+).*", "$1"));
        assertThat(accuracy).isGreaterThan(0.8);
    }

    @Test
    void anUnchangedRunIsReusedAndStrategiesCompareAsForAnyRun() {
        assertThat(workspace.done("train", "told", "--recipe", "tiled").err()).contains("unchanged, reused");
        assertThat(workspace.done("strategies", run.toString()).out()).contains("argmax", "class-biases");
        assertThat(workspace.done("runs", "told").out()).contains("tiled-");
    }

    /** Photographs get the scores that the same images of the data set have, since they are cut alike. */
    @Test
    void photographsAreCutAsTheRecipeSays() throws IOException {
        List<String> known = lines(run.resolve("scores-test.csv"));
        Path photographs = Files.createDirectories(folder.resolve("photographs"));
        List<String> ids = known.stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        for (String id : ids) {
            Files.copy(
                    workspace.resolve("data/told/" + id.replace('-', '/') + ".png"), photographs.resolve(id + ".png"));
        }
        workspace.done(
                "predict",
                run.toString(),
                photographs.toString(),
                "--out",
                folder.resolve("out").toString());
        assertThat(lines(folder.resolve("out/scores.csv"))).containsExactlyInAnyOrderElementsOf(known);
        Path one = photographs.resolve(ids.get(0) + ".png");
        workspace.done(
                "predict",
                run.toString(),
                one.toString(),
                "--out",
                folder.resolve("one").toString());
        assertThat(lines(folder.resolve("one/scores.csv")).get(1)).startsWith(ids.get(0) + ",");
    }

    @Test
    void heatLiesOnTheTileThatTellsTheClass() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        for (int number = 0; number < 3; number++) {
            RgbImage image = picture(1, number);
            WriteAside.write(images.resolve(number + ".png"), out -> RgbPng.write(image, out));
        }
        Path out = folder.resolve("maps");
        assertThat(workspace
                        .done("explain", run.toString(), images.toString(), "--out", out.toString())
                        .out())
                .contains("3 maps of 3 images");
        workspace.done(
                "explain",
                run.toString(),
                images.toString(),
                "--occlusion",
                "--out",
                folder.resolve("o").toString());
        assertThat(out.resolve("maps/0.png")).isNotEmptyFile();
    }

    /** Pixels outside the tiles that were kept at some step do not change. */
    @Test
    void anAttackChangesTheTilesAlone() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        RgbImage image = picture(0, 4);
        WriteAside.write(images.resolve("a.png"), out -> RgbPng.write(image, out));
        Path out = folder.resolve("attacked");
        workspace.done("attack", run.toString(), images.toString(), "--epsilon", "16", "--out", out.toString());
        RgbImage attacked = RgbImage.read(out.resolve("eps-16/images/a.png"));
        boolean[] kept = new boolean[96 * 64];
        TILING.kept(image).forEach(tile -> {
            for (int i = 0; i < kept.length; i++) {
                int x = i % 96 - tile.left();
                int y = i / 96 - tile.top();
                kept[i] |= x >= 0 && x < 32 && y >= 0 && y < 32;
            }
        });
        int changed = 0;
        for (int i = 0; i < image.rgb().length; i++) {
            boolean same = image.rgb()[i] == attacked.rgb()[i];
            assertThat(same || kept[i / 3]).isTrue();
            changed += same ? 0 : 1;
        }
        assertThat(changed).isGreaterThan(1000);
    }

    @Test
    void anExportedFileTakesATileAndSaysSo() throws IOException {
        Path out = folder.resolve("export");
        workspace.done("model", "export", run.toString(), "--out", out.toString());
        assertThat(out.resolve("README.md"))
                .content()
                .contains("cuts each image into tiles of 32 x 32 pixels", "podium data tiles photo.jpg OUT --side 32");
        Path photograph = workspace.resolve("data/told/red/3.png");
        CommandLineRun told =
                workspace.done("model", "run", out.resolve("model.onnx").toString(), photograph.toString());
        assertThat(told.out()).contains("red");
        assertThat(told.err()).contains("3: the file takes one tile, and was given the one with the most edges");
    }

    @Test
    void aTeacherMustSeeTheSameTiles() {
        assertThat(workspace
                        .ended(
                                1,
                                "train",
                                "told",
                                "--recipe",
                                "tiled",
                                "--teacher",
                                run.toString(),
                                "--recipe-set",
                                "tiles.keep=3")
                        .err())
                .contains(
                        "the teacher sees tiles of side 32, step 32 and keep 2, and the recipe shows tiles of side 32,"
                                + " step 32 and keep 3; both must see the same");
        workspace.done(
                "train",
                "told",
                "--recipe",
                "tiled",
                "--teacher",
                run.toString(),
                "--recipe-set",
                "stages=[{train: all, epochs: 1}]");
    }

    @Test
    void dataTilesWritesTheTilesThatTheNetworkSees() throws IOException {
        Path out = folder.resolve("tiles");
        CommandLineRun cut = workspace.done(
                "data",
                "tiles",
                workspace.resolve("data/told").toString(),
                out.toString(),
                "--side",
                "32",
                "--keep",
                "2");
        assertThat(cut.out()).isEqualTo("96 tiles of 48 images in " + out + "\n");
        Map<Integer, Integer> seen = new TreeMap<>();
        TILING.kept(picture(0, 7)).forEach(tile -> seen.put(tile.left(), tile.top()));
        for (Map.Entry<Integer, Integer> tile : seen.entrySet()) {
            Path file = out.resolve("blue/7_x" + tile.getKey() + "_y" + tile.getValue() + ".png");
            assertThat(RgbImage.read(file).rgb())
                    .isEqualTo(picture(0, 7)
                            .cut(tile.getKey(), tile.getValue(), 32, 32)
                            .rgb());
        }
        try (Stream<Path> files = Files.list(out.resolve("red"))) {
            assertThat(files).hasSize(48);
        }
        assertThat(workspace
                        .ended(
                                2,
                                "data",
                                "tiles",
                                out.toString(),
                                folder.resolve("x").toString(),
                                "--side",
                                "9")
                        .err())
                .contains("--side is 9; expected the side of a tile in pixels, from 16 to 4096");
        assertThat(workspace
                        .ended(
                                1,
                                "data",
                                "tiles",
                                workspace.resolve("data/told").toString(),
                                out.toString())
                        .err())
                .contains(out + ": not an empty folder");
    }
}

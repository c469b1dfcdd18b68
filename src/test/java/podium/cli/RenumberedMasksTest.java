package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import podium.core.mask.LabelMap;
import podium.data.maps.MaskFile;
import podium.data.maps.RenumberedMasks;
import podium.data.maps.VocPalette;

/** Runs every command that reads masks on the true test masks, written with different palettes. */
class RenumberedMasksTest {
    private static final int CLASSES = 20;
    private static final String TOLD = "palettes with VOC's colours in another order";

    @TempDir
    private static Path shared;

    private static CommandLineWorkspace workspace;
    private static Path data;

    @TempDir
    private Path folder;

    @BeforeAll
    static void prepare() {
        workspace = CommandLineWorkspace.make(shared.resolve("workspace")).withSample(32);
        data = workspace.resolve("data/sample");
        workspace.done("prepare", "sample");
    }

    /** A palette of a mask, which defines the index and the colour of each label. */
    private enum Form {
        EXACT,
        /** Only the used colours, as a PNG optimiser leaves them. */
        COMPACT,
        /** The classes in reverse order. */
        PERMUTED,
        /** The grey ramp of a program without its own palette. */
        RAMP,
        GREY,
        CONTRADICTING;

        boolean byColour() {
            return this == COMPACT || this == PERMUTED;
        }

        private int index(int label) {
            return this == PERMUTED && label > 0 && label <= CLASSES ? 1 + CLASSES - label : label;
        }

        private int colour(int label) {
            return switch (this) {
                case EXACT, COMPACT, PERMUTED -> VocPalette.rgb(label);
                case RAMP, GREY -> label * 0x010101;
                case CONTRADICTING -> label == 0 ? 0 : 0xFF0000 + label;
            };
        }

        void write(LabelMap map, Path png) throws IOException {
            int[] indices = new int[256];
            long[] pixels = map.histogram();
            int next = 0;
            for (int label = 0; label < 256; label++) {
                indices[label] = this == COMPACT ? next : index(label);
                next += pixels[label] > 0 ? 1 : 0;
            }
            byte[][] palette = new byte[3][this == COMPACT ? next : 256];
            for (int label = 0; label < 256; label++) {
                for (int channel = 0; channel < 3; channel++) {
                    if (this != COMPACT || pixels[label] > 0) {
                        palette[channel][indices[label]] = (byte) (colour(label) >> (16 - 8 * channel));
                    }
                }
            }
            BufferedImage image = this == GREY
                    ? new BufferedImage(map.width(), map.height(), BufferedImage.TYPE_BYTE_GRAY)
                    : new BufferedImage(
                            map.width(),
                            map.height(),
                            BufferedImage.TYPE_BYTE_INDEXED,
                            new IndexColorModel(8, palette[0].length, palette[0], palette[1], palette[2]));
            for (int y = 0; y < map.height(); y++) {
                for (int x = 0; x < map.width(); x++) {
                    image.getRaster().setSample(x, y, 0, indices[map.at(x, y)]);
                }
            }
            ImageIO.write(image, "png", png.toFile());
        }
    }

    private static void write(Form form, String list, Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String id : Files.readAllLines(data.resolve("ImageSets/Segmentation/" + list + ".txt"))) {
            LabelMap map = MaskFile.read(from.resolve(id + ".png"), CLASSES, new RenumberedMasks());
            form.write(map, to.resolve(id + ".png"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void encodedMasksScoreOneOrAreRefused(Form form) throws IOException {
        Path masks = folder.resolve("masks");
        write(form, "val", data.resolve("SegmentationClass"), masks);
        Path out = folder.resolve("out");
        CommandLineRun run =
                workspace.podium("encode", "-c", "sample", "--masks", masks.toString(), "--out", out.toString());
        if (form == Form.CONTRADICTING) {
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .contains(masks.toString(), "colours and indices of the palette contradict each other: index");
            return;
        }
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err().lines().filter(line -> line.contains(TOLD)).count())
                .isEqualTo(form.byColour() ? 1 : 0);
        String json = workspace
                .podium("score", out.resolve("submission.csv").toString(), "-c", "sample", "--json")
                .out();
        assertThat(json).contains("\"segmentation\" : 1.0,");
    }

    @ParameterizedTest
    @EnumSource
    void renumberedMasksGiveTheSameDataSet(Form form) throws IOException {
        Path whole = folder.resolve("data");
        for (String name : List.of("JPEGImages", "ImageSets", "Annotations")) {
            Files.createDirectories(whole);
            Files.createSymbolicLink(whole.resolve(name), data.resolve(name).toAbsolutePath());
        }
        write(form, "train", data.resolve("SegmentationClass"), whole.resolve("SegmentationClass"));
        write(form, "val", data.resolve("SegmentationClass"), whole.resolve("SegmentationClass"));
        for (String labels : List.of("masks", "annotations")) {
            CommandLineRun check = workspace.podium(
                    "data", "check", "sample", "--data", whole.toString(), "--set", "dataset.labels=" + labels);
            if (form == Form.CONTRADICTING) {
                assertThat(check.code()).isEqualTo(1);
                assertThat(check.out()).contains("contradict each other: index");
            } else {
                assertThat(check.out()).isEqualTo("sample: no fault\n");
                assertThat(check.err().lines().filter(line -> line.contains(TOLD)))
                        .hasSize(form.byColour() ? 1 : 0);
            }
        }
        if (form == Form.CONTRADICTING) {
            return;
        }
        String[] sources = {data.toString(), whole.toString()};
        String[] solutions = new String[2];
        for (int i = 0; i < 2; i++) {
            CommandLineRun prepare =
                    workspace.podium("prepare", "sample", "--data", sources[i], "--set", "dataset.labels=masks");
            assertThat(prepare.code()).as(prepare.err()).isZero();
            assertThat(prepare.err().lines().filter(line -> line.contains(TOLD)))
                    .hasSize(i == 1 && form.byColour() ? 1 : 0);
            solutions[i] = Files.readString(workspace.resolve("data/prepared/sample/private/solution.csv"));
        }
        assertThat(solutions[1]).isEqualTo(solutions[0]);
        assertThat(workspace.podium("prepare", "sample").code()).isZero();
    }

    /** The run reports it only once, although several stages read masks. */
    @Test
    void aRunReportsRenumberedMasksOnce() throws IOException {
        Path whole = folder.resolve("data");
        Files.createDirectories(whole);
        for (String name : List.of("JPEGImages", "ImageSets", "Annotations")) {
            Files.createSymbolicLink(whole.resolve(name), data.resolve(name).toAbsolutePath());
        }
        write(Form.PERMUTED, "train", data.resolve("SegmentationClass"), whole.resolve("SegmentationClass"));
        write(Form.PERMUTED, "val", data.resolve("SegmentationClass"), whole.resolve("SegmentationClass"));
        CommandLineRun run = workspace.podium(
                "run", "sample", "--data", whole.toString(), "--classifier", "none", "--segmenter", "none");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err().lines().filter(line -> line.contains(TOLD))).hasSize(1);
        assertThat(workspace.podium("prepare", "sample").code()).isZero();
    }
}

package podium.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import podium.InputException;
import podium.Progress;
import podium.UsageException;

/**
 * Generates a data set in the layout of VOC2009: drawn pictures of VOC's 20 classes, label maps, annotations and lists,
 * to try everything without a download.
 *
 * <p>The same seed and counts give the same bytes on the same Java, with any number of threads: picture {@code i} draws
 * from (seed, i) alone.
 *
 * <pre>{@code
 * SampleGenerator.generate(Path.of("data/sample"), 600, 200, 2009, Progress.NONE);
 * }</pre>
 */
public final class SampleGenerator {
    private SampleGenerator() {}

    /**
     * Writes the pictures below a new folder; the lists call those to test on {@code val}, as VOC does.
     *
     * @throws InputException if the folder exists
     */
    public static void generate(Path root, int trainImages, int testImages, long seed, Progress progress)
            throws IOException {
        if (trainImages < 1 || testImages < 1) {
            throw new UsageException("The sample needs at least one image to train and one to test, not " + trainImages
                    + " and " + testImages + ".");
        }
        Path target = root.toAbsolutePath().normalize();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new InputException(target
                    + " exists already; delete it, or name a folder that does not exist, to generate the sample");
        }
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        delete(partial);
        List<Set<SampleClass>> hands = new ArrayList<>(SamplePlan.deal(trainImages, new Random(seed)));
        hands.addAll(SamplePlan.deal(testImages, new Random(~seed)));
        SampleTree tree = new SampleTree(partial);
        List<SamplePicture> pictures;
        try (Progress.Task task = progress.start("drawing the sample", hands.size())) {
            pictures = IntStream.range(0, hands.size())
                    .parallel()
                    .mapToObj(index -> {
                        SamplePicture picture = draw(index, hands.get(index), seed, tree);
                        task.step();
                        return picture;
                    })
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        tree.writeLists("train", pictures.subList(0, trainImages));
        tree.writeLists("val", pictures.subList(trainImages, pictures.size()));
        tree.writeLists("trainval", pictures);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static SamplePicture draw(int index, Set<SampleClass> classes, long seed, SampleTree tree) {
        // The seed is scattered first, so that (seed, index + 1) and (seed + 1, index) have nothing in common.
        SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() + index);
        SampleScene scene = SampleScene.compose(classes, random);
        String id = "2009_%06d".formatted(index + 1);
        try {
            tree.writePicture(id, scene, scene.draw(random));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SamplePicture(id, scene.annotations());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

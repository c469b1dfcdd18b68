package podium.data.sample;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.UsageException;
import podium.core.Workers;

/**
 * Generates a data set in the layout of VOC2009: drawn pictures of VOC's 20 classes, label maps, annotations
 * and lists. With it you can try everything without a download.
 *
 * <p>The same seed and counts give the same bytes on the same Java, with any number of threads, because picture
 * {@code i} depends on (seed, i) alone.
 *
 * <pre>{@code
 * SampleGenerator.generate(Path.of("data/sample"), 600, 200, 2009, 4, Progress.NONE);
 * }</pre>
 */
public final class SampleGenerator {
    private SampleGenerator() {}

    /**
     * Writes the pictures into a new folder. The folder gets its name when it is complete; remains of a killed
     * process are deleted. The list of test images is called {@code val}, as in VOC.
     *
     * @throws InputException if the folder exists, or if another process is generating it
     */
    public static void generate(Path root, int trainImages, int testImages, long seed, int threads, Progress progress)
            throws IOException {
        if (trainImages < 1 || testImages < 1) {
            throw new UsageException("The sample needs at least one training image and one test image, not "
                    + trainImages + " and " + testImages + ".");
        }
        Path target = root.toAbsolutePath().normalize();
        requireNone(target);
        Files.createDirectories(target.resolveSibling(""));
        Path lockFile = target.resolveSibling("." + target.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock(channel, target);
            requireNone(target);
            Path partial = target.resolveSibling(target.getFileName() + ".partial");
            FileUtils.deleteDirectory(partial.toFile());
            draw(partial, trainImages, testImages, seed, threads, progress);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            // A process that waits for a deleted lock finds the finished folder and draws nothing.
            if (Files.exists(target)) {
                Files.deleteIfExists(lockFile);
            }
        }
    }

    private static void requireNone(Path target) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new InputException(target
                    + " already exists; delete it, or name a folder that does not exist, to generate the sample");
        }
    }

    /** Takes the lock; the operating system releases it if the process is killed. */
    private static void lock(FileChannel channel, Path target) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process holds the lock.
        }
        throw new InputException(target + ": another process is generating this sample; wait until it is done");
    }

    private static void draw(Path root, int trainImages, int testImages, long seed, int threads, Progress progress)
            throws IOException {
        List<Set<SampleClass>> hands = new ArrayList<>(SamplePlan.deal(trainImages, new Random(seed)));
        hands.addAll(SamplePlan.deal(testImages, new Random(~seed)));
        SampleTree tree = new SampleTree(root);
        List<Integer> indices = IntStream.range(0, hands.size()).boxed().toList();
        List<SamplePicture> pictures = Workers.each(
                "drawing the sample", indices, threads, progress, index -> draw(index, hands.get(index), seed, tree));
        tree.writeLists("train", pictures.subList(0, trainImages));
        tree.writeLists("val", pictures.subList(trainImages, pictures.size()));
        tree.writeLists("trainval", pictures);
    }

    private static SamplePicture draw(int index, Set<SampleClass> classes, long seed, SampleTree tree)
            throws IOException {
        // Scatter the seed first, so that (seed, index + 1) and (seed + 1, index) are unrelated.
        SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() + index);
        SampleScene scene = SampleScene.compose(classes, random);
        String id = String.format(Locale.ROOT, "2009_%06d", index + 1);
        tree.writePicture(id, scene, scene.draw(random));
        return new SamplePicture(id, scene.annotations());
    }
}

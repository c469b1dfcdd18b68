package podium.judge.competition;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.UsageException;
import podium.core.files.FolderLock;
import podium.core.files.OwnerOnly;
import podium.core.files.WriteAside;
import podium.core.mask.LabelMap;
import podium.data.dataset.ImageSet;
import podium.data.kind.PublishedForm;

/**
 * A published competition: what a host gives to a class, laid out like a Kaggle download, and what the host
 * keeps. The files are those of the course's download; of a data set of whole images they are {@code train.csv},
 * {@code train/0.png} and so on, and of one with masks {@code train/images/0.png} and {@code train/masks/0.png}
 * ({@link PublishedForm}). Test images are shuffled and renamed to integers. Nothing public shows their content, their original
 * order, or which of them count for the public score.
 *
 * <pre>
 * public/train/train_set.csv          Id and one 0/1 column per class
 * public/train/img/train_0.npy ...    height x width x 3, uint8, RGB
 * public/train/seg/train_0.npy ...    height x width, uint8: 0 background, 1.. the classes, 255 void
 * public/test/test_set.csv            the same columns, all -1
 * public/test/img/test_0.npy ...
 * public/sample_submission.csv
 * public/SHA256SUMS
 * private/key.yaml                    {@link PublicationKey}
 * private/solution.csv                for the new ids
 * private/competition/ID/competition.yaml
 * private/SHA256SUMS
 * </pre>
 *
 * <p>{@code private} (mode 0700) is a workspace in which the published competition, {@code <id>-published}, can
 * be prepared and played. If the folder already holds a publication, publishing again uses its key and gives
 * the same bytes.
 *
 * @param competition the published competition, as {@code private} contains it
 * @param folder the folder that contains public and private
 */
public record Publication(Competition competition, Path folder) {
    /** A warning for the host: renaming images does not hide their content. */
    public static final String WARNING = "The test images have new names, but their pixels are unchanged. Anyone"
            + " who has the original data set (those of PASCAL VOC, MNIST and CIFAR-10 are public) can match the images and look"
            + " up the answers. Ask teams to hand in the code of their final entries, or use images that nobody else"
            + " has.";

    /** Every public file gets this time: real times would show the order in which images were read. */
    private static final FileTime TIME = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

    private static final String SOLUTION = "solution.csv";
    private static final String TRAIN = "train";
    private static final String TEST = "test";

    /** Writes {@code folder/public} and {@code folder/private}. */
    public static Publication publish(Competition competition, Workspace workspace, Path folder, Progress progress)
            throws IOException {
        return publish(competition, workspace, folder, new SecureRandom(), progress);
    }

    static Publication publish(
            Competition competition, Workspace workspace, Path folder, SecureRandom random, Progress progress)
            throws IOException {
        requireFree(folder);
        ImageSet trainImages = competition.trainImages(workspace);
        ImageSet testImages = competition.testImages(workspace);
        if (!testImages.labelled()) {
            throw new UsageException("competition " + competition.id() + " has no labels for its test images, so there"
                    + " is no solution to publish; test on a part of train with --set holdout.fraction=0.3 --set"
                    + " holdout.seed=2009");
        }
        Splits splits = Splits.of(competition, trainImages, testImages, progress);
        Publication publication = new Publication(published(competition), folder);
        OwnerOnly.makeFolder(publication.privateFolder());
        try (FolderLock lock = FolderLock.take(publication.privateFolder().resolve(".lock"))) {
            PublicationKey key = publication.key(competition.id(), splits, random);
            publication.writePrivate(key, competition, testImages, progress);
            OwnerOnly.closeAll(publication.privateFolder(), publication.publicFolder());
            publication.writePublic(form(competition), key, splits, trainImages, testImages, progress);
        }
        ImageSet.tellOfRenumberedMasks(progress, List.of(trainImages, testImages));
        return publication;
    }

    /** The folder that the teams get. */
    public Path publicFolder() {
        return folder.resolve("public");
    }

    /** The folder that the host keeps; it is also a workspace. */
    public Path privateFolder() {
        return folder.resolve("private");
    }

    /** Refuses to write into a folder that holds something other than a publication. */
    private static void requireFree(Path folder) throws IOException {
        if (!Files.exists(folder) || Files.exists(folder.resolve("private").resolve(PublicationKey.NAME))) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + " is a file; expected a folder to publish into");
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.anyMatch(file -> !file.endsWith("private"))) {
                throw new InputException(folder + " is not empty, and contains no private/" + PublicationKey.NAME
                        + " of an earlier publication; name a new or empty folder");
            }
        }
    }

    private static PublishedForm form(Competition original) {
        return original.dataset().kind().published();
    }

    private static Competition published(Competition original) {
        return original.withIdentity(original.identity().withId(original.id() + "-published"))
                .withDataset(new Source(
                        form(original).kind(),
                        "../public",
                        TRAIN,
                        TEST,
                        form(original).kind().labels()))
                .withHosting(new Competition.Hosting(
                        SOLUTION, null, original.hosting().headings(), new Competition.Kaggle(original.slug())));
    }

    /** Reads or draws the key. It is written first, so that an interrupted publication continues with the same key. */
    private PublicationKey key(String id, Splits splits, SecureRandom random) throws IOException {
        Path file = privateFolder().resolve(PublicationKey.NAME);
        if (Files.exists(file)) {
            return PublicationKey.read(file, id, splits.trainAll(), splits.test());
        }
        PublicationKey key = PublicationKey.draw(id, splits.trainAll(), splits.test(), random);
        key.write(file);
        return key;
    }

    private void writePrivate(PublicationKey key, Competition original, ImageSet images, Progress progress)
            throws IOException {
        Set<String> publicIds = key.publicIds(original.split().publicShare());
        SolutionWriter writer = new SolutionWriter(original, images);
        try (Progress.Task task =
                progress.start("writing the solution", key.test().size())) {
            CsvFile.privately(privateFolder().resolve(SOLUTION), printer -> {
                printer.printRecord(SolutionWriter.HEADER);
                for (Map.Entry<Integer, String> image : key.test().entrySet()) {
                    String id = image.getValue();
                    Usage usage = publicIds.contains(id) ? Usage.PUBLIC : Usage.PRIVATE;
                    writer.print(printer, id, image.getKey().toString(), usage);
                    task.step();
                }
            });
        }
        String file = "competition/" + competition.id() + "/competition.yaml";
        WriteAside.privateText(privateFolder().resolve(file), CompetitionFile.format(competition));
        Checksums.write(privateFolder(), List.of(file, PublicationKey.NAME, SOLUTION));
    }

    /** Writes everything into a temporary folder, then renames it, so that {@code public} is always complete. */
    private void writePublic(
            PublishedForm form,
            PublicationKey key,
            Splits splits,
            ImageSet trainImages,
            ImageSet testImages,
            Progress progress)
            throws IOException {
        Path aside = folder.resolve(".public.partial");
        FileUtils.deleteDirectory(aside.toFile());
        try {
            PublicFiles files = new PublicFiles(competition);
            files.writeTrain(aside.resolve(form.table(TRAIN)), key.trainNames(), splits.labels());
            files.writeTest(aside.resolve(form.table(TEST)), key.testNames());
            files.writeSampleSubmission(aside.resolve("sample_submission.csv"), key.testNames());
            List<String> names = new ArrayList<>(List.of("sample_submission.csv", form.table(TEST), form.table(TRAIN)));
            names.addAll(writeImages(form, aside, TRAIN, key.train(), trainImages, progress));
            names.addAll(writeImages(form, aside, TEST, key.test(), testImages, progress));
            Checksums.write(aside, names);
            setTimes(aside);
            FileUtils.deleteDirectory(publicFolder().toFile());
            Files.move(aside, publicFolder(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileUtils.deleteDirectory(aside.toFile());
        }
    }

    /** Writes the images in the order of their new ids, with masks for train alone, and returns the files' names. */
    private List<String> writeImages(
            PublishedForm form,
            Path aside,
            String list,
            Map<Integer, String> images,
            ImageSet source,
            Progress progress)
            throws IOException {
        boolean masks = list.equals(TRAIN) && competition.wanted().masks();
        List<String> names = new ArrayList<>();
        try (Progress.Task task = progress.start("writing " + list + " images", images.size())) {
            for (Map.Entry<Integer, String> image : images.entrySet()) {
                String file = form.image(list, image.getKey());
                BufferedImage pixels = source.image(image.getValue());
                names.add(file);
                write(aside.resolve(file), out -> form.write(pixels, out));
                if (masks) {
                    String mask = form.mask(list, image.getKey());
                    LabelMap map = source.labelMap(image.getValue());
                    names.add(mask);
                    write(aside.resolve(mask), out -> form.write(map, out));
                }
                task.step();
            }
        }
        return names;
    }

    private static void write(Path file, WriteAside.Content content) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            content.writeTo(out);
        } catch (IOException e) {
            throw new IOException(
                    file + ": " + e.getMessage()
                            + "; unfinished files were removed: free some disk space and publish again",
                    e);
        }
    }

    private static void setTimes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setLastModifiedTime(file, TIME);
            }
        }
    }
}

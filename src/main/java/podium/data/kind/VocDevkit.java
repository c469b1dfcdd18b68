package podium.data.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import podium.core.InputException;
import podium.data.dataset.DatasetFault;
import podium.data.dataset.ImageSet;
import podium.data.dataset.LabelSource;
import podium.data.dataset.VocFolder;
import podium.data.dataset.VocImageSet;
import podium.data.dataset.Wanted;
import podium.data.image.DataFile;

/** The folders of the PASCAL VOC development kit, as they are in its tar file. */
public record VocDevkit() implements DatasetKind.NamedLists {
    private static final long MOST_BYTES = 16L << 20;

    /** The classes of PASCAL VOC since 2007. */
    private static final List<String> CLASSES = List.of(
            "aeroplane",
            "bicycle",
            "bird",
            "boat",
            "bottle",
            "bus",
            "car",
            "cat",
            "chair",
            "cow",
            "diningtable",
            "dog",
            "horse",
            "motorbike",
            "person",
            "pottedplant",
            "sheep",
            "sofa",
            "train",
            "tvmonitor");

    private static final String HOW_TO_GET = "Get VOCtrainval_11-May-2009.tar from the PASCAL VOC 2009 page"
            + " (http://host.robots.ox.ac.uk/pascal/VOC/voc2009/) and unpack it so that"
            + " data/VOCdevkit/VOC2009/ImageSets/Segmentation/train.txt exists; or name its folder with --data DIR";

    @Override
    public String spelling() {
        return "voc-devkit";
    }

    @Override
    public String form() {
        return "the folders ImageSets and JPEGImages";
    }

    @Override
    public Optional<FoundData> recognise(Path folder) throws IOException {
        boolean some = laidOut(folder);
        for (Path place : List.of(folder, folder.resolve("VOCdevkit"))) {
            if (Files.isDirectory(place)) {
                some |= FolderListing.of(place, "a folder").folders().stream().anyMatch(VocDevkit::laidOut);
            }
        }
        return some ? Optional.of(found(folder(folder))) : Optional.empty();
    }

    /** True if every image of some lists has an annotation. */
    private static boolean annotated(Path folder, Set<String> lists) throws IOException {
        for (String list : lists) {
            for (String part : List.of("Segmentation", "Main")) {
                Path file = folder.resolve("ImageSets").resolve(part).resolve(list + ".txt");
                if (Files.isRegularFile(file)) {
                    boolean all = DataFile.text(file, "the list of images", MOST_BYTES)
                            .lines()
                            .map(line -> line.strip().split("\\s+", 2)[0])
                            .filter(id -> id.matches("[^/\\\\]+"))
                            .allMatch(id -> Files.isRegularFile(
                                    folder.resolve("Annotations").resolve(id + ".xml")));
                    if (!all) {
                        return false;
                    }
                    break;
                }
            }
        }
        return true;
    }

    private static boolean laidOut(Path folder) {
        return Files.isDirectory(folder.resolve("ImageSets")) && Files.isDirectory(folder.resolve("JPEGImages"));
    }

    private FoundData found(Path folder) throws IOException {
        Path lists = folder.resolve("ImageSets");
        List<String> names = Stream.of("train", "trainval", "val", "test")
                .filter(name -> Stream.of("Segmentation", "Main")
                        .anyMatch(
                                part -> Files.isRegularFile(lists.resolve(part).resolve(name + ".txt"))))
                .toList();
        if (names.isEmpty()) {
            throw new InputException(
                    lists + ": found no list such as Segmentation/train.txt or Main/train.txt; expected"
                            + " one, with the name of an image in each line");
        }
        String train = names.get(0);
        String test = names.contains("val") ? "val" : names.get(names.size() - 1);
        return new FoundData(
                this,
                folder,
                CLASSES,
                false,
                FoundData.Lists.of(train, test),
                Files.isDirectory(folder.resolve("SegmentationClass")),
                annotated(folder, Set.of(train, test)) ? LabelSource.ANNOTATIONS : LabelSource.MASKS);
    }

    @Override
    public Path folder(Path root) throws IOException {
        return VocFolder.find(root, HOW_TO_GET).root();
    }

    @Override
    public ImageSet list(Path folder, String list, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        return VocImageSet.open(new VocFolder(folder), list, classes, wanted, faults);
    }
}

package podium.data.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import podium.core.InputException;
import podium.data.dataset.DatasetFault;
import podium.data.dataset.DatasetWarning;
import podium.data.dataset.ImageLabels;
import podium.data.dataset.ImageSet;
import podium.data.dataset.Wanted;
import podium.data.image.ImageName;
import podium.data.kind.PictureFiles.Picture;

/**
 * A folder a class, with the class's name: {@code train/mountain/69.jpg} and {@code test/mountain/7.jpg}, or
 * {@code mountain/69.jpg} with {@code dataset.split}. Both images have an Id such as {@code mountain-69}.
 */
public record Folders() implements DatasetKind {
    /** The fewest images of a class that is divided. */
    private static final int LEAST = 3;

    @Override
    public String spelling() {
        return "folders";
    }

    @Override
    public String form() {
        return "a folder with images for each class, or such folders in train and test";
    }

    @Override
    public Optional<FoundData> recognise(Path folder) throws IOException {
        Path train = folder.resolve("train");
        Map<String, Integer> learned = counts(train);
        if (learned.size() > 1) {
            return counts(folder.resolve("test")).isEmpty()
                    ? Optional.of(divided(train, learned))
                    : Optional.of(FoundData.oneClass(
                            this, folder, List.copyOf(learned.keySet()), FoundData.Lists.of("train", "test")));
        }
        Map<String, Integer> counts = counts(folder);
        return counts.values().stream().filter(images -> images > 0).count() > 1
                ? Optional.of(divided(folder, counts))
                : Optional.empty();
    }

    /** Divides the images of each class; or the list, if some classes have much fewer images than others. */
    private FoundData divided(Path tree, Map<String, Integer> counts) {
        int fewest = Collections.min(counts.values());
        int most = Collections.max(counts.values());
        for (Map.Entry<String, Integer> each : counts.entrySet()) {
            if (each.getValue() < LEAST) {
                throw new InputException(tree.resolve(each.getKey()) + ": the class has "
                        + (each.getValue() == 0 ? "no image" : each.getValue() == 1 ? "1 image" : "2 images")
                        + "; expected " + LEAST + " or more, at least one for each of train, valid and test. Add"
                        + " images, or move the folder away");
            }
        }
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        boolean even = most <= 2 * fewest;
        return FoundData.oneClass(
                this,
                tree,
                List.copyOf(counts.keySet()),
                FoundData.Lists.divided(even ? fewest : all, even ? null : DatasetSplit.Unit.LIST));
    }

    /** The folders in a folder, in natural order, with the number of images in each; empty if it is missing. */
    private static Map<String, Integer> counts(Path tree) throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        if (Files.isDirectory(tree)) {
            for (Path folder : FolderListing.of(tree, "a folder").folders()) {
                counts.put(
                        FolderListing.name(folder),
                        FolderListing.of(folder, "a folder").images().size());
            }
        }
        return counts;
    }

    @Override
    public Path folder(Path root) {
        if (!Files.isDirectory(root)) {
            throw new InputException(root + ": missing; expected a folder with one folder a class, or with such folders"
                    + " in train and test. Name it with --data DIR");
        }
        return root;
    }

    @Override
    public DatasetSplit.Unit split() {
        return DatasetSplit.Unit.CLASS;
    }

    @Override
    public ImageSet list(Path folder, String list, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        return read(folder.resolve(FolderListing.requireName(list)), classes, wanted, faults);
    }

    @Override
    public ImageSet whole(Path folder, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        return read(folder, classes, wanted, faults);
    }

    private static ImageSet read(Path tree, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        FolderListing listing = FolderListing.of(tree, "a folder with one folder a class");
        compareNames(tree, listing, classes, faults);
        Map<String, Picture> pictures = new LinkedHashMap<>();
        List<DatasetWarning> remarks = new ArrayList<>();
        for (Path folder : listing.folders()) {
            int position = classes.indexOf(FolderListing.name(folder));
            if (position >= 0) {
                FolderListing inside = FolderListing.of(folder, "a class's folder");
                inside.warnOfOthers(remarks);
                warnOfFolders(inside, remarks);
                for (Path file : inside.images()) {
                    add(pictures, file, position, classes, faults);
                }
            }
        }
        if (pictures.isEmpty()) {
            faults.accept(new DatasetFault(tree, "there is no image in the classes' folders; expected image files"));
        }
        return new PictureFiles(tree, pictures, true, classes.size(), wanted, remarks);
    }

    /** Compares the folders with the classes. */
    private static void compareNames(
            Path tree, FolderListing listing, List<String> classes, Consumer<DatasetFault> faults) {
        List<String> names = listing.folders().stream().map(FolderListing::name).toList();
        List<String> unknown =
                names.stream().filter(name -> !classes.contains(name)).toList();
        List<String> missing =
                classes.stream().filter(name -> !names.contains(name)).toList();
        if (unknown.containsAll(List.of("train", "test"))) {
            faults.accept(new DatasetFault(
                    tree,
                    "the folders train and test divide this data set already; expected a folder of each class,"
                            + " because of dataset.split: take it away with --set dataset.split=none, and state how valid"
                            + " is dealt, such as --set validation='{folds: 5, fold: 0, seed: 2009}'"));
            return;
        }
        if (!unknown.isEmpty()) {
            faults.accept(new DatasetFault(
                    tree,
                    (unknown.size() == 1 ? "the folder is" : "the folders are") + " no class of the competition: "
                            + FolderListing.named(unknown)
                            + "; add the name to classes in competition.yaml, or move the folder away"));
        }
        if (!missing.isEmpty()) {
            faults.accept(new DatasetFault(
                    tree,
                    "there is no folder for class " + FolderListing.named(missing)
                            + "; a folder must have exactly the class's name: add it, or correct classes in"
                            + " competition.yaml"));
        }
    }

    private static void warnOfFolders(FolderListing inside, List<DatasetWarning> remarks) {
        if (!inside.folders().isEmpty()) {
            remarks.add(new DatasetWarning(
                    inside.folder(),
                    "the folders inside are left out: "
                            + FolderListing.named(inside.folders().stream()
                                    .map(FolderListing::name)
                                    .toList())));
        }
    }

    private static void add(
            Map<String, Picture> pictures,
            Path file,
            int position,
            List<String> classes,
            Consumer<DatasetFault> faults) {
        String id = classes.get(position) + "-" + ImageName.stem(FolderListing.name(file));
        Optional<String> badId = FolderListing.faultOfId(id);
        if (badId.isPresent()) {
            faults.accept(new DatasetFault(file, badId.get()));
            return;
        }
        Picture first = pictures.putIfAbsent(
                id, Picture.labelled(file, ImageLabels.ofClass(position), file.resolveSibling("")));
        if (first != null) {
            faults.accept(new DatasetFault(
                    file, "the Id would be " + id + ", which " + first.image() + " has already; rename one of them"));
        }
    }
}

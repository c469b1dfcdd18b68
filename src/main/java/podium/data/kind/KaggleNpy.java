package podium.data.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import podium.core.InputException;
import podium.data.dataset.DatasetFault;
import podium.data.dataset.ImageSet;
import podium.data.dataset.NpyImageSet;
import podium.data.dataset.Wanted;

/** The course's Kaggle download: {@code train/train_set.csv}, {@code train/img/train_<i>.npy} and so on. */
public record KaggleNpy() implements DatasetKind.NamedLists {
    private static final String HOW_TO_GET =
            "Download and unpack the data of the course's Kaggle competition there; or name"
                    + " its folder with --data DIR";

    @Override
    public String spelling() {
        return "kaggle-npy";
    }

    @Override
    public String form() {
        return "the tables train/train_set.csv and test/test_set.csv";
    }

    @Override
    public Optional<FoundData> recognise(Path folder) throws IOException {
        Path table = folder.resolve("train/train_set.csv");
        if (!Files.isRegularFile(table)) {
            return Optional.empty();
        }
        FoundTable found = FoundTable.read(table);
        if (found.classes().isEmpty()) {
            throw new InputException(table + ": found no column after the first; expected a column for each class");
        }
        boolean test = Files.isRegularFile(folder.resolve("test/test_set.csv"));
        return Optional.of(new FoundData(
                this,
                folder,
                found.classes(),
                found.oneClass(),
                FoundData.Lists.of("train", test ? "test" : "train"),
                Files.isDirectory(folder.resolve("train/seg")),
                labels()));
    }

    @Override
    public Path folder(Path root) throws IOException {
        return NpyImageSet.requireFolder(root, HOW_TO_GET);
    }

    @Override
    public boolean isKaggleDownload() {
        return true;
    }

    @Override
    public ImageSet list(Path folder, String list, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        return NpyImageSet.open(folder, list, classes, wanted, faults);
    }
}

package podium.data.kind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import podium.data.dataset.DatasetFault;
import podium.data.dataset.ImageSet;
import podium.data.dataset.Wanted;

/**
 * The two lists of a data set as a competition uses them: two lists of the data set, or the parts of its only one.
 *
 * @param split how the only list is divided; null if the data set has both lists
 * @param classes class c is {@code classes.get(c - 1)}
 */
public record DatasetLists(
        DatasetKind kind,
        Path root,
        String train,
        String test,
        @Nullable DatasetSplit split,
        List<String> classes,
        Wanted wanted) {
    public DatasetLists {
        classes = List.copyOf(classes);
    }

    /** The images of train and valid. */
    public ImageSet openTrain() throws IOException {
        return split == null
                ? open(train, DatasetFault.REFUSED)
                : parts(split, DatasetFault.REFUSED).trainAndValid();
    }

    /** The images of test. */
    public ImageSet openTest() throws IOException {
        return split == null
                ? open(test, DatasetFault.REFUSED)
                : parts(split, DatasetFault.REFUSED).test();
    }

    ImageSet open(String list, Consumer<DatasetFault> faults) throws IOException {
        return kind.list(kind.folder(root), list, classes, wanted, faults);
    }

    SplitParts parts(DatasetSplit how, Consumer<DatasetFault> faults) throws IOException {
        DatasetSplit.Unit unit = how.per() == null ? kind.split() : how.per();
        if (unit == null) {
            throw new IllegalStateException(kind.spelling() + " data sets cannot be divided");
        }
        return SplitParts.deal(kind.whole(kind.folder(root), classes, wanted, faults), how, unit, classes, faults);
    }
}

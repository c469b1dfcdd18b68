package podium.judge.competition;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import podium.core.yaml.Spelling;
import podium.data.dataset.LabelSource;
import podium.data.kind.DatasetKind;
import podium.data.kind.DatasetSplit;

/**
 * The images and labels of the competition; {@code root} is relative to the workspace.
 *
 * @param split how one list is divided into train, valid and test; null if the data set has the lists train and test
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
        DatasetKind kind,
        String root,
        String train,
        String test,
        LabelSource labels,
        @Nullable DatasetSplit split) {
    private static final String TRAIN = "train";
    private static final String TEST = "test";

    public Source {
        require(kind != null, "kind", null, DatasetKind.spellings());
        require(root != null && !root.isBlank(), "root", root, "a folder");
        require(
                split == null || kind == null || kind.split() != null,
                "split",
                split,
                "no such key, because a data set of the kind " + (kind == null ? "" : kind.spelling())
                        + " has lists of its own");
        if (split != null) {
            require(train == null || train.equals(TRAIN), "train", train, "no such key beside dataset.split");
            require(test == null || test.equals(TEST), "test", test, "no such key beside dataset.split");
            train = TRAIN;
            test = TEST;
        }
        train = train == null && kind != null ? kind.trainList() : train;
        test = test == null && kind != null ? kind.testList() : test;
        require(train != null && !train.isBlank(), "train", train, "the name of a list, such as train");
        require(test != null && !test.isBlank(), "test", test, "the name of a list, such as val");
        if (kind != null) {
            labels = labels == null ? kind.labels() : labels;
            require(
                    kind.offersLabels() || labels == kind.labels(),
                    "labels",
                    Spelling.of(labels),
                    "no such key, because a data set of the kind " + kind.spelling() + " has its labels in one place");
        }
    }

    /** Two lists of a data set, which are not divided any further. */
    public Source(DatasetKind kind, String root, String train, String test, LabelSource labels) {
        this(kind, root, train, test, labels, null);
    }
}

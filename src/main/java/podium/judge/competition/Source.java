package podium.judge.competition;

import static podium.core.yaml.WrongKey.require;

import podium.data.dataset.DatasetKind;
import podium.data.dataset.LabelSource;

/** The images and labels of the competition; {@code root} is relative to the workspace. */
public record Source(DatasetKind kind, String root, String train, String test, LabelSource labels) {
    public Source {
        require(kind != null, "kind", null, "voc-devkit, kaggle-npy or sample");
        require(root != null && !root.isBlank(), "root", root, "a folder");
        require(train != null && !train.isBlank(), "train", train, "the name of a list, such as train");
        require(test != null && !test.isBlank(), "test", test, "the name of a list, such as val");
        labels = labels == null ? LabelSource.ANNOTATIONS : labels;
    }
}

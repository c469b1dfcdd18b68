package podium.player.images;

import java.util.List;
import java.util.stream.IntStream;
import podium.player.figures.ClassFigures;

/** The images and targets of a training, split into train and valid. */
public final class TrainingData {
    private final ImageStore images;
    private final byte[][] targets;
    private final List<String> classes;
    private final int[] train;
    private final int[] valid;
    private final float[][] teacher;

    /**
     * Creates the data of a training.
     *
     * @param images the images of both parts
     * @param targets the targets of every image, images x classes: 1 present, 0 absent, -1 difficult only; not copied
     * @param classes the names of the classes
     * @param train the indices of the training images, at least one
     * @param valid the indices of the validation images, which may be empty
     */
    public TrainingData(ImageStore images, byte[][] targets, List<String> classes, int[] train, int[] valid) {
        this(images, targets, classes, train, valid, new float[0][]);
    }

    private TrainingData(
            ImageStore images, byte[][] targets, List<String> classes, int[] train, int[] valid, float[][] teacher) {
        if (targets.length != images.size()) {
            throw new IllegalArgumentException(targets.length + " targets for " + images.size() + " images");
        }
        if (train.length == 0) {
            throw new IllegalArgumentException("there are no training images");
        }
        this.images = images;
        this.targets = targets;
        this.classes = List.copyOf(classes);
        this.train = train.clone();
        this.valid = valid.clone();
        this.teacher = teacher;
    }

    /** Returns these data with a teacher's logits, pictures x classes, which are not copied. */
    public TrainingData taught(float[][] logits) {
        return new TrainingData(images, targets, classes, train, valid, logits);
    }

    /** Returns these data with another split into train and valid. */
    public TrainingData parted(int[] newTrain, int[] newValid) {
        return new TrainingData(images, targets, classes, newTrain, newValid, teacher);
    }

    public ImageStore images() {
        return images;
    }

    public List<String> classes() {
        return classes;
    }

    /** Returns the indices of the training images. */
    public int[] train() {
        return train.clone();
    }

    /** Returns the pictures of the training images; see {@link ImageStore#pictures}. */
    public int[] trainPictures() {
        return images.pictures().of(train);
    }

    /** Returns the pictures of the validation images. */
    public int[] validPictures() {
        return images.pictures().of(valid);
    }

    /** Returns the indices of the validation images. */
    public int[] valid() {
        return valid.clone();
    }

    /** Returns the targets of the given images; the rows are not copied. */
    public byte[][] targetsOf(int[] indices) {
        byte[][] some = new byte[indices.length][];
        for (int i = 0; i < indices.length; i++) {
            some[i] = targets[indices[i]];
        }
        return some;
    }

    /** Returns the number of the given images that show each class. */
    public List<Integer> positives(int[] indices) {
        byte[][] known = targetsOf(indices);
        return IntStream.range(0, classes.size())
                .mapToObj(label -> ClassFigures.positives(known, label))
                .toList();
    }

    /** Returns the teacher's logits of a picture, one per class. */
    public float[] teacher(int picture) {
        return teacher[picture];
    }

    /** Returns the targets of an image, one per class. */
    public byte[] target(int image) {
        return targets[image];
    }
}

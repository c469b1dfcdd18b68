package podium.player.images;

import java.util.List;
import java.util.stream.IntStream;
import podium.player.figures.ClassFigures;

/**
 * What a training learns from, and the images that it is watched on.
 */
public final class TrainingData {
    private final ImageStore images;
    private final byte[][] targets;
    private final List<String> classes;
    private final int[] train;
    private final int[] valid;
    private final float[][] teacher;

    /**
     * Data that are parted into train and valid.
     *
     * @param images of both
     * @param targets of every image of the store: 1 present, 0 absent, -1 difficult only, a class each; not copied
     * @param classes by name
     * @param train indices of the images that are learnt from
     * @param valid indices of the images that are chosen by; none where all are learnt from
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
            throw new IllegalArgumentException("no image to learn from");
        }
        this.images = images;
        this.targets = targets;
        this.classes = List.copyOf(classes);
        this.train = train.clone();
        this.valid = valid.clone();
        this.teacher = teacher;
    }

    /** The same with a teacher's logits, images x classes, not copied. */
    public TrainingData taught(float[][] logits) {
        return new TrainingData(images, targets, classes, train, valid, logits);
    }

    /** The same images, parted otherwise. */
    public TrainingData parted(int[] newTrain, int[] newValid) {
        return new TrainingData(images, targets, classes, newTrain, newValid, teacher);
    }

    public ImageStore images() {
        return images;
    }

    public List<String> classes() {
        return classes;
    }

    /** Indices of the images that are learnt from. */
    public int[] train() {
        return train.clone();
    }

    /** Indices of the images that are chosen by. */
    public int[] valid() {
        return valid.clone();
    }

    /** The targets of some images, not copied. */
    public byte[][] targetsOf(int[] indices) {
        byte[][] some = new byte[indices.length][];
        for (int i = 0; i < indices.length; i++) {
            some[i] = targets[indices[i]];
        }
        return some;
    }

    /** How many of these images have each class. */
    public List<Integer> positives(int[] indices) {
        byte[][] known = targetsOf(indices);
        return IntStream.range(0, classes.size())
                .mapToObj(label -> ClassFigures.positives(known, label))
                .toList();
    }

    /** A teacher's logits of an image. */
    public float[] teacher(int image) {
        return teacher[image];
    }

    public byte[] target(int image) {
        return targets[image];
    }
}

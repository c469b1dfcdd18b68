package podium.lab.attack;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.UsageException;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.core.metric.SegmentationCounts;
import podium.core.metric.Softmax;
import podium.data.image.RgbImage;
import podium.player.network.engine.Engine;
import podium.player.prediction.ImageLoss;
import podium.player.prediction.Segmenter;
import podium.player.prediction.SegmenterGradient;
import podium.player.recipe.Target;
import podium.player.runs.RunFolder;

/**
 * A segmenter under attack. An untargeted attack succeeds if it halves the image's Dice. A targeted attack succeeds if
 * at least half of the pixels that should change get the wanted label.
 */
public final class SegmenterVictim implements Victim {
    private static final double HALF = 0.5;
    /** The Dice from which on a prediction counts as correct. */
    private static final double RIGHT = 0.5;

    private final Segmenter segmenter;
    private final SegmenterGradient gradient;
    private final @Nullable LabelMap painted;
    private final @Nullable Defence defence;
    private final boolean aware;

    private SegmenterVictim(
            Segmenter segmenter,
            SegmenterGradient gradient,
            @Nullable LabelMap painted,
            @Nullable Defence defence,
            boolean aware) {
        this.segmenter = segmenter;
        this.gradient = gradient;
        this.painted = painted;
        this.defence = defence;
        this.aware = aware;
    }

    /**
     * Opens the network of a run folder.
     *
     * @param painted a label map that all images should get, stretched to their size; null for none
     * @param defence the defence in front of the network; null for none
     * @param aware true if the attacker knows the defence and takes gradients through it
     * @throws UsageException if the defence moves pixels
     */
    public static SegmenterVictim open(
            RunFolder run, Engine engine, @Nullable LabelMap painted, @Nullable Defence defence, boolean aware)
            throws IOException {
        if (defence != null && !defence.keepsPixels()) {
            throw new UsageException(
                    "a segmenter needs a defence that keeps pixels in their places; expected jpeg, bits or pca");
        }
        Segmenter segmenter = Segmenter.open(run, engine);
        try {
            return new SegmenterVictim(segmenter, SegmenterGradient.open(run), painted, defence, aware);
        } catch (IOException | RuntimeException e) {
            segmenter.close();
            throw e;
        }
    }

    @Override
    public List<String> names() {
        return segmenter.labels();
    }

    @Override
    public Target target(String text) {
        return Target.ofPixels(text, names());
    }

    @Override
    public Agreement agreement() {
        return Agreement.DICE;
    }

    @Override
    public int labelOf(int name) {
        return name;
    }

    private LabelMap map(RgbImage image) {
        return logits(image).labels(image.width(), image.height());
    }

    private LogitMap logits(RgbImage image) {
        return segmenter.logits(
                defence == null ? image : defence.versions(image).get(0));
    }

    private double loss(RgbImage image, LabelMap wanted, int sign, float[] slopes) {
        if (defence == null || !aware) {
            return gradient.backward(image, wanted, sign, slopes);
        }
        float[] own = new float[slopes.length];
        double value = gradient.backward(defence.versions(image).get(0), wanted, sign, own);
        System.arraycopy(defence.gradientBefore(image, 0, own), 0, slopes, 0, slopes.length);
        return value;
    }

    @Override
    public Case against(RgbImage image, Truth truth, Target target) {
        LogitMap logits = logits(image);
        LabelMap before = logits.labels(image.width(), image.height());
        LabelMap known = truth.map().orElse(before);
        boolean away = painted == null && !target.targeted();
        LabelMap wanted = away ? known : wanted(before, target);
        ImageLoss loss = new VictimLoss(
                (seen, slopes) -> loss(seen, wanted, away ? -1 : 1, slopes),
                segmenter.planes().grey());
        return new ImageCase(loss, logits, before, known, away ? null : wanted);
    }

    private LabelMap wanted(LabelMap before, Target target) {
        byte[] labels = before.labels();
        if (painted != null) {
            byte[] picture = painted.labels();
            for (int y = 0; y < before.height(); y++) {
                int row = y * painted.height() / before.height() * painted.width();
                for (int x = 0; x < before.width(); x++) {
                    labels[y * before.width() + x] = picture[row + x * painted.width() / before.width()];
                }
            }
            return LabelMap.of(before.width(), before.height(), labels);
        }
        return LabelMap.of(before.width(), before.height(), target.ofPixels(labels));
    }

    private final class ImageCase implements Case {
        private final ImageLoss loss;
        private final LabelMap mapBefore;
        private final LabelMap truth;
        private final double diceBefore;
        private final @Nullable LabelMap wanted;
        private final Response before;

        ImageCase(ImageLoss loss, LogitMap logits, LabelMap map, LabelMap truth, @Nullable LabelMap wanted) {
            this.loss = loss;
            this.mapBefore = map;
            this.truth = truth;
            this.wanted = wanted;
            this.diceBefore = dice(map, truth);
            this.before = look(logits, map);
        }

        @Override
        public ImageLoss loss() {
            return loss;
        }

        @Override
        public boolean targeted() {
            return wanted != null;
        }

        @Override
        public Response before() {
            return before;
        }

        @Override
        public Response look(RgbImage image) {
            LogitMap logits = logits(image);
            return look(logits, logits.labels(image.width(), image.height()));
        }

        private Response look(LogitMap logits, LabelMap map) {
            double dice = dice(map, truth);
            boolean reached = wanted == null ? dice <= HALF * diceBefore : reached(map, wanted);
            return new Response(reached, dice >= RIGHT, dice, confidence(logits), List.of(), List.of(), map);
        }

        /** Returns, for each label, the share of its pixels in the original prediction that still have it. */
        @Override
        public double[] presence(RgbImage version, List<Integer> labels) {
            byte[] then = mapBefore.labels();
            byte[] now = map(version).labels();
            return labels.stream().mapToDouble(label -> kept(then, now, label)).toArray();
        }

        private static double kept(byte[] then, byte[] now, int label) {
            long all = 0;
            long still = 0;
            for (int i = 0; i < then.length; i++) {
                if ((then[i] & 0xff) == label) {
                    all++;
                    still += (now[i] & 0xff) == label ? 1 : 0;
                }
            }
            return all == 0 ? 0 : (double) still / all;
        }

        /** If no pixel should change, the goal counts as reached. */
        private boolean reached(LabelMap map, LabelMap goal) {
            byte[] now = map.labels();
            byte[] then = mapBefore.labels();
            byte[] there = goal.labels();
            long concerned = 0;
            long done = 0;
            for (int i = 0; i < now.length; i++) {
                if (then[i] != there[i] && there[i] != (byte) LabelMap.VOID) {
                    concerned++;
                    done += now[i] == there[i] ? 1 : 0;
                }
            }
            return done >= HALF * concerned;
        }
    }

    private double dice(LabelMap map, LabelMap truth) {
        SegmentationCounts counts = new SegmentationCounts(names().size());
        counts.add(truth, map);
        return counts.dice(0);
    }

    /** Returns the mean over the cells of the largest softmax probability. */
    private static double confidence(LogitMap logits) {
        float[] values = logits.values();
        int cells = logits.rows() * logits.columns();
        double sum = 0;
        float[] column = new float[logits.labels()];
        for (int cell = 0; cell < cells; cell++) {
            for (int label = 0; label < column.length; label++) {
                column[label] = values[label * cells + cell];
            }
            sum += 1 / Softmax.of(column, 0, column.length).sum();
        }
        return sum / cells;
    }

    @Override
    public void close() {
        segmenter.close();
        gradient.close();
    }
}

package podium.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import podium.core.metric.RankingFigures;
import podium.player.figures.Accuracies;
import podium.player.figures.ClassificationFigures;
import podium.player.figures.EpochFigures;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.figures.F1Scores;
import podium.player.figures.History;

/** Synthetic histories of trainings that look like real ones. */
public final class Trainings {
    public static final List<String> VOC = List.of(
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

    private Trainings() {}

    /** Each stage starts slightly worse than the previous one ended, and train becomes better than valid. */
    public static History history(boolean valid, List<String> stages, int... epochs) {
        SplittableRandom random = new SplittableRandom(7);
        List<EpochFigures> rows = new ArrayList<>();
        for (int stage = 0; stage < epochs.length; stage++) {
            for (int i = 0; i < epochs[stage]; i++) {
                int epoch = rows.size() + 1;
                double gap = Math.exp(-epoch / 9.0) + (i == 0 && stage > 0 ? 0.12 : 0);
                PartFigures train = part(0.08 + 0.6 * gap, 0.97 - 0.6 * gap, random);
                PartFigures held = part(0.16 + 0.5 * gap + epoch / 900.0, 0.86 - 0.55 * gap - epoch / 1500.0, random);
                rows.add(new EpochFigures(
                        epoch,
                        stages.get(stage),
                        stage == 0 ? Double.NaN : 1e-4,
                        1e-3,
                        41 + random.nextDouble(),
                        20 + random.nextDouble(),
                        train,
                        valid ? held : null));
            }
        }
        return new History(VOC, rows);
    }

    private static PartFigures part(double loss, double precision, SplittableRandom random) {
        return new PartFigures(loss + noise(random), figures(precision + noise(random)));
    }

    private static double noise(SplittableRandom random) {
        return (random.nextDouble() - 0.5) / 40;
    }

    static ClassificationFigures figures(double precision) {
        RankingFigures ranking = new RankingFigures(precision - 0.02, precision - 0.01, precision);
        return new ClassificationFigures(
                ranking,
                new Accuracies(
                        0.2 - precision / 8, precision - 0.3, 0.8 + precision / 8, precision - 0.15, precision - 0.1),
                new F1Scores(precision - 0.08, precision - 0.11, precision - 0.07),
                precision - 0.06,
                Collections.nCopies(VOC.size(), ranking));
    }
}

package podium.player.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import podium.core.metric.RankingFigures;
import podium.player.figures.Accuracies;
import podium.player.figures.ClassificationFigures;
import podium.player.figures.EpochFigures;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.figures.F1Scores;

/** Random epoch figures for tests. */
public final class Drawn {
    private Drawn() {}

    /** Returns the figures of an epoch for the given number of classes; some classes have no positives. */
    public static EpochFigures epoch(int epoch, int classes, boolean valid, SplittableRandom random) {
        return new EpochFigures(
                epoch,
                epoch < 3 ? "head" : "dernière, \"2\"",
                epoch < 3 ? Double.NaN : random.nextDouble() / 1000,
                random.nextDouble() / 100,
                60 * random.nextDouble(),
                100 * random.nextDouble(),
                part(classes, random),
                valid ? part(classes, random) : null);
    }

    private static PartFigures part(int classes, SplittableRandom random) {
        List<RankingFigures> rankings = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            rankings.add(
                    random.nextInt(5) == 0
                            ? new RankingFigures(Double.NaN, Double.NaN, Double.NaN)
                            : new RankingFigures(random.nextDouble(), random.nextDouble(), random.nextDouble()));
        }
        return new PartFigures(
                3 * random.nextDouble(),
                new ClassificationFigures(
                        RankingFigures.mean(rankings),
                        new Accuracies(
                                random.nextDouble(),
                                random.nextDouble(),
                                random.nextDouble(),
                                random.nextDouble(),
                                random.nextDouble()),
                        new F1Scores(random.nextDouble(), random.nextDouble(), random.nextDouble()),
                        random.nextDouble(),
                        rankings));
    }
}

package podium.player.strategy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import podium.judge.competition.Labelling;
import podium.player.strategy.classes.Calibration;
import podium.player.strategy.classes.CalibrationKind;
import podium.player.strategy.classes.ClassChoice;
import podium.player.strategy.classes.ClassDecider;
import podium.player.strategy.classes.ImageScores;
import podium.player.strategy.classes.LabelledScores;

/** Measures the time to decide 10,000 images of 20 classes, and to tune a strategy on 750 images. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DecisionBenchmark {
    private static final int IMAGES = 10_000;
    private static final int LABELLED = 750;
    private static final int CLASSES = 20;

    @Param({"global+argmax", "max-gap", "expected-dice", "joint"})
    public String strategy;

    private final double[][] scores = new double[IMAGES][CLASSES];
    private LabelledScores labelled;
    private ClassChoice choice;
    private ClassDecider decider;

    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] known = new double[LABELLED][CLASSES];
        boolean[][] there = new boolean[LABELLED][CLASSES];
        for (double[] image : scores) {
            for (int label = 0; label < CLASSES; label++) {
                image[label] = Math.pow(random.nextDouble(), 8);
            }
        }
        for (int image = 0; image < LABELLED; image++) {
            for (int label = 0; label < CLASSES; label++) {
                known[image][label] = Math.pow(random.nextDouble(), 8);
                there[image][label] = random.nextDouble() < known[image][label];
            }
        }
        labelled = LabelledScores.of(known, there);
        choice = ClassChoice.parse(strategy, CalibrationKind.PLATT, Labelling.MULTIPLE);
        decider = choice.fit(labelled).decider();
    }

    @Benchmark
    public void decide(Blackhole hole) {
        for (double[] image : scores) {
            hole.consume(decider.decide(ImageScores.of(image)));
        }
    }

    @Benchmark
    public List<Calibration> tune() {
        return choice.fit(labelled).decider().calibrations().each();
    }
}

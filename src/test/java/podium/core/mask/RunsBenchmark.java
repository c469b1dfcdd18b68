package podium.core.mask;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The algebra's inner loops, on a truth and a prediction whose contours differ. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RunsBenchmark {
    @Param({"40", "4000"})
    public int runs;

    private Runs truth;
    private Runs prediction;

    @Setup
    public void draw() {
        truth = Contours.of(runs, 1);
        prediction = Contours.of(runs, 2);
    }

    @Benchmark
    public long andCardinality() {
        return Runs.andCardinality(truth, prediction);
    }

    @Benchmark
    public Runs and() {
        return truth.and(prediction);
    }

    @Benchmark
    public Runs or() {
        return truth.or(prediction);
    }

    @Benchmark
    public Runs minus() {
        return truth.minus(prediction);
    }

    @Benchmark
    public Runs columnMajor() {
        return ColumnMajor.of(truth, 500, runs);
    }
}

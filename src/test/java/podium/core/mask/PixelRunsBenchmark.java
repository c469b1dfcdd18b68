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

/** Times the set operations on a truth and a prediction with different contours. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PixelRunsBenchmark {
    @Param({"40", "4000"})
    public int runs;

    private PixelRuns truth;
    private PixelRuns prediction;

    @Setup
    public void draw() {
        truth = Contours.of(runs, 1);
        prediction = Contours.of(runs, 2);
    }

    @Benchmark
    public long andCardinality() {
        return PixelRuns.andCardinality(truth, prediction);
    }

    @Benchmark
    public PixelRuns and() {
        return truth.and(prediction);
    }

    @Benchmark
    public PixelRuns or() {
        return truth.or(prediction);
    }

    @Benchmark
    public PixelRuns minus() {
        return truth.minus(prediction);
    }

    @Benchmark
    public PixelRuns columnMajor() {
        return ColumnMajor.of(truth, 500, runs);
    }
}

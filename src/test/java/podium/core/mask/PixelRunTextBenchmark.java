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

/** Times parsing a cell's bytes to runs, and writing them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PixelRunTextBenchmark {
    @Param({"40", "4000"})
    public int runs;

    private final PixelRunParser parser = new PixelRunParser();
    private PixelRuns mask;
    private byte[] text;
    private byte[] irregular;

    @Setup
    public void draw() {
        mask = Contours.of(runs, 1);
        text = PixelRunText.encode(mask);
        irregular = text.clone();
        irregular[irregular.length - 1] = ' ';
    }

    @Benchmark
    public PixelRuns parse() {
        return parse(text);
    }

    /** A space at the end causes the careful pass over the whole text. */
    @Benchmark
    public PixelRuns parseCarefully() {
        return parse(irregular);
    }

    private PixelRuns parse(byte[] bytes) {
        return parser.parse(bytes, 0, bytes.length, 500L * runs, (fault, from, to, bound) -> {});
    }

    @Benchmark
    public byte[] encode() {
        return PixelRunText.encode(mask);
    }
}

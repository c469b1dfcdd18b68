package podium.app.strategies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import podium.app.context.Context;
import podium.core.files.Manifest;
import podium.core.files.Manifest.Sum;
import podium.core.files.Sha256;

/** The files of a comparison of strategies: one CSV per table, pictures, and a manifest. */
public final class StrategyFiles {
    private static final String NAME = "strategies";

    /** Change this when the tuning or the files of strategies change, so that earlier comparisons are repeated. */
    private static final String VERSION = "strategies, version 3";

    private StrategyFiles() {}

    /** Writes all files and returns their paths. */
    static List<Path> write(CompareStrategies.Result result, Path folder, List<Path> sources, Context context)
            throws IOException {
        Instant start = context.clock().instant();
        List<Path> files = new ArrayList<>();
        for (CompareStrategies.Section section : result.sections()) {
            Path csv = folder.resolve(section.file() + ".csv");
            section.table().write(csv);
            files.add(csv);
        }
        for (CompareStrategies.Calibrations calibrations : result.calibrations()) {
            Path csv = folder.resolve(calibrations.file() + ".csv");
            calibrations.table().write(csv);
            files.add(csv);
        }
        for (CompareStrategies.Rejections rejections : result.rejections()) {
            Path csv = folder.resolve(rejections.file() + ".csv");
            rejections.table().write(csv);
            files.add(csv);
        }
        ClassStudy study = result.study();
        if (study != null) {
            files.addAll(new StrategyPictures(study).write(folder));
        }
        List<Sum> outputs = new ArrayList<>();
        for (Path file : files) {
            outputs.add(Sum.of(folder.toAbsolutePath().normalize(), file));
        }
        List<Sum> inputs = inputs(sources);
        Manifest.of(
                        Manifest.runId(NAME, VERSION, inputs, 0),
                        inputs,
                        outputs,
                        0,
                        context.program(),
                        start,
                        Duration.between(start, context.clock().instant()))
                .write(folder);
        return files;
    }

    /** True if a folder has the unchanged files of a comparison of the same sources. */
    public static boolean current(Path folder, List<Path> sources) throws IOException {
        Optional<Manifest> earlier = Manifest.read(folder);
        return earlier.isPresent()
                && earlier.get().run().equals(Manifest.runId(NAME, VERSION, inputs(sources), 0))
                && earlier.get().changedOutputs(folder).isEmpty();
    }

    /**
     * The checksums of the sources. For a run, it is that of its manifest, which has the checksums of all its files.
     */
    private static List<Sum> inputs(List<Path> sources) throws IOException {
        List<Sum> sums = new ArrayList<>();
        for (Path source : sources) {
            Path file = Files.isDirectory(source) ? source.resolve("manifest.json") : source;
            sums.add(new Sum(String.valueOf(file.getFileName()), Sha256.of(file)));
        }
        return sums;
    }
}

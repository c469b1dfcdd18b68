package podium.classroom.grading;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import podium.classroom.handin.HandIn;
import podium.classroom.sandbox.NotebookRun;
import podium.classroom.sandbox.NotebookRun.Outcome;
import podium.classroom.sandbox.NotebookSandbox;
import podium.core.files.FileName;
import podium.core.files.Sha256;

/** Runs hand-ins' notebooks in a sandbox; what was run before, on the same inputs and within the same limits, is not again. */
public final class NotebookRuns {
    private final NotebookSandbox sandbox;
    private final Map<String, Path> inputs;
    private final Path folder;
    private final GradeStore store;
    private final String given;
    private final int jobs;

    /**
     * Runs that leave a folder each below {@code folder}.
     *
     * @param inputs name below /kaggle/input to folder; see {@link NotebookInputs}
     * @param setting stands for limits and Python: another text, and all notebooks are run anew
     * @param jobs notebooks at a time
     */
    public NotebookRuns(
            NotebookSandbox sandbox, Map<String, Path> inputs, Path folder, GradeStore store, String setting, int jobs)
            throws IOException {
        this.sandbox = sandbox;
        this.inputs = new TreeMap<>(inputs);
        this.folder = folder;
        this.store = store;
        this.jobs = jobs;
        StringBuilder text = new StringBuilder(setting);
        for (Map.Entry<String, Path> input : this.inputs.entrySet()) {
            text.append('\n').append(input.getKey()).append('\n');
            describe(input.getValue(), text);
        }
        given = text.toString();
    }

    /** By names, sizes and times, as make does. */
    private static void describe(Path input, StringBuilder text) throws IOException {
        try (Stream<Path> files = Files.walk(input, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                text.append(input.relativize(file))
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ');
                text.append(Files.getLastModifiedTime(file).toMillis()).append('\n');
            }
        }
    }

    int jobs() {
        return jobs;
    }

    /** Where a hand-in's results are. */
    Path folder(HandIn handIn) {
        return folder.resolve(FileName.of(handIn.source().fileName()));
    }

    /** Of a hand-in's notebook. */
    NotebookRun run(HandIn handIn, Path notebook) throws IOException {
        Path results = folder(handIn);
        String all = given + "\n" + handIn.source().fileName() + "\n" + Sha256.of(notebook);
        Optional<NotebookRun> known = store.findRun(all);
        if (known.isPresent() && isThere(known.get(), results)) {
            return known.get();
        }
        NotebookRun run = sandbox.run(notebook, inputs, results);
        if (run.outcome() != Outcome.CANNOT_RUN_HERE) {
            store.keepRun(all, run);
        }
        return run;
    }

    private static boolean isThere(NotebookRun run, Path results) throws IOException {
        if (run.submission().isEmpty()) {
            return Files.isDirectory(results);
        }
        Path file = results.resolve(run.submission());
        return Files.isRegularFile(file) && Sha256.of(file).equals(run.sha256());
    }
}

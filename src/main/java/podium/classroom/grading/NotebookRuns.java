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

/** Runs the notebooks of hand-ins in a sandbox. A notebook is not run again on the same inputs with the same limits. */
public final class NotebookRuns {
    private final NotebookSandbox sandbox;
    private final Map<String, Path> inputs;
    private final Path folder;
    private final GradeStore store;
    private final String given;
    private final int jobs;

    /**
     * Runs that each leave a folder below {@code folder}.
     *
     * @param inputs name below /kaggle/input to folder; see {@link NotebookInputs}
     * @param setting a text that identifies the limits and the Python; if it changes, all notebooks are run again
     * @param jobs the number of notebooks that run at the same time
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

    /** Appends the name, size and modification time of every file, which detect changes as make does. */
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

    /** The folder with a hand-in's results. */
    Path folder(HandIn handIn) {
        return folder.resolve(FileName.of(handIn.source().fileName()));
    }

    /** Runs a hand-in's notebook, or returns its stored run. */
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

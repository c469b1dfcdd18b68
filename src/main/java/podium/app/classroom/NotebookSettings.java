package podium.app.classroom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.classroom.grading.GradeStore;
import podium.classroom.grading.NotebookInputs;
import podium.classroom.grading.NotebookRuns;
import podium.classroom.sandbox.NotebookSandbox;
import podium.classroom.sandbox.SandboxLimits;
import podium.judge.competition.Prepared;

/**
 * The settings of notebook execution.
 *
 * @param inputs the folders that notebooks find in /kaggle/input, as {@code DIR} or {@code NAME=DIR}
 * @param python the prefix of a Python with more modules; null for the system's Python
 * @param jobs the number of notebooks to run at the same time
 */
public record NotebookSettings(
        SandboxLimits limits, List<String> inputs, @Nullable Path python, int jobs) {
    public NotebookSettings {
        inputs = List.copyOf(inputs);
    }

    /** Opens the inputs and the sandbox, and checks them before the first notebook runs. */
    NotebookRuns runs(Prepared prepared, GradeHandIns.Request request, Path folder, GradeStore store, Context context)
            throws IOException {
        Map<String, Path> seen =
                NotebookInputs.of(prepared, context.workspace(), inputs, request.hands(), request.limits());
        NotebookSandbox sandbox = NotebookSandbox.open(
                limits,
                python,
                request.limits().maxUnpacked(),
                warning -> context.warn().accept("podium: " + warning));
        String setting = limits + " " + Objects.toString(python, "");
        return new NotebookRuns(sandbox, seen, folder.resolve("executed"), store, setting, jobs);
    }
}

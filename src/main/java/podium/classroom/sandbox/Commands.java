package podium.classroom.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command lines that run inside sandboxes.
 *
 * @param kernel of Jupyter, which runs the notebook's code
 * @param runner of runner.py, which hands the cells to the kernel
 * @param ask a program to run in place of a notebook, whose output is the result; null where there is a notebook
 */
record Commands(
        List<String> kernel, List<String> runner, @Nullable List<String> ask) {
    /** Those of a notebook. */
    static Commands notebook(List<String> kernel, List<String> runner) {
        return new Commands(kernel, runner, null);
    }

    /** A program in place of a notebook. */
    static Commands asking(List<String> program) {
        return new Commands(List.of(), List.of(), program);
    }

    Commands {
        if ((ask == null) == (kernel.isEmpty() || runner.isEmpty())) {
            throw new IllegalArgumentException("expected a kernel and a runner, or a program in their place");
        }
        kernel = List.copyOf(kernel);
        runner = List.copyOf(runner);
        ask = ask == null ? null : List.copyOf(ask);
    }
}

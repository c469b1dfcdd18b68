package podium.classroom.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command lines that run inside sandboxes.
 *
 * @param kernel the command of Jupyter's kernel, which runs the notebook's code
 * @param runner the command of runner.py, which sends the cells to the kernel
 * @param ask a program to run instead of a notebook, whose output is the result; null for a notebook
 */
record Commands(
        List<String> kernel, List<String> runner, @Nullable List<String> ask) {
    /** The commands that run a notebook. */
    static Commands notebook(List<String> kernel, List<String> runner) {
        return new Commands(kernel, runner, null);
    }

    /** The command that runs a program instead of a notebook. */
    static Commands asking(List<String> program) {
        return new Commands(List.of(), List.of(), program);
    }

    Commands {
        if ((ask == null) == (kernel.isEmpty() || runner.isEmpty())) {
            throw new IllegalArgumentException("expected a kernel and a runner, or a program instead of them");
        }
        kernel = List.copyOf(kernel);
        runner = List.copyOf(runner);
        ask = ask == null ? null : List.copyOf(ask);
    }
}

package podium.classroom.sandbox;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What supervisor.py is told, in one line of JSON.
 *
 * @param bubblewrap the program
 * @param user that sandboxes run as; null where the supervisor cannot become another user
 * @param processes that a sandbox may have, where the kernel counts them apart from the user's other ones
 * @param doors files of control groups: whoever writes 0 into them is in the group
 * @param inputs path inside to folder outside, both read-only
 * @param filter of system calls, in base 64
 * @param disk bytes of each folder that can be written
 * @param submission bytes that are kept of the submission
 * @param outputs bytes that are kept of the executed notebook
 * @param watch whether the memory that files occupy is to be told of
 * @param kernel command of Jupyter's kernel
 * @param runner command of runner.py
 * @param ask a program to run in place of a notebook, whose output is the result; null where there is a notebook
 * @param notebook bytes that follow the line
 */
record SupervisorSettings(
        String bubblewrap,
        @Nullable Integer user,
        int processes,
        List<String> doors,
        Map<String, String> inputs,
        String filter,
        long disk,
        long submission,
        long outputs,
        boolean watch,
        List<String> kernel,
        List<String> runner,
        @Nullable List<String> ask,
        long notebook) {
    /** For a program in place of a notebook. */
    static SupervisorSettings asking(Caller caller, Map<String, String> inputs, List<String> program)
            throws IOException {
        SandboxLimits limits = SandboxLimits.DEFAULT;
        return new SupervisorSettings(
                Caller.require("bwrap").toString(),
                caller.newUser(),
                limits.processes(),
                List.of(),
                inputs,
                Base64.getEncoder().encodeToString(SystemCallFilter.program()),
                limits.disk(),
                0,
                0,
                false,
                List.of(),
                List.of(),
                program,
                0);
    }

    SupervisorSettings {
        doors = List.copyOf(doors);
        inputs = Map.copyOf(inputs);
        kernel = List.copyOf(kernel);
        runner = List.copyOf(runner);
    }
}

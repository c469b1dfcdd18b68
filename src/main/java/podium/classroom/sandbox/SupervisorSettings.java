package podium.classroom.sandbox;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The settings of supervisor.py, which receives them as one line of JSON with all keys on one level.
 *
 * @param enclosure the restrictions of the sandboxes
 * @param submission the largest size of the submission, in bytes
 * @param outputs the largest size of the executed notebook, in bytes
 * @param watch true if the supervisor should report the memory that files occupy
 * @param commands the commands to run in the sandboxes
 * @param notebook the size of the notebook, which follows the line, in bytes
 */
record SupervisorSettings(
        @JsonUnwrapped Enclosure enclosure,
        long submission,
        long outputs,
        boolean watch,
        @JsonUnwrapped Commands commands,
        long notebook) {
    /** The settings for a program instead of a notebook. */
    static SupervisorSettings asking(Caller caller, Map<String, String> inputs, List<String> program)
            throws IOException {
        return new SupervisorSettings(
                Enclosure.of(caller, SandboxLimits.DEFAULT, List.of(), inputs),
                0,
                0,
                false,
                Commands.asking(program),
                0);
    }
}

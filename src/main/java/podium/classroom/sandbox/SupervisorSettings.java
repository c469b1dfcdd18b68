package podium.classroom.sandbox;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What supervisor.py is told, in one line of JSON, all keys of the groups side by side.
 *
 * @param submission bytes that are kept of the submission
 * @param outputs bytes that are kept of the executed notebook
 * @param watch whether the memory that files occupy is to be told of
 * @param notebook bytes that follow the line
 */
record SupervisorSettings(
        @JsonUnwrapped Enclosure enclosure,
        long submission,
        long outputs,
        boolean watch,
        @JsonUnwrapped Commands commands,
        long notebook) {
    /** For a program in place of a notebook. */
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

package podium.classroom.sandbox;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The restrictions of a sandbox: what a program inside can see and use, and which system calls it may make.
 *
 * @param bubblewrap the path of the bubblewrap program, which creates the sandbox
 * @param user the user id that sandboxes run as; null if the supervisor cannot become another user
 * @param processes the largest number of processes, if the kernel counts them separately from the user's other
 *     processes
 * @param doors the cgroup.procs files of the control groups; a process that writes 0 into them enters the group
 * @param inputs the read-only inputs: path inside to folder outside
 * @param filter the system call filter, in Base64
 * @param disk the size of each writable folder, in bytes
 */
record Enclosure(
        String bubblewrap,
        @Nullable Integer user,
        int processes,
        List<String> doors,
        Map<String, String> inputs,
        String filter,
        long disk) {
    /** The restrictions that this machine supports for a caller. */
    static Enclosure of(Caller caller, SandboxLimits limits, List<String> doors, Map<String, String> inputs)
            throws IOException {
        return new Enclosure(
                Caller.require("bwrap").toString(),
                caller.newUser(),
                limits.processes(),
                doors,
                inputs,
                Base64.getEncoder().encodeToString(SystemCallFilter.program()),
                limits.disk());
    }

    Enclosure {
        if (processes < 1 || disk < 1) {
            throw new IllegalArgumentException(
                    processes + " processes and " + disk + " bytes of disk; expected 1 or more of both");
        }
        doors = List.copyOf(doors);
        inputs = Map.copyOf(inputs);
    }
}

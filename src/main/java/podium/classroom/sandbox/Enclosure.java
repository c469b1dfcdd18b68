package podium.classroom.sandbox;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The walls of a sandbox: what is inside can see, use and do no more.
 *
 * @param bubblewrap the program that makes them
 * @param user that sandboxes run as; null where the supervisor cannot become another user
 * @param processes that a sandbox may have, where the kernel counts them apart from the user's other ones
 * @param doors files of control groups: whoever writes 0 into them is in the group
 * @param inputs path inside to folder outside, both read-only
 * @param filter of system calls, in base 64
 * @param disk bytes of each folder that can be written
 */
record Enclosure(
        String bubblewrap,
        @Nullable Integer user,
        int processes,
        List<String> doors,
        Map<String, String> inputs,
        String filter,
        long disk) {
    /** Those that this machine can build for a caller. */
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
            throw new IllegalArgumentException(processes + " processes and " + disk + " bytes; both are 1 or more");
        }
        doors = List.copyOf(doors);
        inputs = Map.copyOf(inputs);
    }
}

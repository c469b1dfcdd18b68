package podium.classroom.grading;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a hand-in shares with other teams: not for the team itself.
 *
 * @param remarks on it
 * @param code cells beside each other
 */
public record SharedWork(List<String> remarks, List<SharedCode> code) {
    /** Nothing is shared. */
    public static final SharedWork NONE = new SharedWork(List.of(), List.of());

    public SharedWork {
        remarks = List.copyOf(remarks);
        code = List.copyOf(code);
    }

    SharedWork and(SharedWork more) {
        return new SharedWork(
                Stream.concat(remarks.stream(), more.remarks.stream()).toList(),
                Stream.concat(code.stream(), more.code.stream()).toList());
    }
}

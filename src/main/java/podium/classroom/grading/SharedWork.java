package podium.classroom.grading;

import java.util.List;
import java.util.stream.Stream;

/**
 * The rows and code that a hand-in shares with other teams. The team itself does not see them.
 *
 * @param remarks one remark for each similar submission or notebook
 * @param code pairs of cells that share code
 */
public record SharedWork(List<String> remarks, List<SharedCode> code) {
    /** The value if nothing is shared. */
    public static final SharedWork NONE = new SharedWork(List.of(), List.of());

    public SharedWork {
        remarks = List.copyOf(remarks);
        code = List.copyOf(code);
    }

    /** This work and {@code more}. */
    SharedWork and(SharedWork more) {
        return new SharedWork(
                Stream.concat(remarks.stream(), more.remarks.stream()).toList(),
                Stream.concat(code.stream(), more.code.stream()).toList());
    }
}

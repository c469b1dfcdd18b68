package podium.documents;

import java.nio.file.Path;
import podium.core.yaml.Spelling;

/**
 * A message of docs/messages.md: the command that prints it, and what a reader is told of it.
 *
 * @param place the workspace where the command runs
 * @param code the exit code
 * @param means what the message means
 * @param remedy what the reader can do
 */
record Message(Place place, int code, String command, String means, String remedy) {
    /** The workspaces of {@link MessageWorkspaces}. */
    enum Place {
        /** A sample that was played, with files that are wrong in one way each. */
        PLAYED,
        /** A competition with one submission per day, which team Ada has used. */
        DUEL,
        /** A competition whose deadline has passed, with one entry. */
        LATE,
        /** A ledger that is not a database. */
        DAMAGED,
        /** Made by {@code podium init}, and nothing more. */
        EMPTY;

        Path in(Path folder) {
            return folder.resolve("workspace-" + Spelling.of(this));
        }
    }

    static Message of(int code, String command, String means, String remedy) {
        return in(Place.PLAYED, code, command, means, remedy);
    }

    static Message in(Place place, int code, String command, String means, String remedy) {
        return new Message(place, code, command, means, remedy);
    }
}

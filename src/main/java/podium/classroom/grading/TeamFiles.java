package podium.classroom.grading;

import java.nio.file.Path;
import java.util.Optional;
import podium.classroom.handin.HandIn;

/**
 * The graded files of a team's hand-in.
 *
 * @param source the hand-in's folder or file
 * @param team the team's name
 * @param folder the folder that contains the files
 * @param notebook the notebook's path relative to the folder; empty if there is none
 * @param submission the submission's path relative to the folder; empty if there is none
 */
public record TeamFiles(Path source, String team, String folder, String notebook, String submission) {
    static TeamFiles of(HandIn handIn) {
        return new TeamFiles(
                handIn.source().path(),
                handIn.team().name(),
                handIn.folder().toString(),
                relative(handIn, handIn.notebook()),
                relative(handIn, handIn.submission()));
    }

    private static String relative(HandIn handIn, Optional<Path> file) {
        return file.map(path -> handIn.folder().relativize(path).toString()).orElse("");
    }
}

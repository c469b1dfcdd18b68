package podium.classroom.grading;

import java.nio.file.Path;
import java.util.Optional;
import podium.classroom.handin.HandIn;

/**
 * The files of a team's hand-in that are graded.
 *
 * @param source the hand-in's folder or file
 * @param folder where its files lie
 * @param notebook relative to the folder; empty where there is none
 * @param submission likewise
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

package podium.app.competition;

import java.util.List;
import java.util.stream.Collectors;
import podium.data.kind.FoundData;
import podium.judge.competition.Competition;
import podium.judge.competition.Task;

/** The text of description.md, the competition's page for teams. */
record DraftPage(Competition competition, FoundData found, ClassCounts counts) {
    String text() {
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(competition.title())
                .append("\n\n## Goal\n\n")
                .append(goal())
                .append("\n\n## Data\n\n");
        text.append("The data set has the layout `")
                .append(found.kind().spelling())
                .append("`: ")
                .append(found.kind().form())
                .append(". Say here where it is to be had, and under what licence.\n\n");
        text.append("| class | train | valid | test |\n|---|---|---|---|\n");
        for (List<String> row : counts.rows()) {
            text.append(row.stream()
                    .map(cell -> cell.replace("|", "\\|"))
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
        }
        text.append("\nAll choices are made on valid. Half of test counts for the public score, the other half for the"
                + " private one.\n\n## Submission\n\nA CSV file with the header `Id,Predicted` and these rows for each"
                + " image, in any order:\n\n");
        for (Task task : competition.tasks()) {
            text.append(
                    switch (task) {
                        case CLASSIFICATION -> classification();
                        case SEGMENTATION ->
                            "- `<image>_segmentation`: the pixels of each class, plane after plane, as `start length` pairs.\n";
                    });
        }
        text.append("\n`sample_submission.csv` has every Id. `podium validate FILE -c ")
                .append(competition.id())
                .append("` lists every problem of a file.\n");
        return text.toString();
    }

    private String goal() {
        return switch (competition.labelling()) {
            case SINGLE ->
                "For each test image, say which of " + counts.classes().size()
                        + " classes it has. An image has exactly one. The score is the accuracy.";
            case MULTIPLE ->
                "For each test image, say which of " + counts.classes().size() + " classes are in it"
                        + (competition.tasks().contains(Task.SEGMENTATION)
                                ? ", and which pixels are of which class."
                                : ". There can be several or none.")
                        + " The score is the mean Dice.";
        };
    }

    private String classification() {
        return switch (competition.labelling()) {
            case SINGLE -> "- `<image>_classification`: one pair `k 1`, where k is the number of the class, from 1.\n";
            case MULTIPLE ->
                "- `<image>_classification`: the numbers of the classes as `start length` pairs; an empty cell for"
                        + " none.\n";
        };
    }
}

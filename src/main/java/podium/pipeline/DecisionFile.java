package podium.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import podium.competition.Competition;
import podium.competition.Metric;
import podium.dataset.ImageSize;
import podium.mask.ColumnMajor;
import podium.mask.Planes;
import podium.mask.Runs;
import podium.run.WriteAside;
import podium.submission.Decision;
import podium.submission.SubmissionWriter;

/** Writes decisions as the submission.csv that a competition's metric asks for, whole or not at all. */
final class DecisionFile {
    private final SubmissionWriter writer;
    private final Metric metric;

    private DecisionFile(SubmissionWriter writer, Metric metric) {
        this.writer = writer;
        this.metric = metric;
    }

    /** Gives the decisions, one after the other. */
    interface Decisions {
        void writeTo(DecisionFile file) throws IOException;
    }

    static void write(Competition competition, Path csv, Decisions decisions) throws IOException {
        WriteAside.write(csv, out -> {
            SubmissionWriter writer = new SubmissionWriter(out, competition.tasks());
            decisions.writeTo(new DecisionFile(writer, competition.evaluation().metric()));
            writer.flush();
        });
    }

    /** Under Kaggle's single masks an image has one row: the pixels of any class, column after column. */
    void write(Decision decision, ImageSize size) throws IOException {
        if (metric == Metric.COLUMN_MAJOR_DICE) {
            Runs foreground = Planes.of(decision.planes(), size.pixels()).union();
            writer.row(decision.image(), ColumnMajor.of(foreground, size.width(), size.height()));
        } else {
            writer.write(decision);
        }
    }
}

package podium.report.compare;

import java.util.List;
import podium.lab.compare.Answers;
import podium.lab.compare.ClassAnswers;
import podium.lab.compare.PixelAnswers;
import podium.report.charts.ConfusionPicture;
import podium.report.charts.OutcomesPicture;
import podium.report.charts.svg.Svg;
import podium.report.tables.ConfusionTable;

/** The confusion matrix of a run on valid as charts. */
public final class ConfusionCharts {
    private ConfusionCharts() {}

    /**
     * The matrix and, where an image may have several classes, the outcomes of each class.
     *
     * @param title the name of the run
     */
    public static List<Svg> of(String title, Answers answers) {
        return switch (answers.kind()) {
            case MULTILABEL, SINGLE_LABEL -> of(title, (ClassAnswers) answers);
            case SEGMENTATION -> List.of(of(title, (PixelAnswers) answers));
        };
    }

    private static List<Svg> of(String title, ClassAnswers answers) {
        ConfusionTable names = new ConfusionTable(answers.labels(), answers.labelling(), answers.confusions());
        ConfusionPicture matrix = new ConfusionPicture(
                title, names.names(), answers.confusions().matrix(), ConfusionPicture.Cells.COUNTS);
        return switch (answers.labelling()) {
            case SINGLE -> List.of(matrix.svg());
            case MULTIPLE -> new OutcomesPicture(matrix, answers.labels(), answers.confusions()).svg();
        };
    }

    private static Svg of(String title, PixelAnswers answers) {
        return new ConfusionPicture(title, answers.labels(), answers.confusion(), ConfusionPicture.Cells.PERCENT).svg();
    }
}

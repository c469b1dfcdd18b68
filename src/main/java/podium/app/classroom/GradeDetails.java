package podium.app.classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import podium.classroom.grading.Grade;
import podium.classroom.handin.Steps;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.Workers;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.data.dataset.ImageSet;
import podium.data.image.RgbImage;
import podium.judge.competition.Competition;
import podium.judge.competition.Prepared;
import podium.judge.competition.Solution;
import podium.judge.competition.Workspace;
import podium.judge.evaluation.RowKind;
import podium.judge.scoring.Score;
import podium.judge.scoring.Scorer;
import podium.judge.submission.Expected;
import podium.judge.submission.ReadLimits;
import podium.judge.submission.SubmissionFile;
import podium.judge.submission.SubmissionReader;
import podium.report.charts.MaskPanel;
import podium.report.pages.SubmissionDetail;
import podium.report.scores.ScoredFile;

/**
 * The details of each graded submission: figures per class, and pictures of its worst images if image and mask exist.
 *
 * @param folder the folder of the pictures; an existing picture is not drawn again
 * @param panels the number of pictures per submission
 */
record GradeDetails(Prepared prepared, Workspace workspace, ReadLimits limits, Path folder, int panels) {
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    /** Computes the details in the order of the grades. */
    public List<SubmissionDetail> draw(List<Grade> grades, Steps steps, Progress progress) throws IOException {
        return Workers.each(
                "drawing details",
                grades,
                THREADS,
                progress,
                grade -> steps.take(grade.source(), "drawn", () -> draw(grade)).orElse(SubmissionDetail.NONE));
    }

    private SubmissionDetail draw(Grade grade) throws IOException {
        if (grade.scored().privateScore() == null) {
            return SubmissionDetail.NONE;
        }
        Path submission = Path.of(grade.files().folder()).resolve(grade.files().submission());
        Competition competition = prepared.competition();
        try (Solution solution = prepared.openSolution()) {
            Scorer.Outcome outcome = Scorer.score(submission, solution, competition.evaluation(), limits);
            if (outcome.score().isEmpty()) {
                return SubmissionDetail.NONE; // the file has changed since it was graded
            }
            Score score = outcome.score().get();
            return new SubmissionDetail(
                    classes(score), mistakes(outcome.file(), score), worst(score, submission, grade));
        }
    }

    private List<SubmissionDetail.ClassRow> classes(Score score) {
        List<SubmissionDetail.ClassRow> rows = new ArrayList<>();
        List<String> names = prepared.competition().classes();
        for (int label = 0; label < names.size(); label++) {
            rows.add(new SubmissionDetail.ClassRow(
                    names.get(label),
                    score.labels().f1(label),
                    score.labels().precision(label),
                    score.labels().recall(label),
                    score.evaluation().oneClass() ? Double.NaN : score.pixels().dice(label)));
        }
        return rows;
    }

    private List<SubmissionDetail.Mistake> mistakes(SubmissionFile file, Score score) {
        if (!score.evaluation().oneClass()) {
            return List.of();
        }
        ScoredFile scored = new ScoredFile(file, score, prepared.competition().classes());
        return scored.mistakes().stream()
                .map(mistake -> new SubmissionDetail.Mistake(
                        scored.name(mistake.actual()),
                        scored.name(mistake.predicted()),
                        mistake.rows().size(),
                        scored.examples(mistake)))
                .toList();
    }

    private List<SubmissionDetail.Panel> worst(Score score, Path submission, Grade grade) throws IOException {
        Solution solution = score.solution();
        Map<Integer, Integer> rows = new HashMap<>();
        for (int row = 0; row < solution.rows(); row++) {
            if (solution.kind(row) == RowKind.SEGMENTATION) {
                rows.put(solution.image(row), row);
            }
        }
        List<SubmissionDetail.Panel> pictures = new ArrayList<>();
        if (rows.isEmpty() || panels == 0) {
            return pictures;
        }
        List<Integer> worst = score.worstImages(panels);
        Map<Integer, PixelRuns> predicted = new HashMap<>();
        SubmissionReader.read(submission, limits, Expected.of(solution), (row, runs) -> {
            if (worst.contains(solution.image(row)) && solution.kind(row) == RowKind.SEGMENTATION) {
                predicted.put(row, runs);
            }
        });
        double[] dice = score.imageDice();
        for (int image : worst) {
            String id = solution.imageId(image);
            String caption = String.format(Locale.ROOT, "%s, Dice %.4f", id, dice[image]);
            Path picture = folder.resolve(grade.scored().sha256()).resolve(id + ".jpg");
            int row = rows.getOrDefault(image, -1);
            if (row >= 0
                    && (Files.exists(picture)
                            || draw(picture, caption, solution, row, predicted.getOrDefault(row, PixelRuns.EMPTY)))) {
                pictures.add(new SubmissionDetail.Panel(picture, caption));
            }
        }
        return pictures;
    }

    /** Draws a picture; returns false if there is no image or no font. */
    private boolean draw(Path picture, String caption, Solution solution, int row, PixelRuns predicted)
            throws IOException {
        Competition competition = prepared.competition();
        int classes = competition.classes().size();
        int width = solution.width(row);
        int height = solution.height(row);
        RgbImage image;
        try {
            ImageSet images = competition.testImages(workspace);
            image = RgbImage.of(images.image(solution.imageId(solution.image(row))));
        } catch (InputException e) {
            return false; // a grader may have the solution without the images
        }
        List<String> labels = new ArrayList<>(List.of("background"));
        labels.addAll(competition.classes());
        return new MaskPanel("handed in", labels)
                .write(
                        picture,
                        caption,
                        image,
                        LabelMap.ofPlanes(solution.truth(row).runs(), classes, width, height),
                        LabelMap.ofPlanes(predicted, classes, width, height));
    }
}

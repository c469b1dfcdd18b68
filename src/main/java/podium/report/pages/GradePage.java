package podium.report.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import podium.classroom.grading.Execution;
import podium.classroom.grading.Grade;
import podium.classroom.grading.SharedCode;
import podium.classroom.notebook.Finding;
import podium.report.scores.GradeReport;
import podium.report.tables.Numbers;

/**
 * Grades as self-contained HTML files: one page for graders, with a sortable table and one section per team; and one
 * page per team, without data of other teams and without private scores.
 *
 * @param details the details of each grade's submission, in the same order; they appear only on the page for graders
 */
public record GradePage(String title, List<Grade> grades, List<SubmissionDetail> details) {
    private static final List<String> HEADER = List.of(
            "team",
            "verdict",
            "public",
            "private",
            "classification",
            "segmentation",
            "claimed",
            "difference",
            "counted",
            "findings",
            "run",
            "shared");

    public GradePage {
        grades = List.copyOf(grades);
        details = List.copyOf(details);
    }

    /** The page for graders, with private scores and shared code. */
    public String html() throws IOException {
        ReportPage page = new ReportPage("Grades: " + title).section("Teams");
        List<List<String>> rows = new ArrayList<>();
        for (Grade grade : grades) {
            rows.add(List.of(
                    grade.team(),
                    grade.claim().verdict().text(),
                    GradeReport.score(grade.scored().publicScore()),
                    GradeReport.score(grade.scored().privateScore()),
                    GradeReport.score(grade.scored().classification()),
                    GradeReport.score(grade.scored().segmentation()),
                    GradeReport.score(grade.claim().score()),
                    GradeReport.difference(grade.claim().difference()),
                    GradeReport.score(grade.counted().score()),
                    grade.findingCount(),
                    grade.execution() == null ? "" : grade.execution().text(),
                    Integer.toString(grade.shared().remarks().size())));
        }
        page.sortable(HEADER, rows);
        for (int i = 0; i < grades.size(); i++) {
            Grade grade = grades.get(i);
            describe(page.section(grade.team()), grade);
            GradeReport.counted(grade).forEach(page::text);
            grade.shared().remarks().forEach(page::text);
            for (SharedCode code : grade.shared().code()) {
                page.sideBySide(
                        grade.team() + ", cell " + code.cell(),
                        code.source(),
                        code.other() + ", cell " + code.otherCell(),
                        code.otherSource());
            }
            if (grade.execution() != null) {
                page.text(run(grade.execution()));
            }
            detail(page, details.get(i));
        }
        return page.html();
    }

    private static void detail(ReportPage page, SubmissionDetail detail) throws IOException {
        if (!detail.classes().isEmpty()) {
            page.table(detail.header(), detail.rows());
        }
        if (!detail.mistakes().isEmpty()) {
            page.table(
                    SubmissionDetail.MISTAKES,
                    detail.mistakes().stream()
                            .map(SubmissionDetail.Mistake::cells)
                            .toList());
        }
        for (SubmissionDetail.Panel panel : detail.worst()) {
            page.picture(panel.picture(), panel.caption());
        }
    }

    private static String run(Execution execution) {
        String score = GradeReport.score(execution.publicScore());
        return "The notebook ran for " + Numbers.hundredth(execution.run().seconds()) + " s"
                + (score.isEmpty()
                        ? ""
                        : "; its submission scores " + score + " public and "
                                + GradeReport.score(execution.privateScore()) + " private")
                + ". Limits were enforced by the " + execution.run().keeper() + "; log and executed notebook: "
                + execution.folder() + ".";
    }

    /** The page for the team itself. */
    public String feedback(Grade grade) {
        ReportPage page = new ReportPage(title + ": " + grade.team()).section("Submission");
        String score = GradeReport.score(grade.scored().publicScore());
        page.text("Verdict: " + grade.claim().verdict().text()
                + (score.isEmpty() ? "." : ". Public score: " + score + "."));
        if (grade.claim().publicScore() != null) {
            page.text("Claimed: " + GradeReport.score(grade.claim().publicScore()) + ".");
        }
        describe(page, grade);
        return page.html();
    }

    private static void describe(ReportPage page, Grade grade) {
        page.text(files(grade));
        grade.scored().problems().forEach(page::text);
        GradeReport.run(grade).forEach(page::text);
        grade.remarks().forEach(page::text);
        List<Finding> findings = grade.findings();
        if (findings == null) {
            page.text("No notebook was read, so there are no findings.");
        } else if (!findings.isEmpty()) {
            page.table(
                    List.of("cell", "line", "finding", "found", "why it matters"),
                    findings.stream().map(GradePage::row).toList());
        }
    }

    private static String files(Grade grade) {
        return "Notebook: "
                + (grade.files().notebook().isEmpty() ? "none" : grade.files().notebook()) + ". Submission: "
                + (grade.files().submission().isEmpty()
                        ? "none."
                        : grade.files().submission()
                                + (grade.scored().sha256().isEmpty()
                                        ? "."
                                        : ", SHA-256 " + grade.scored().sha256().substring(0, 12) + "..."));
    }

    private static List<String> row(Finding finding) {
        return List.of(
                finding.cell() == 0 ? "" : Integer.toString(finding.cell()),
                finding.line() == 0 ? "" : Integer.toString(finding.line()),
                finding.kind().text(),
                finding.found(),
                finding.kind().why());
    }
}

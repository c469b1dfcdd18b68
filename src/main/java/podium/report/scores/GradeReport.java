package podium.report.scores;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import podium.classroom.grading.Execution;
import podium.classroom.grading.Grade;
import podium.classroom.handin.Deduction;
import podium.classroom.notebook.Finding;
import podium.core.VisibleText;
import podium.core.files.PrettyJson;
import podium.core.files.WriteAside;
import podium.report.tables.FigureCsv;
import podium.report.tables.Json;
import podium.report.tables.Numbers;
import podium.report.tables.TextTable;

/** Grades as a table for a terminal, and as the files grades.csv, findings.csv and grades.json. */
public record GradeReport(List<Grade> grades) {
    private static final List<String> HEADER = List.of(
            "team",
            "verdict",
            "public",
            "private",
            "classification",
            "segmentation",
            "claimed_public",
            "claimed_private",
            "difference",
            "counted",
            "arithmetic",
            "notebook",
            "submission",
            "sha256",
            "entry",
            "run",
            "run_detail",
            "run_public",
            "run_private",
            "run_different_rows",
            "run_seconds",
            "run_limits_by",
            "problems",
            "findings",
            "remarks",
            "shared");
    private static final List<String> FINDINGS = List.of("team", "notebook", "cell", "line", "finding", "found", "why");

    private static final double ROUNDING = 5e-7;
    private static final int RUN_CELLS = 7;

    public GradeReport {
        grades = List.copyOf(grades);
    }

    /** The table with one line per team, and below it the remarks. */
    public String text() {
        TextTable table = new TextTable()
                .left("team")
                .left("verdict")
                .right("public")
                .right("private")
                .right("claimed")
                .right("difference")
                .right("counted")
                .right("findings")
                .left("run")
                .left("submission");
        StringBuilder remarks = new StringBuilder();
        for (Grade grade : grades) {
            table.row(
                    grade.team(),
                    grade.claim().verdict().text(),
                    score(grade.scored().publicScore()),
                    score(grade.scored().privateScore()),
                    score(grade.claim().score()),
                    difference(grade.claim().difference()),
                    score(grade.counted().score()),
                    grade.findingCount(),
                    grade.execution() == null ? "" : grade.execution().text(),
                    grade.files().submission());
            Stream.of(
                            grade.scored().problems(),
                            run(grade),
                            grade.remarks(),
                            counted(grade),
                            grade.shared().remarks())
                    .flatMap(List::stream)
                    .forEach(remark -> remarks.append(VisibleText.of(grade.team() + ": " + remark))
                            .append('\n'));
        }
        return table + (remarks.isEmpty() ? "" : "\n" + remarks);
    }

    /** The arithmetic of the counted score as one line, or an empty list if there are no deductions. */
    public static List<String> counted(Grade grade) {
        String arithmetic = arithmetic(grade);
        return arithmetic.isEmpty() ? List.of() : List.of("counted: " + arithmetic);
    }

    /** The arithmetic, such as {@code 0.672620 - 10% = 0.605358}; empty if there are no deductions. */
    static String arithmetic(Grade grade) {
        List<Deduction> deductions = grade.counted().deductions();
        Double privateScore = grade.scored().privateScore();
        Double counted = grade.counted().score();
        if (deductions.isEmpty() || privateScore == null || counted == null) {
            return "";
        }
        StringBuilder text = new StringBuilder(score(privateScore));
        deductions.forEach(deduction -> text.append(" - ").append(deduction.text()));
        text.append(" = ").append(score(counted));
        boolean floored = Deduction.rest(privateScore, deductions).signum() < 0;
        return text + (floored ? ", since no score is below 0" : "");
    }

    /** The detail of the notebook's run as one line, or an empty list. */
    public static List<String> run(Grade grade) {
        Execution execution = grade.execution();
        if (execution == null || execution.detail().isEmpty()) {
            return List.of();
        }
        return List.of("run: " + execution.text() + ": " + execution.detail());
    }

    /** A difference with its sign. A difference that rounds to zero has no sign. */
    public static String difference(@Nullable Double difference) {
        if (difference == null) {
            return "";
        }
        return Math.abs(difference) < ROUNDING ? "0.000000" : String.format(Locale.ROOT, "%+.6f", difference);
    }

    public static String score(@Nullable Double score) {
        return score == null ? "" : Numbers.score(score);
    }

    /** Writes one row per team, with scores in full precision. Cells that look like formulas are escaped. */
    public void writeCsv(Path csv) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (Grade grade : grades) {
            List<String> row = new ArrayList<>(List.of(
                    LeaderboardCsv.inert(grade.team()),
                    grade.claim().verdict().text(),
                    cell(grade.scored().publicScore()),
                    cell(grade.scored().privateScore()),
                    cell(grade.scored().classification()),
                    cell(grade.scored().segmentation()),
                    cell(grade.claim().publicScore()),
                    cell(grade.claim().privateScore()),
                    cell(grade.claim().difference()),
                    cell(grade.counted().score()),
                    arithmetic(grade),
                    LeaderboardCsv.inert(grade.files().notebook()),
                    LeaderboardCsv.inert(grade.files().submission()),
                    grade.scored().sha256(),
                    Objects.toString(grade.scored().entry(), "")));
            row.addAll(runCells(grade.execution()));
            row.addAll(List.of(
                    LeaderboardCsv.inert(String.join("\n", grade.scored().problems())),
                    grade.findingCount(),
                    LeaderboardCsv.inert(String.join("\n", grade.remarks())),
                    LeaderboardCsv.inert(String.join("\n", grade.shared().remarks()))));
            rows.add(row);
        }
        FigureCsv.write(csv, HEADER, rows);
    }

    private static List<String> runCells(@Nullable Execution execution) {
        if (execution == null) {
            return Collections.nCopies(RUN_CELLS, "");
        }
        return List.of(
                execution.text(),
                LeaderboardCsv.inert(execution.detail()),
                cell(execution.publicScore()),
                cell(execution.privateScore()),
                Objects.toString(execution.different(), ""),
                FigureCsv.cell(execution.run().seconds()),
                execution.run().keeper());
    }

    private static String cell(@Nullable Double value) {
        return value == null ? "" : FigureCsv.cell(value);
    }

    /** Writes one row per finding. Cells and lines count from 1; 0 stands for the whole notebook or cell. */
    public void writeFindings(Path csv) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (Grade grade : grades) {
            for (Finding finding : Objects.requireNonNullElse(grade.findings(), List.<Finding>of())) {
                rows.add(List.of(
                        LeaderboardCsv.inert(grade.team()),
                        LeaderboardCsv.inert(grade.files().notebook()),
                        Integer.toString(finding.cell()),
                        Integer.toString(finding.line()),
                        finding.kind().text(),
                        LeaderboardCsv.inert(finding.found()),
                        finding.kind().why()));
            }
        }
        FigureCsv.write(csv, FINDINGS, rows);
    }

    /** Writes grades and findings as an array of objects. */
    public void writeJson(Path json) throws IOException {
        ArrayNode nodes = Json.NODES.arrayNode();
        for (Grade grade : grades) {
            ObjectNode node = nodes.addObject();
            node.put("team", grade.team());
            node.put("verdict", grade.claim().verdict().text());
            node.put("public", grade.scored().publicScore());
            node.put("private", grade.scored().privateScore());
            node.put("classification", grade.scored().classification());
            node.put("segmentation", grade.scored().segmentation());
            node.put("claimed_public", grade.claim().publicScore());
            node.put("claimed_private", grade.claim().privateScore());
            node.put("difference", grade.claim().difference());
            node.put("counted", grade.counted().score());
            node.put("arithmetic", arithmetic(grade));
            node.put("notebook", grade.files().notebook());
            node.put("submission", grade.files().submission());
            node.put("sha256", grade.scored().sha256());
            node.put("entry", grade.scored().entry());
            run(node, grade.execution());
            ArrayNode problems = node.putArray("problems");
            grade.scored().problems().forEach(problems::add);
            findings(node, grade.findings());
            ArrayNode remarks = node.putArray("remarks");
            grade.remarks().forEach(remarks::add);
            ArrayNode shared = node.putArray("shared");
            grade.shared().remarks().forEach(shared::add);
        }
        WriteAside.text(json, PrettyJson.text(nodes));
    }

    private static void findings(ObjectNode node, @Nullable List<Finding> findings) {
        if (findings == null) {
            node.putNull("findings");
            return;
        }
        ArrayNode nodes = node.putArray("findings");
        findings.forEach(finding -> nodes.addObject()
                .put("finding", finding.kind().text())
                .put("cell", finding.cell())
                .put("line", finding.line())
                .put("found", finding.found())
                .put("why", finding.kind().why()));
    }

    private static void run(ObjectNode node, @Nullable Execution execution) {
        if (execution == null) {
            node.putNull("run");
            return;
        }
        node.putObject("run")
                .put("verdict", execution.text())
                .put("detail", execution.detail())
                .put("public", execution.publicScore())
                .put("private", execution.privateScore())
                .put("different_rows", execution.different())
                .put("seconds", execution.run().seconds())
                .put("limits_by", execution.run().keeper())
                .put("folder", execution.folder());
    }
}

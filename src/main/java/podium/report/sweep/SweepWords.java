package podium.report.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import podium.core.metric.Interval;
import podium.core.metric.PairedDifference;
import podium.lab.sweep.AxisShare;
import podium.lab.sweep.Noise;
import podium.lab.sweep.Optimism;
import podium.lab.sweep.SweepStudy;
import podium.lab.sweep.TestFigure;
import podium.report.compare.RunWords;
import podium.report.tables.Numbers;
import podium.report.tables.TextTable;

/**
 * A sweep in words: its best trial, how much of its figure may be luck, the noise of seeds, and the importance of the axes.
 *
 * @param competition the Id of the competition
 * @param test the figure on test of the best trial; empty if it is unknown
 */
public record SweepWords(String competition, SweepStudy study, Optional<TestFigure> test) {
    private String metric() {
        return RunWords.name(study.group().by());
    }

    /** A line above the table. */
    String heading() {
        int trials = study.trials().size();
        return String.format(
                Locale.ROOT,
                "%s, %,d %s on %,d images of valid, the best by %s first",
                competition,
                trials,
                trials == 1 ? "trial" : "trials",
                study.group().images(),
                metric());
    }

    /** The whole report for a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(heading())
                .append(":\n\n")
                .append(new SweepTable(study).text())
                .append('\n');
        best().forEach(line -> text.append(line).append('\n'));
        noise().ifPresent(line -> text.append(line).append('\n'));
        if (!study.shares().isEmpty()) {
            text.append('\n').append(importance()).append(":\n\n").append(shareTable());
        }
        if (!study.failed().isEmpty()) {
            text.append('\n').append(failures()).append(":\n");
            study.failed()
                    .forEach(one -> text.append("  ")
                            .append(one.trial().words())
                            .append(": ")
                            .append(one.reason())
                            .append('\n'));
        }
        return text.toString();
    }

    String failures() {
        int failed = study.failed().size();
        return failed + (failed == 1 ? " trial gave" : " trials gave") + " no figure";
    }

    /** Sentences about the best trial: on valid, corrected for the choice, and on test. */
    List<String> best() {
        List<String> lines = new ArrayList<>();
        SweepStudy.Tried best = study.best();
        lines.add("The best trial on valid is " + best.trial().words() + ": " + metric() + " "
                + RunWords.figure(best.run().figure(study.group().by())) + ".");
        study.optimism().ifPresent(optimism -> lines.add(optimism(optimism)));
        test.ifPresent(figure -> lines.add(test(figure)));
        return lines;
    }

    private static String optimism(Optimism optimism) {
        return "It was chosen among " + optimism.trials()
                + " runs by these images. Corrected for this choice it is "
                + number(optimism.corrected()) + interval(optimism.interval()) + ", a difference of "
                + String.format(Locale.ROOT, "%+.3f", optimism.corrected() - optimism.best()) + ".";
    }

    private String test(TestFigure figure) {
        String text = String.format(
                Locale.ROOT,
                "On the %,d images of test it has %s%s.",
                figure.images(),
                number(figure.value()),
                interval(figure.interval()));
        return text
                + figure.lead()
                        .map(lead -> " There it differs from the second best on valid by " + difference(lead) + ".")
                        .orElse("");
    }

    private static String difference(PairedDifference lead) {
        return RunWords.difference(lead) + ", "
                + (lead.distinguishable() ? "more than noise of the images" : PairedDifference.NOT_DISTINGUISHABLE);
    }

    /** A sentence about the spread over seeds; empty with one seed. */
    Optional<String> noise() {
        return study.noise().map(this::noise);
    }

    private String noise(Noise noise) {
        Interval interval = noise.interval();
        return "From seed to seed, " + metric() + " of one configuration has a standard deviation of "
                + number(noise.deviation()) + " (" + noise.seeds() + " seeds of each of " + noise.configurations()
                + " configurations" + measured() + "). By the mean over seeds, "
                + words(noise.best().values())
                + " is best with " + number(noise.best().mean()) + ", then "
                + words(noise.runnerUp().values()) + " with "
                + number(noise.runnerUp().mean()) + ". Their difference is "
                + String.format(
                        Locale.ROOT,
                        "%+.3f (%+.3f to %+.3f over seeds)",
                        noise.difference(),
                        interval.low(),
                        interval.high())
                + (interval.excludes(0) ? ", more than the noise of seeds." : ", which may be the noise of seeds.");
    }

    private String measured() {
        return study.measured().isPresent() ? ", " + study.measured().getAsInt() + " epochs" : "";
    }

    private static String words(Map<String, String> values) {
        return values.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(" "));
    }

    /** The heading of the table of axes. */
    String importance() {
        return "The share of the variance between configurations that lies between the values of each axis"
                + (study.measured().isPresent() ? ", after " + study.measured().getAsInt() + " epochs" : "");
    }

    List<String> shareHeader() {
        return List.of("axis", "values", "share", "95% interval over seeds", "by chance");
    }

    List<List<String>> shareCells() {
        List<List<String>> rows = new ArrayList<>();
        for (AxisShare one : study.shares()) {
            rows.add(List.of(
                    one.axis(),
                    Integer.toString(one.values()),
                    Numbers.share(one.share()),
                    one.interval().known()
                            ? Numbers.share(one.interval().low()) + " to "
                                    + Numbers.share(one.interval().high())
                            : "-",
                    Numbers.share(one.byChance())));
        }
        return rows;
    }

    private String shareTable() {
        TextTable table = new TextTable();
        shareHeader().forEach(table::left);
        shareCells().forEach(table::row);
        return table.toString();
    }

    private static String number(double value) {
        return Numbers.share(value);
    }

    private static String interval(Interval interval) {
        return interval.known() ? String.format(Locale.ROOT, " (%.3f to %.3f)", interval.low(), interval.high()) : "";
    }
}

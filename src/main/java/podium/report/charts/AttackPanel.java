package podium.report.charts;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import podium.data.image.RgbImage;
import podium.lab.attack.Agreement;
import podium.lab.attack.AttackResult;
import podium.lab.attack.Case;
import podium.lab.attack.Truth;
import podium.report.tables.AttackTable;

/**
 * One image at a series of epsilons: first the original, then the attacked image of each epsilon, in rows of four.
 * Below each image are the prediction, as bars of the classes with the highest scores or as a label map, and the change
 * of the image.
 *
 * @param model the name of the network
 * @param method the name of the attack
 * @param names the names of the classes or, for a segmenter, of the labels with the background first
 * @param agreement the figure that compares predictions with the truth
 */
public record AttackPanel(String model, String method, List<String> names, Agreement agreement) {
    private static final int COLUMNS = 4;
    private static final int MARGIN = 20;
    private static final int TOP = 84;
    private static final int BARS = 6;
    private static final int LEAST_WIDTH = 3 * AttackCell.WIDTH + 2 * MARGIN;

    public AttackPanel {
        names = List.copyOf(names);
    }

    /**
     * Draws an image's panel.
     *
     * @param found one result per epsilon, in ascending order
     * @return false if there are no fonts to draw with
     */
    public boolean write(Path png, String id, RgbImage image, Truth truth, List<AttackResult> found)
            throws IOException {
        List<AttackCell> cells = cells(image, truth, found);
        int rows = (cells.size() + COLUMNS - 1) / COLUMNS;
        int columns = (cells.size() + rows - 1) / rows;
        int height = cells.stream().mapToInt(AttackCell::height).max().orElse(0);
        int width = Math.max(LEAST_WIDTH, columns * (AttackCell.WIDTH + MARGIN) - MARGIN);
        return Pictures.write(png, width + 2 * MARGIN, TOP + rows * (height + MARGIN), graphics -> {
            Pictures.smooth(graphics);
            heading(graphics, id + ", " + method, truths(truth, found), width);
            for (int i = 0; i < cells.size(); i++) {
                Graphics2D cell = (Graphics2D) graphics.create(
                        MARGIN + i % columns * (AttackCell.WIDTH + MARGIN),
                        TOP + i / columns * (height + MARGIN),
                        AttackCell.WIDTH,
                        height);
                cells.get(i).draw(cell);
                cell.dispose();
            }
        });
    }

    private List<AttackCell> cells(RgbImage image, Truth truth, List<AttackResult> found) {
        Case.Response before = found.get(0).before();
        Set<Integer> right = new HashSet<>(right(truth, found));
        List<AttackCell.Bar> bars = likeliest(found, right).stream()
                .map(label -> new AttackCell.Bar(label, names.get(label), right.contains(label)))
                .toList();
        List<AttackCell> cells = new ArrayList<>();
        cells.add(new AttackCell(
                "original", image, before, bars, names, agreement, AttackCell.Change.none(image, truth.map())));
        for (AttackResult one : found) {
            cells.add(new AttackCell(
                    "epsilon " + AttackTable.epsilon(one.epsilon()) + ": " + verdict(one),
                    one.image(),
                    one.after(),
                    bars,
                    names,
                    agreement,
                    AttackCell.Change.of(image, one)));
        }
        return cells;
    }

    /** The verdict on an attack: fooled or not fooled, and whether the prediction was wrong before. */
    public static String verdict(AttackResult found) {
        if (!found.attacked()) {
            return "not attacked";
        }
        return (found.fooled() ? "fooled" : "not fooled") + (found.before().right() ? "" : ", wrong before");
    }

    /** The true classes or, if they are unknown, the classes predicted before the attack. */
    private static List<Integer> right(Truth truth, List<AttackResult> found) {
        return truth.labels()
                .map(labels -> IntStream.range(0, labels.size())
                        .filter(labels::get)
                        .boxed()
                        .toList())
                .orElse(found.get(0).before().labels());
    }

    private static List<Integer> likeliest(List<AttackResult> found, Set<Integer> right) {
        List<List<Double>> all = new ArrayList<>();
        all.add(found.get(0).before().scores());
        found.forEach(one -> all.add(one.after().scores()));
        return IntStream.range(0, all.get(0).size())
                .boxed()
                .sorted(Comparator.<Integer, Boolean>comparing(label -> !right.contains(label))
                        .thenComparing(label -> -all.stream()
                                .mapToDouble(scores -> scores.get(label))
                                .max()
                                .orElse(0)))
                .limit(BARS)
                .toList();
    }

    /** A sentence on the truth that predictions are compared with. */
    private String truths(Truth truth, List<AttackResult> found) {
        boolean maps = found.get(0).before().map() != null;
        Optional<?> known = maps ? truth.map() : truth.labels();
        if (known.isEmpty()) {
            return "The truth is unknown: the prediction for the original replaces it.";
        }
        if (maps) {
            return "Dice compares with the truth; 0.5 or more is right.";
        }
        List<String> there = right(truth, found).stream().map(names::get).toList();
        return switch (agreement) {
            case DICE ->
                "True classes: " + AttackCell.named(there) + ". Bars of true classes are blue, the others are orange.";
            case ACCURACY -> "True class: " + AttackCell.named(there) + ". Its bar is blue, the others are orange.";
        };
    }

    private void heading(Graphics2D graphics, String caption, String truths, int width) {
        graphics.setColor(Pictures.TEXT);
        graphics.setFont(Pictures.TITLE);
        String shown = Pictures.fitting(graphics.getFontMetrics(), caption, width / 2);
        graphics.drawString(shown, MARGIN, 34);
        int taken = graphics.getFontMetrics().stringWidth(shown) + MARGIN;
        graphics.setFont(Pictures.PLAIN);
        graphics.setColor(Pictures.PALE);
        FontMetrics letters = graphics.getFontMetrics();
        String text = Pictures.fitting(letters, model, width - taken);
        graphics.drawString(text, MARGIN + width - letters.stringWidth(text), 34);
        graphics.drawString(Pictures.fitting(letters, truths, width), MARGIN, 58);
    }
}

package podium.report.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import podium.player.figures.ClassificationFigures;
import podium.player.figures.EpochFigures;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.figures.Figures;
import podium.player.figures.History;
import podium.player.figures.SegmentationFigures;
import podium.player.figures.SingleLabelFigures;
import podium.report.charts.svg.LinesChart;
import podium.report.charts.svg.Svg;

/**
 * The picture curves.png: the loss and, below it, the metrics by epoch, solid on valid and dashed on train. Vertical
 * lines separate the stages of the training. A training that began with a run's network has a point at epoch 0.
 *
 * @param title the title of the picture
 * @param best the epoch of the model, or 0 to mark none
 */
public record CurvesPicture(String title, History history, int best) {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 430;
    private static final int LETTER = 8;
    private static final int FEW = 12;
    private static final BasicStroke DASHED = Charts.dashed(1.6f, 7);
    private static final BasicStroke BEST = Charts.dashed(1.4f, 2);

    private record Curve(Color colour, ToDoubleFunction<PartFigures> figure) {}

    /**
     * Draws both panels into one PNG.
     *
     * @return false if there are no fonts to draw with, or no epoch to draw
     */
    public boolean write(Path png) throws IOException {
        return !history.epochs().isEmpty() && Pictures.write(png, panels(), 1);
    }

    /** Both panels as SVG; an empty list if there is no epoch. */
    public List<Svg> svg() {
        if (history.epochs().isEmpty()) {
            return List.of();
        }
        List<LinesChart.Note> names = stages().stream()
                .filter(stage -> stage.last() - stage.first() < history.epochs().size() - 1)
                .map(stage -> new LinesChart.Note(stage.name(), (stage.first() + stage.last()) / 2.0))
                .toList();
        return panels().stream().map(panel -> LinesChart.of(panel, names)).toList();
    }

    private List<XYChart> panels() {
        Map<String, Curve> metrics = metrics(history.epochs().get(0).train().figures());
        return List.of(
                panel(title + ": loss", Map.of("loss", new Curve(Charts.PURPLE, PartFigures::loss)), highestLoss()),
                panel(title + ": metrics", metrics, 1));
    }

    /** The curves of the metrics of a kind of networks. */
    private static Map<String, Curve> metrics(Figures some) {
        Map<String, Curve> metrics = new LinkedHashMap<>();
        switch (some.kind()) {
            case MULTILABEL -> {
                metrics.put(
                        "averagePrecision",
                        classes(Charts.BLUE, figures -> figures.ranking().averagePrecision()));
                metrics.put("Dice", classes(Charts.ORANGE, ClassificationFigures::dice));
                metrics.put(
                        "subset accuracy",
                        classes(Charts.GREEN, figures -> figures.accuracies().subsetAccuracy()));
            }
            case SINGLE_LABEL -> {
                metrics.put("accuracy", single(Charts.BLUE, SingleLabelFigures::accuracy));
                metrics.put("macro F1", single(Charts.ORANGE, SingleLabelFigures::f1Macro));
                metrics.put("top-5 accuracy", single(Charts.GREEN, SingleLabelFigures::top5Accuracy));
            }
            case SEGMENTATION -> {
                metrics.put("VOC mean IoU", labels(Charts.BLUE, SegmentationFigures::meanIou));
                metrics.put("Dice", labels(Charts.ORANGE, SegmentationFigures::dice));
                metrics.put("pixel accuracy", labels(Charts.GREEN, SegmentationFigures::pixelAccuracy));
            }
        }
        return metrics;
    }

    private static Curve single(Color colour, ToDoubleFunction<SingleLabelFigures> figure) {
        return new Curve(colour, part -> figure.applyAsDouble((SingleLabelFigures) part.figures()));
    }

    private static Curve labels(Color colour, ToDoubleFunction<SegmentationFigures> figure) {
        return new Curve(colour, part -> figure.applyAsDouble((SegmentationFigures) part.figures()));
    }

    private static Curve classes(Color colour, ToDoubleFunction<ClassificationFigures> figure) {
        return new Curve(colour, part -> figure.applyAsDouble((ClassificationFigures) part.figures()));
    }

    private double highestLoss() {
        PartFigures before = history.before();
        return DoubleStream.concat(
                        before == null ? DoubleStream.empty() : DoubleStream.of(before.loss()),
                        history.epochs().stream()
                                .flatMapToDouble(epoch -> epoch.valid() == null
                                        ? DoubleStream.of(epoch.train().loss())
                                        : DoubleStream.of(
                                                epoch.train().loss(),
                                                epoch.valid().loss())))
                .max()
                .orElseThrow();
    }

    private XYChart panel(String panelTitle, Map<String, Curve> curves, double highest) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(panelTitle)
                .xAxisTitle("epoch")
                .build();
        Charts.style(chart.getStyler());
        chart.getStyler().setMarkerSize(5);
        chart.getStyler().setXAxisDecimalPattern("0").setYAxisDecimalPattern("0.0##");
        double last = Math.max(2, history.epochs().size() + 0.5);
        double top = highest * 1.1;
        // At most one tick per epoch. A hint larger than the plot's height would move the annotations.
        chart.getStyler().setXAxisTickMarkSpacingHint((int) Math.min(300, Math.max(74, WIDTH / last)));
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(last).setYAxisMin(0.0).setYAxisMax(top);
        mark(chart, top);
        curves.forEach((name, curve) -> {
            add(chart, name + " on train", curve, DASHED, null, EpochFigures::train);
            add(chart, name + " on valid", curve, Charts.SOLID, history.before(), EpochFigures::valid);
        });
        if (best > 0) {
            Charts.vertical(chart, "best epoch: " + best, best, 0.9 * top, Charts.DARK, BEST)
                    .setShowInLegend(true);
        }
        return chart;
    }

    private interface Part {
        @Nullable
        PartFigures in(EpochFigures epoch);
    }

    private void add(
            XYChart chart, String name, Curve curve, BasicStroke stroke, @Nullable PartFigures before, Part part) {
        List<Integer> epochs = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        if (before != null && !Double.isNaN(curve.figure().applyAsDouble(before))) {
            epochs.add(0);
            values.add(curve.figure().applyAsDouble(before));
        }
        for (EpochFigures epoch : history.epochs()) {
            PartFigures figures = part.in(epoch);
            if (figures != null && !Double.isNaN(curve.figure().applyAsDouble(figures))) {
                epochs.add(epoch.epoch());
                values.add(curve.figure().applyAsDouble(figures));
            }
        }
        if (!epochs.isEmpty()) {
            Marker marker = epochs.size() <= FEW ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE;
            XYSeries series = chart.addSeries(name, epochs, values);
            series.setMarkerColor(curve.colour())
                    .setMarker(marker)
                    .setLineColor(curve.colour())
                    .setLineStyle(stroke);
        }
    }

    /** A stage and the numbers of its first and last epoch. */
    private record StageSpan(String name, int first, int last) {}

    private List<StageSpan> stages() {
        List<EpochFigures> epochs = history.epochs();
        List<StageSpan> stages = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= epochs.size(); i++) {
            String stage = epochs.get(first).stage();
            if (i == epochs.size() || !epochs.get(i).stage().equals(stage)) {
                stages.add(new StageSpan(stage, first + 1, i));
                first = i;
            }
        }
        return stages;
    }

    /** Marks the stages. A single stage, or one without enough space, gets no name. */
    private void mark(XYChart chart, double top) {
        for (StageSpan stage : stages()) {
            double share = (double) (stage.last() - stage.first() + 1)
                    / history.epochs().size();
            if (share < 1 && share * WIDTH > LETTER * stage.name().length()) {
                chart.addAnnotation(
                        new AnnotationText(stage.name(), (stage.first() + stage.last()) / 2.0, 0.96 * top, false));
            }
            if (stage.last() < history.epochs().size()) {
                Charts.vertical(
                                chart,
                                "end of epoch " + stage.last(),
                                stage.last() + 0.5,
                                top,
                                Charts.GREY,
                                Charts.THIN)
                        .setShowInLegend(false);
            }
        }
    }
}

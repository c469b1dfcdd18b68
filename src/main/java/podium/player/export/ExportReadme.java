package podium.player.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import podium.core.VisibleText;
import podium.player.recipe.Fit;

/**
 * The page beside an exported file: what it takes, gives and leaves out, and the lines that run it in Python and on Android.
 *
 * @param exported the run
 */
record ExportReadme(ExportedRun exported) {
    /** Returns the first line, which says of which run the file is. */
    String title() {
        return "# " + ascii(exported.run()) + ", exported by Podium";
    }

    String text() {
        List<String> lines = new ArrayList<>(List.of(title(), ""));
        lines.add("`model.onnx` is " + kind() + ", written by "
                + ascii(exported.card().source())
                + " (ONNX, opset 13). `labels.txt` has the names of its outputs, one per line.");
        lines.add("`podium model run model.onnx photo.jpg` runs it without the run's folder. Its metadata has all that"
                + " is said here.");
        lines.add("");
        lines.add(input());
        exported.card()
                .fixed()
                .filter(fixed -> fixed.fit() == Fit.CROP)
                .ifPresent(fixed -> lines.add("- A photograph is not stretched: the largest square in its middle is cut"
                        + " out and scaled."));
        lines.add(output());
        lines.addAll(leftOut());
        lines.addAll(List.of("", "In Python, with the packages numpy, pillow and onnxruntime:", "", "```python"));
        lines.add(new PythonLines(exported.card(), exported.labels()).text() + "```");
        lines.addAll(List.of(
                "", "On Android, with `com.microsoft.onnxruntime:onnxruntime-android:1.23.2`:", "", "```kotlin"));
        lines.add(new KotlinLines(exported.card(), exported.labels()).text() + "```");
        return String.join("\n", lines) + "\n";
    }

    /** The text with every character outside ASCII replaced, so that it is the same in all encodings. */
    private static String ascii(String text) {
        return VisibleText.of(text, symbol -> symbol >= ' ' && symbol < 0x7F && symbol != '`', symbol -> "_");
    }

    private String kind() {
        int outputs = exported.card().classes().size();
        return switch (exported.card().task()) {
            case CLASSIFICATION -> "a classifier of " + outputs + (outputs == 1 ? " class" : " classes");
            case SEGMENTATION ->
                "a segmenter of " + outputs + (outputs == 1 ? " label" : " labels") + ", the background first";
        };
    }

    private String input() {
        PixelScaling pixels = exported.card().pixels();
        String size = exported.card()
                .size()
                .map(side -> side.height() + " x " + side.width())
                .orElse("height x width, any size");
        if (pixels.grey()) {
            return "- Input `data`: float32, batch x 1 x " + size + ", one plane of grey, the luma of ITU-R BT.601."
                    + " Each sample from 0 to 255 becomes (sample - mean) / std, where mean is "
                    + joined(pixels.means()) + " and std is " + joined(pixels.deviations()) + ".";
        }
        return "- Input `data`: float32, batch x 3 x " + size + ", planes in the order " + pixels.order()
                + ". Each sample from 0 to 255 becomes (sample - mean) / std. In the order RGB, mean is "
                + joined(pixels.means()) + " and std is " + joined(pixels.deviations()) + ".";
    }

    private String output() {
        int outputs = exported.card().classes().size();
        String decision = exported.card()
                .decision()
                .map(rule -> rule.line().isPresent()
                        ? "The run decides for each class by `" + rule.formula() + "`."
                        : "The run decides for the class with the highest score.")
                .orElse("");
        return switch (exported.card().task()) {
            case CLASSIFICATION -> "- Output `scores`: float32, batch x " + outputs + ", from 0 to 1. " + decision;
            case SEGMENTATION ->
                exported.labels()
                        ? "- Output `labels`: uint8, batch x height x width, the line of `labels.txt` counted from 0."
                        : "- Output `logits`: float32, batch x " + outputs
                                + " x height x width. The label of a pixel is" + " that of its largest logit.";
        };
    }

    private List<String> leftOut() {
        List<String> lines = new ArrayList<>();
        Averaging averaging = exported.card().averaging();
        if (averaging.flip()) {
            lines.add("- `podium predict` averages the outputs of an image and its mirror image; this file does not.");
        }
        averaging
                .tiles()
                .ifPresent(tiles -> lines.add("- `podium predict` cuts each image into tiles of " + tiles.side()
                        + " x " + tiles.side()
                        + " pixels, and averages the scores of those with the most edges (at most "
                        + tiles.keep()
                        + "). This file takes one tile: read photo.jpg below as the file of a tile. `podium data"
                        + " tiles photo.jpg OUT --side " + tiles.side() + " --step " + tiles.step() + " --keep "
                        + tiles.keep()
                        + "` writes them."));
        if (!averaging.scales().equals(List.of(1.0))) {
            lines.add("- `podium predict` averages the outputs of the image scaled by " + joined(averaging.scales())
                    + "; this file does not.");
        }
        switch (exported.card().task()) {
            case CLASSIFICATION ->
                lines.add(
                        "- `podium predict` turns photographs upright by their EXIF orientation; the Python lines do so"
                                + " too. Android scales pictures by another filter, so its scores differ a little.");
            case SEGMENTATION -> {
                lines.add("- `podium predict` pads images to multiples of 32 pixels by reflection; this file does not,"
                        + " so labels near the right and lower edges may differ.");
                lines.add("- `podium predict` reduces photographs of more than about 750 pixels; the file does not, but"
                        + " the lines below do.");
                lines.add(
                        "- `podium predict` turns photographs upright by their EXIF orientation; the Python lines do so"
                                + " too.");
            }
        }
        return lines;
    }

    /** Numbers with commas between them. */
    static String joined(List<Double> numbers) {
        return numbers.stream().map(ExportReadme::plain).collect(Collectors.joining(", "));
    }

    /** A number with at most seven significant digits, as floats have. */
    static String plain(double number) {
        String text = String.format(Locale.ROOT, "%.7g", number);
        return text.contains("e") || !text.contains(".")
                ? text
                : text.replaceFirst("0+$", "").replaceFirst("[.]$", "");
    }
}

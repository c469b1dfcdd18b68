package podium.player.export;

import java.util.Locale;
import podium.player.recipe.Fit;

/** The lines of Python that run an exported file on a photograph. */
record PythonLines(ModelCard card, boolean labels) {
    private static final String HEAD = """
            import numpy, onnxruntime
            from PIL import Image, ImageOps

            names = open("labels.txt", encoding="utf-8").read().split("\\n")[:-1]
            image = ImageOps.exif_transpose(Image.open("photo.jpg")).convert("RGB")
            %simage = image.%s
            pixels = (numpy.asarray(image%s) - numpy.array([%s])) / numpy.array([%s])
            planes = pixels%s
            output = onnxruntime.InferenceSession("model.onnx").run(None, {"data": planes[None].astype("float32")})[0][0]
            """;
    private static final String SCORES = """
            for score, name in sorted(zip(output, names), reverse=True):
                print(f"{score:.3f} {name}")
            """;
    private static final String LABELS = """
            labels = output%s
            Image.fromarray(labels).save("labels.png")
            for label, count in zip(*numpy.unique(labels, return_counts=True)):
                print(f"{count / labels.size:.1%%} {names[label]}")
            """;

    String text() {
        String sized = card.size()
                .map(size -> "resize((" + size.width() + ", " + size.height() + "), Image.BILINEAR)")
                .orElse("reduce(max(1, round(max(image.size) / 512)))");
        String head = filled(
                HEAD,
                cut(),
                sized,
                card.pixels().grey() ? ".convert(\"L\")" : "",
                ExportReadme.joined(card.pixels().means()),
                ExportReadme.joined(card.pixels().deviations()),
                planes());
        return head
                + switch (card.task()) {
                    case CLASSIFICATION -> SCORES;
                    case SEGMENTATION -> filled(LABELS, labels ? "" : ".argmax(0).astype(\"uint8\")");
                };
    }

    /** The lines that cut the part of the photograph out that the file sees. */
    private String cut() {
        return switch (card.fixed().map(FixedInput::fit).orElse(Fit.STRETCH)) {
            case STRETCH -> "";
            case CROP -> """
                side = min(image.size)
                left, top = (image.width - side) // 2, (image.height - side) // 2
                image = image.crop((left, top, left + side, top + side))
                """;
        };
    }

    private String planes() {
        if (card.pixels().grey()) {
            return "[None]";
        }
        return ".transpose(2, 0, 1)" + (card.pixels().blueFirst() ? "[::-1]" : "");
    }

    private static String filled(String template, Object... parts) {
        return String.format(Locale.ROOT, template, parts);
    }
}

package podium.player.export;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import podium.player.recipe.Fit;

/** The lines of Kotlin that run an exported file on Android. */
record KotlinLines(ModelCard card, boolean labels) {
    private static final List<Integer> SHIFTS = List.of(16, 8, 0);

    String text() {
        String output = switch (card.task()) {
            case CLASSIFICATION -> "FloatArray";
            case SEGMENTATION -> labels ? "Array<ByteArray>" : "Array<Array<FloatArray>>";
        };
        int channels = card.pixels().channels();
        return String.format(
                Locale.ROOT,
                """
            import ai.onnxruntime.OnnxTensor
            import ai.onnxruntime.OrtEnvironment
            import ai.onnxruntime.OrtSession
            import android.graphics.Bitmap
            import java.nio.FloatBuffer

            /** Make the session once: OrtEnvironment.getEnvironment().createSession(bytes of model.onnx). */
            fun run(session: OrtSession, photo: Bitmap): %s {
                %s
                %sval image = Bitmap.createScaledBitmap(%s, width, height, true)
                val pixels = IntArray(width * height)
                image.getPixels(pixels, 0, width, 0, 0, width, height)
                val data = FloatBuffer.allocate(%d * width * height)
                %s
                data.rewind()
                val shape = longArrayOf(1, %d, height.toLong(), width.toLong())
                return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), data, shape).use { tensor ->
                    session.run(mapOf("data" to tensor)).use { (it[0].value as Array<%s>)[0] }
                }
            }
            """,
                output,
                sides(),
                cut(),
                crops() ? "square" : "photo",
                channels,
                filling(),
                channels,
                output);
    }

    private boolean crops() {
        return card.fixed().map(FixedInput::fit).orElse(Fit.STRETCH) == Fit.CROP;
    }

    private String cut() {
        List<String> lines = List.of(
                "val side = minOf(photo.width, photo.height)",
                "val (left, top) = (photo.width - side) / 2 to (photo.height - side) / 2",
                "val square = Bitmap.createBitmap(photo, left, top, side, side)",
                "");
        return crops() ? String.join("\n    ", lines) : "";
    }

    private String filling() {
        PixelScaling scaling = card.pixels();
        return scaling.grey()
                ? String.format(Locale.ROOT, """
                for (pixel in pixels) {
                        val (red, green, blue) = listOf(16, 8, 0).map { pixel shr it and 255 }
                        val grey = (19595 * red + 38470 * green + 7471 * blue + 32768) shr 16
                        data.put((grey - %sf) / %sf)
                    }""", plain(scaling.means()), plain(scaling.deviations()))
                : String.format(Locale.ROOT, """
                for ((shift, mean, std) in listOf(%s)) {
                        for (pixel in pixels) data.put(((pixel shr shift and 255) - mean) / std)
                    }""", planes());
    }

    private static String plain(List<Double> ofGrey) {
        return ExportReadme.plain(ofGrey.get(0));
    }

    private String sides() {
        return card.size()
                .map(size -> "val (width, height) = " + size.width() + " to " + size.height())
                .orElse(
                        "val factor = maxOf(1, Math.round(maxOf(photo.width, photo.height) / 512f))\n"
                                + "    val (width, height) = (photo.width + factor - 1) / factor to (photo.height + factor - 1) / factor");
    }

    /** Shift, mean and deviation of each plane. */
    private String planes() {
        List<Integer> channels = card.pixels().blueFirst() ? List.of(2, 1, 0) : List.of(0, 1, 2);
        return channels.stream()
                .map(channel -> "Triple(" + SHIFTS.get(channel) + ", "
                        + ExportReadme.plain(card.pixels().means().get(channel)) + "f, "
                        + ExportReadme.plain(card.pixels().deviations().get(channel)) + "f)")
                .collect(Collectors.joining(", "));
    }
}

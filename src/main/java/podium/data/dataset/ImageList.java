package podium.data.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import podium.data.image.DataFile;

/**
 * The image names of a list file, each with its line: one name a line, blank lines aside.
 *
 * <p>Lists are often written in other forms: {@code id 1} with a flag, {@code id.jpg}, or two paths a line. However many
 * lines are of such a form, that is one fault of the list.
 */
record ImageList(Path file, Map<String, Integer> lines) {
    private static final long MAXIMUM_BYTES = 64L << 20;
    private static final int SHOWN = 120;

    /** What names hold rarely, and lines of other forms always. */
    private static final Pattern OTHER_FORM = Pattern.compile(
            ".*[\\s\\p{Z},;\"'].*|.*\\.(jpe?g|png|bmp|gif|tiff?|webp|npy|xml)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    /**
     * Reads what can be read; lines that cannot are left out, and go to {@code faults}, all of a kind as one.
     *
     * @param hasImage whether there is an image of a name: then it is a name, whatever it looks like
     */
    static ImageList read(Path file, Predicate<String> hasImage, Consumer<DatasetFault> faults) throws IOException {
        Map<String, Integer> lines = new LinkedHashMap<>();
        LineFault otherForm = new LineFault();
        LineFault repeated = new LineFault();
        int number = 0;
        for (String line : (Iterable<String>)
                DataFile.text(file, "a list of images", MAXIMUM_BYTES).lines()::iterator) {
            number++;
            String id = line.strip();
            if (id.isEmpty()) {
                continue;
            }
            if (!isFileName(id) || (OTHER_FORM.matcher(id).matches() && !hasImage.test(id))) {
                otherForm.add(
                        number,
                        "'" + shown(id)
                                + "' is not an image's name; expected one name a line, without its folder, its ending"
                                + " or a flag, such as " + example(id));
                continue;
            }
            Integer first = lines.putIfAbsent(id, number);
            if (first != null) {
                repeated.add(number, "image " + id + " is on line " + first + " already; name each image once");
            }
        }
        otherForm.report(file, faults);
        repeated.report(file, faults);
        if (lines.isEmpty() && otherForm.isEmpty()) {
            faults.accept(new DatasetFault(file, "names no image; expected one name a line"));
        }
        return new ImageList(file, lines);
    }

    /** Names become files of other folders later: nothing may lead out of those. */
    private static boolean isFileName(String id) {
        return !id.equals(".")
                && !id.equals("..")
                && id.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    private static String shown(String line) {
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }

    /** The name that a line of another form means. */
    private static String example(String line) {
        String[] words = line.split("[\\s\\p{Z},;\"']+", 3);
        String word = words[words.length > 1 && words[0].isEmpty() ? 1 : 0];
        String name = word.replaceFirst(".*[/\\\\]", "").replaceFirst("(?<=[^.])\\.[A-Za-z]{3,4}$", "");
        return isFileName(name) && !name.isEmpty() ? name : "2009_000001";
    }

    List<String> ids() {
        return List.copyOf(lines.keySet());
    }
}

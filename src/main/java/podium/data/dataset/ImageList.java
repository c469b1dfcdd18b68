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
 * The image names of a list file, each with its line. The file has one name per line; blank lines do not count.
 *
 * <p>Other tools write other forms: {@code id 1} with a flag, {@code id.jpg}, or two paths per line. All lines
 * of such a form together are one fault of the list.
 */
record ImageList(Path file, Map<String, Integer> lines) {
    private static final long MAXIMUM_BYTES = 64L << 20;
    private static final int SHOWN = 120;

    /** Text that names rarely contain and lines of other forms always do. */
    private static final Pattern OTHER_FORM = Pattern.compile(
            ".*[\\s\\p{Z},;\"'].*|.*\\.(jpe?g|png|bmp|gif|tiff?|webp|npy|xml)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    /**
     * Reads a list. Lines that are not names are left out and reported to {@code faults}, one fault per kind.
     *
     * @param hasImage true if an image of a name exists: then the line is a name, whatever it looks like
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
                                + "' is not an image name; expected one name per line, without folder, file extension"
                                + " or flag, such as " + example(id));
                continue;
            }
            Integer first = lines.putIfAbsent(id, number);
            if (first != null) {
                repeated.add(number, "image " + id + " is already on line " + first + "; name each image once");
            }
        }
        otherForm.report(file, faults);
        repeated.report(file, faults);
        if (lines.isEmpty() && otherForm.isEmpty()) {
            faults.accept(new DatasetFault(file, "the list is empty; expected one image name per line"));
        }
        return new ImageList(file, lines);
    }

    /** Checks a name that later becomes a file in another folder: it must not lead out of it. */
    private static boolean isFileName(String id) {
        return !id.equals(".")
                && !id.equals("..")
                && id.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    private static String shown(String line) {
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }

    /** The name that a line of another form probably means. */
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

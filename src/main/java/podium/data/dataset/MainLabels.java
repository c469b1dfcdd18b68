package podium.data.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import podium.core.InputException;
import podium.data.image.DataFile;

/**
 * The labels of {@code ImageSets/Main/<class>_<list>.txt}: one file per class, with lines {@code <id>  1},
 * {@code -1} or {@code 0}.
 */
final class MainLabels {
    private static final Set<String> FLAGS = Set.of("1", "-1", "0", "+1");
    private static final long MAXIMUM_BYTES = 64L << 20;

    private final Path folder;
    private final String list;
    private final List<String> classes;
    private final Map<String, Flags> images;
    /** The first fault of a class's file, by the class's position. */
    private final Map<Integer, DatasetFault> broken = new HashMap<>();

    private MainLabels(Path folder, String list, List<String> classes, Map<String, Flags> images) {
        this.folder = folder;
        this.list = list;
        this.classes = classes;
        this.images = images;
    }

    private static final class Flags {
        private final BitSet listed = new BitSet();
        private final BitSet present = new BitSet();
        private final BitSet difficult = new BitSet();
    }

    /** Reads the file of each class. Wrong lines go to {@code faults}, one fault per kind. */
    static MainLabels read(Path folder, String list, List<String> classes, Consumer<DatasetFault> faults)
            throws IOException {
        MainLabels labels = new MainLabels(folder, list, classes, new HashMap<>());
        for (int position = 0; position < classes.size(); position++) {
            Path file = labels.file(position);
            int place = position;
            Consumer<DatasetFault> each = fault -> {
                labels.broken.putIfAbsent(place, fault);
                faults.accept(fault);
            };
            String text;
            try {
                text = DataFile.text(file, "this class's list of labels", MAXIMUM_BYTES);
            } catch (InputException e) {
                each.accept(DatasetFault.of(file, e));
                continue;
            }
            labels.add(file, text, position, each);
        }
        return labels;
    }

    private Path file(int position) {
        return folder.resolve(classes.get(position) + "_" + list + ".txt");
    }

    private void add(Path file, String text, int position, Consumer<DatasetFault> faults) {
        LineFault otherForm = new LineFault();
        LineFault repeated = new LineFault();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            String entry = line.strip();
            if (entry.isEmpty()) {
                continue;
            }
            int end = entry.length();
            while (end > 0 && !Character.isWhitespace(entry.charAt(end - 1))) {
                end--;
            }
            String id = entry.substring(0, end).strip();
            String flag = entry.substring(end);
            if (id.isEmpty() || !FLAGS.contains(flag)) {
                otherForm.add(number, "'" + entry + "'; expected an image name and 1, -1 or 0");
                continue;
            }
            Flags flags = images.computeIfAbsent(id, name -> new Flags());
            if (flags.listed.get(position)) {
                repeated.add(number, "image " + id + " is already in the list; name each image once");
            }
            flags.listed.set(position);
            switch (flag) {
                case "0" -> flags.difficult.set(position);
                case "-1" -> {}
                default -> flags.present.set(position);
            }
        }
        otherForm.report(file, faults);
        repeated.report(file, faults);
    }

    ImageLabels labels(String id) {
        Flags flags = images.get(id);
        int unlisted = flags == null ? 0 : flags.listed.nextClearBit(0);
        if (flags == null || unlisted < classes.size()) {
            DatasetFault fault = broken.get(unlisted);
            if (fault != null) {
                throw new InputException(fault.toString()); // Report the missing file, not a missing line.
            }
            throw new InputException(file(unlisted) + ": there is no line for image " + id
                    + "; add one, or read labels from masks: --set dataset.labels=masks");
        }
        return ImageLabels.of(flags.present, flags.difficult);
    }
}

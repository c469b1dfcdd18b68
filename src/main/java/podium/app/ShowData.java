package podium.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.app.context.TestTruth;
import podium.core.Progress;
import podium.core.UsageException;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.core.yaml.Spelling;
import podium.data.dataset.ImageSet;
import podium.data.image.RgbImage;
import podium.judge.competition.Competition;
import podium.judge.competition.Prepared;
import podium.judge.competition.Splits;
import podium.report.charts.ContactSheet;

/** Puts images of a competition on a contact sheet, with the names of their classes, evenly over the classes. */
public final class ShowData {
    /** The images of a sheet are drawn from the list by this seed, so that a sheet does not show neighbours. */
    private static final long SEED = 2009;

    private final Competition competition;
    private final Request request;
    private final Context context;
    private final Map<String, BitSet> labels = new HashMap<>();

    private ShowData(Competition competition, Request request, Context context) {
        this.competition = competition;
        this.request = request;
        this.context = context;
    }

    /** The part of the images to show. */
    public enum Split {
        TRAIN,
        VALID,
        TEST
    }

    /**
     * What to show.
     *
     * @param images the most images on the sheet
     * @param label the name of the class that all images have; null for all classes
     * @param first true for the first images of the list, in its order
     * @param truth true to show the classes of test images
     */
    public record Request(Split split, int images, @Nullable String label, boolean first, boolean truth) {
        public Request {
            if (images < 1) {
                throw new UsageException("--images is " + images + "; expected 1 or more");
            }
            if (truth && split != Split.TEST) {
                throw new UsageException(
                        "--truth is for --split test; the classes of train and valid are shown anyway");
            }
            if (label != null && split == Split.TEST && !truth) {
                throw new UsageException(
                        "--class with --split test also needs --truth, since it shows what is in them");
            }
        }
    }

    /** A sheet, and what is on it in words. */
    public record Shown(ContactSheet sheet, String words) {}

    /** Chooses the images and reads them. */
    public static Shown run(Competition competition, Request request, Context context) throws IOException {
        return new ShowData(competition, request, context).run();
    }

    private Shown run() throws IOException {
        int wanted = wanted();
        ImageSet train = competition.trainImages(context.workspace());
        ImageSet test = competition.testImages(context.workspace());
        Splits splits = Splits.of(competition, train, test, context.progress());
        List<String> ids = switch (request.split()) {
            case TRAIN -> splits.train();
            case VALID -> splits.valid();
            case TEST -> splits.test();
        };
        ImageSet images = request.split() == Split.TEST ? test : train;
        readLabels(splits, test);
        if (wanted < 0 && !request.first()) {
            List<String> shown = chosen(ids);
            return new Shown(sheet(images, inOrder(ids, shown)), words(ids, shown));
        }
        List<String> shown = (request.first() ? ids : drawn(ids))
                .stream()
                        .filter(id -> wanted < 0 || classes(id).get(wanted))
                        .limit(request.images())
                        .toList();
        return new Shown(sheet(images, request.first() ? shown : inOrder(ids, shown)), words(ids, shown));
    }

    /** The number of the class that is asked for, from 0; -1 for all classes. */
    private int wanted() {
        if (request.label() == null) {
            return -1;
        }
        int wanted = competition.classes().indexOf(request.label());
        if (wanted < 0) {
            throw new UsageException(
                    "--class is " + request.label() + "; expected one of " + String.join(", ", competition.classes()));
        }
        return wanted;
    }

    private void readLabels(Splits splits, ImageSet test) throws IOException {
        if (request.split() != Split.TEST) {
            for (int i = 0; i < splits.trainAll().size(); i++) {
                labels.put(splits.trainAll().get(i), bits(splits.labels().get(i)));
            }
        } else if (request.truth() && test.labelled()) {
            for (String id : splits.test()) {
                labels.put(id, bits(test.labels(id).present()));
            }
        } else if (request.truth()) {
            TestTruth truth = TestTruth.of(Prepared.open(context.workspace(), competition.id()));
            for (String id : splits.test()) {
                labels.put(id, bits(truth, id));
            }
        }
    }

    private BitSet bits(PixelRuns present) {
        BitSet bits = new BitSet();
        IntStream.range(0, competition.classes().size())
                .filter(present::contains)
                .forEach(bits::set);
        return bits;
    }

    private static BitSet bits(TestTruth truth, String id) {
        BitSet bits = new BitSet();
        List<Boolean> present = truth.labels().get(id);
        Optional<LabelMap> mask = present == null ? truth.maskIfThere(id) : Optional.empty();
        if (present != null) {
            IntStream.range(0, present.size()).filter(present::get).forEach(bits::set);
        } else if (mask.isPresent()) {
            long[] pixels = mask.get().histogram();
            IntStream.range(1, LabelMap.VOID).filter(label -> pixels[label] > 0).forEach(label -> bits.set(label - 1));
        }
        return bits;
    }

    private BitSet classes(String id) {
        return labels.getOrDefault(id, new BitSet());
    }

    private static List<String> drawn(List<String> ids) {
        List<String> drawn = new ArrayList<>(ids);
        Collections.shuffle(drawn, new Random(SEED));
        return drawn;
    }

    /** Takes one image of each class in turn; images without a class are one more class. */
    private List<String> chosen(List<String> ids) {
        List<List<String>> byClass = new ArrayList<>();
        IntStream.rangeClosed(0, competition.classes().size()).forEach(label -> byClass.add(new ArrayList<>()));
        for (String id : drawn(ids)) {
            BitSet classes = classes(id);
            classes.stream().forEach(label -> byClass.get(label).add(id));
            if (classes.isEmpty()) {
                byClass.get(competition.classes().size()).add(id);
            }
        }
        int most = byClass.stream().mapToInt(List::size).max().orElse(0);
        Set<String> chosen = new LinkedHashSet<>();
        for (int turn = 0; turn < most; turn++) {
            for (List<String> images : byClass) {
                if (turn < images.size() && chosen.size() < request.images()) {
                    chosen.add(images.get(turn));
                }
            }
        }
        return List.copyOf(chosen);
    }

    /** Sorts images by their lowest class, then as in the list. */
    private List<String> inOrder(List<String> ids, List<String> shown) {
        Set<String> left = new LinkedHashSet<>(shown);
        List<String> sorted = new ArrayList<>();
        for (int label = 0; label <= competition.classes().size(); label++) {
            int lowest = label == competition.classes().size() ? -1 : label;
            ids.stream()
                    .filter(id -> left.contains(id) && classes(id).nextSetBit(0) == lowest)
                    .forEach(sorted::add);
        }
        return sorted;
    }

    private ContactSheet sheet(ImageSet images, List<String> ids) throws IOException {
        List<ContactSheet.Cell> cells = new ArrayList<>();
        try (Progress.Task task = context.progress().start("reading images", ids.size())) {
            for (String id : ids) {
                cells.add(ContactSheet.cell(RgbImage.of(images.image(id)), names(id), id));
                task.step();
            }
        }
        return new ContactSheet(competition.title() + ": " + Spelling.of(request.split()), cells);
    }

    private String names(String id) {
        BitSet present = labels.get(id);
        if (present == null) {
            return "";
        }
        List<String> names =
                present.stream().mapToObj(competition.classes()::get).toList();
        return names.isEmpty() ? "no class" : String.join(", ", names);
    }

    private String words(List<String> ids, List<String> shown) {
        String what = String.format(
                Locale.ROOT,
                "%s%,d of the %,d images of %s",
                request.first() ? "the first " : "",
                shown.size(),
                ids.size(),
                Spelling.of(request.split()));
        if (request.label() != null) {
            return what + ", all with the class " + request.label();
        }
        return request.split() == Split.TEST && !request.truth() ? what + ", without their classes" : what;
    }
}

package podium.judge.competition;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import podium.core.UsageException;
import podium.data.dataset.ImageSet;
import podium.data.dataset.LabelSource;
import podium.data.dataset.Wanted;
import podium.data.kind.DatasetLists;
import podium.judge.evaluation.RowKind;

/**
 * The rules of one competition, as competition.yaml states them. competition/README.md explains every key.
 *
 * <p>The constructor checks the rules as a whole: each one alone, and how they fit together.
 */
public record Competition(
        @JsonUnwrapped Identity identity,
        Source dataset,
        List<Task> tasks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Validation validation,
        ScoreRule evaluation,
        PublicSplit split,
        @JsonUnwrapped Terms terms,
        @JsonUnwrapped Hosting hosting) {

    private static final int FINALS = 2;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");
    private static final String ID = "lower-case letters, digits, '.', '_' and '-', a letter or digit first";

    /**
     * The names of the competition and of its classes.
     *
     * @param labels how many classes an image has; null means {@link Labelling#MULTIPLE}, which is not written
     */
    public record Identity(
            String id,
            String title,
            int version,
            List<String> classes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Labelling labels) {
        public Identity {
            require(id != null && NAME.matcher(id).matches(), "id", id, ID);
            require(title != null && !title.isBlank(), "title", title, "a line of text");
            require(version >= 1, "version", version, "1 or more");
            require(
                    classes != null && !classes.isEmpty() && classes.size() <= 254,
                    "classes",
                    classes == null ? null : "a list of " + classes.size() + " names",
                    "1 to 254 names");
            require(
                    classes.stream().allMatch(Consistency::isName),
                    "classes",
                    classes,
                    "a name for each class, without commas");
            require(new HashSet<>(classes).size() == classes.size(), "classes", classes, "different names");
            classes = List.copyOf(classes);
            labels = labels == Labelling.MULTIPLE ? null : labels;
        }

        Labelling labelling() {
            return labels == null ? Labelling.MULTIPLE : labels;
        }

        Identity withId(String newId) {
            return new Identity(newId, title, version, classes, labels);
        }
    }

    /** The validation part of the training images: fold {@code fold} of {@code folds}. */
    public record Validation(int folds, int fold, long seed) {
        /** The folds of {@code --folds all} where {@code dataset.split} names the validation part. */
        static final Validation USUAL = new Validation(5, 0, 2009);

        public Validation {
            require(folds >= 2, "folds", folds, "2 or more");
            require(fold >= 0 && fold < folds, "fold", fold, "0 to " + (folds - 1));
        }
    }

    /** How often and until when teams may submit. A null component means that there is no such limit. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Terms(
            @Nullable Limits limits,
            @Nullable String zone,
            @Nullable String deadline) {
        public Terms {
            require(zone == null || Consistency.isZone(zone), "zone", zone, "a time zone such as Europe/Brussels");
            require(
                    deadline == null || Consistency.isTime(deadline),
                    "deadline",
                    deadline,
                    "a time such as 2027-05-24T23:59:00");
        }
    }

    /** The submissions per team and day, and how many entries of a team count for the private rank (by default 2). */
    public record Limits(int daily, @Nullable Integer finals) {
        public Limits {
            finals = finals == null ? FINALS : finals;
            require(daily >= 1, "daily", daily, "1 or more submissions a day");
            require(finals >= 1, "finals", finals, "1 or more entries that count for the private rank");
        }
    }

    /**
     * Optional settings of the host.
     *
     * @param solution the host's solution file, for a data set without labels for the test images
     * @param headings the headings that a team's notebook must have
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hosting(
            @Nullable String solution,
            @Nullable Holdout holdout,
            @Nullable List<String> headings,
            @Nullable Kaggle kaggle) {
        public Hosting {
            headings = headings == null ? null : List.copyOf(headings);
            require(
                    headings == null || headings.stream().noneMatch(String::isBlank),
                    "headings",
                    headings,
                    "the texts of a notebook's headings, none of them empty");
        }
    }

    /** The share of the training images that serves as the test set when the real test labels are not available. */
    public record Holdout(double fraction, long seed) {
        public Holdout {
            require(fraction > 0 && fraction < 1, "fraction", fraction, "a fraction between 0 and 1");
        }
    }

    /** The competition on Kaggle, where its data are in {@code /kaggle/input/<slug>}. */
    public record Kaggle(String slug) {
        public Kaggle {
            require(
                    slug != null && NAME.matcher(slug).matches(),
                    "slug",
                    slug,
                    "the competition's name in its address on Kaggle: " + ID);
        }
    }

    public Competition {
        require(dataset != null, "dataset", null, "{kind, root, train, test, labels}");
        Labelling labelling = identity.labelling();
        evaluation = (evaluation == null ? new ScoreRule(null, VoidRule.BACKGROUND) : evaluation).of(labelling);
        tasks = tasks == null ? labelling.tasks() : tasks;
        require(tasks.stream().noneMatch(Objects::isNull), "tasks", tasks, "classification, segmentation or both");
        tasks = List.copyOf(tasks);
        require(!tasks.isEmpty() && tasks.size() == new HashSet<>(tasks).size(), "tasks", tasks, "different tasks");
        evaluation.requireFit(labelling, tasks);
        Consistency.requireParts(dataset, tasks, validation, hosting);
        require(split != null, "split", null, "{public, seed}");
    }

    Competition withIdentity(Identity newIdentity) {
        return new Competition(newIdentity, dataset, tasks, validation, evaluation, split, terms, hosting);
    }

    /** This competition with the two lists of another data set. */
    Competition withDataset(Source newDataset) {
        return new Competition(identity, newDataset, tasks, dealing(), evaluation, split, terms, hosting);
    }

    Competition withHosting(Hosting newHosting) {
        return new Competition(identity, dataset, tasks, validation, evaluation, split, terms, newHosting);
    }

    public String id() {
        return identity.id();
    }

    public String title() {
        return identity.title();
    }

    public int version() {
        return identity.version();
    }

    /** The names of the classes; the first has label 1. */
    public List<String> classes() {
        return identity.classes();
    }

    /** How many classes an image has. */
    @JsonIgnore
    public Labelling labelling() {
        return identity.labelling();
    }

    public @Nullable Limits limits() {
        return terms.limits();
    }

    /** The number of entries per team that count for the private rank; 2 where there are no limits. */
    @JsonIgnore
    public int finals() {
        Limits limits = terms.limits();
        return limits == null || limits.finals() == null ? FINALS : limits.finals();
    }

    /** The headings that a team's notebook must have; empty where the host asks for none. */
    @JsonIgnore
    public List<String> askedHeadings() {
        return hosting.headings() == null ? List.of() : hosting.headings();
    }

    /** The name of the data folder below /kaggle/input: the slug on Kaggle, or the id where there is none. */
    @JsonIgnore
    public String slug() {
        return hosting.kaggle() == null ? id() : hosting.kaggle().slug();
    }

    /** The time zone of the daily limit and of the deadline; UTC where the competition names none. */
    @JsonIgnore
    public ZoneId zoneId() {
        return ZoneId.of(terms.zone() == null ? "UTC" : terms.zone());
    }

    /** The first moment at which a submission is too late. */
    @JsonIgnore
    public Optional<Instant> deadlineInstant() {
        return Optional.ofNullable(terms.deadline())
                .map(time -> LocalDateTime.parse(time).atZone(zoneId()).toInstant());
    }

    /** How train and valid together are dealt into folds; also known where the data set says what is valid. */
    @JsonIgnore
    public Validation dealing() {
        return validation == null ? Validation.USUAL : validation;
    }

    /** The kinds of rows that a submission has for each image. */
    @JsonIgnore
    public List<RowKind> rows() {
        return evaluation.rows(tasks);
    }

    /** The Ids of an image's rows in a submission. */
    public List<String> rowIds(String image) {
        return rows().stream().map(row -> row.id(image)).toList();
    }

    /** The folder of the data set. */
    public Path dataRoot(Workspace workspace) {
        return workspace.root().resolve(dataset.root()).normalize();
    }

    /** All images of the train list: the training part and the validation part together. */
    public ImageSet trainImages(Workspace workspace) throws IOException {
        return lists(workspace).openTrain();
    }

    /**
     * The images of the list that contains the test images: the train list if there is a holdout, else the test
     * list.
     */
    public ImageSet testImages(Workspace workspace) throws IOException {
        DatasetLists lists = lists(workspace);
        return heldOut().isPresent() ? lists.openTrain() : lists.openTest();
    }

    /** The holdout, or empty if there is none or the host provides a solution. */
    @JsonIgnore
    public Optional<Holdout> heldOut() {
        return hosting.solution() == null ? Optional.ofNullable(hosting.holdout()) : Optional.empty();
    }

    /**
     * What the tasks need from the data set. A competition with segmentation alone needs only masks. One with
     * classification alone needs masks only if the labels come from them.
     */
    @JsonIgnore
    public Wanted wanted() {
        boolean vectors = rows().contains(RowKind.CLASSIFICATION);
        return new Wanted(
                vectors ? dataset.labels() : LabelSource.MASKS,
                tasks.contains(Task.SEGMENTATION),
                labelling() == Labelling.SINGLE);
    }

    /** The lists of the data set. */
    public DatasetLists lists(Workspace workspace) {
        return new DatasetLists(
                dataset.kind(),
                dataRoot(workspace),
                dataset.train(),
                dataset.test(),
                dataset.split(),
                classes(),
                wanted());
    }

    /** Refuses an id that cannot name a folder, such as {@code ../voc2009}. */
    public static String requireId(String id) {
        if (!NAME.matcher(id).matches()) {
            throw new UsageException("'" + id + "' is not the id of a competition; expected " + ID);
        }
        return id;
    }
}

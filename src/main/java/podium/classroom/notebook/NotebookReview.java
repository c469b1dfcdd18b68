package podium.classroom.notebook;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import podium.classroom.notebook.Finding.Kind;
import podium.classroom.notebook.Notebook.Cell;

/**
 * Searches a notebook's text for things that a grader should look at. No code is run, so whatever the code builds at
 * run time, such as a path that is joined from pieces, is not found.
 */
public final class NotebookReview {
    private static final int TOLD = 5;
    private static final int LONGEST = 100;

    /** A notebook has little documentation if a smaller share of its words is in text cells. */
    private static final double LITTLE = 0.05;

    private static final Map<Kind, Pattern> LINES = lines();
    private static final Pattern SEEDED = Pattern.compile(
            "\\b(?:seed|manual_seed|set_seed|set_random_seed|seed_everything)\\s*\\(|default_rng\\s*\\(\\s*[0-9]|"
                    + "random_state\\s*=\\s*[0-9]|\\bseed\\s*=\\s*[0-9]");
    private static final Pattern RANDOM =
            Pattern.compile("\\b(?:np|numpy)\\.random\\b|\\bimport\\s+random\\b|\\brandom\\.\\w+\\("
                    + "|\\b(?:import|from)\\s+(?:torch|tensorflow|keras|sklearn)\\b");
    private static final Pattern LOOP = Pattern.compile("\\s*(?:for|while)\\b.*");
    private static final Pattern SAVE = Pattern.compile("\\b(?:imwrite|imsave|savefig|save_img|np\\.save\\w*)\\s*\\(");
    private static final Pattern CSV_NAME = Pattern.compile("(?<![\\w-])[\\w-]++\\.csv");
    private static final Pattern TO_CSV = Pattern.compile("\\.to_csv\\s*\\(");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern HEADING = Pattern.compile("\\s*#{1,6}\\s+(.*)|\\s*<h[1-6][^>]*>(.*)</h[1-6]>.*");

    private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(?:=+|-+)\\s*");

    private final Notebook notebook;
    private final KerasApplications applications;
    private final List<Finding> findings = new ArrayList<>();

    private NotebookReview(Notebook notebook) {
        this.notebook = notebook;
        this.applications = new KerasApplications(notebook.code());
    }

    private static Map<Kind, Pattern> lines() {
        Map<Kind, Pattern> lines = new LinkedHashMap<>();
        lines.put(
                Kind.PRIVATE_PATH,
                Pattern.compile(
                        "[\"'](?:/(?:home|Users|content|mnt|media|root|gdrive|data)/[^\"']*|[A-Za-z]:[\\\\/][^\"']*"
                                + "|~/[^\"']*)[\"']|^\\s*[!%]\\s*cd\\s+/(?!kaggle)"));
        lines.put(
                Kind.DOWNLOAD,
                Pattern.compile("\\burl(?:retrieve|open)\\s*\\(|\\b(?:requests|httpx)\\.(?:get|post)\\s*\\("
                        + "|\\b(?:gdown|kagglehub)\\.|\\bwget\\.download\\s*\\(|\\bget_file\\s*\\(|\\bdrive\\.mount\\s*\\("
                        + "|\\bweights\\s*=\\s*['\"](?:imagenet|DEFAULT|IMAGENET1K_\\w+|COCO_\\w+)['\"]"
                        + "|\\bweights\\s*=\\s*[\\w.]*_Weights\\.|\\bpretrained\\s*=\\s*True|\\bfrom_pretrained\\s*\\("
                        + "|\\bhub\\.load\\s*\\(|\\bload_state_dict_from_url\\s*\\(|\\bmodel_zoo\\.load_url\\s*\\("
                        + "|\\b(?:hf_hub|snapshot)_download\\s*\\(|\\btfds\\.load\\s*\\(|\\bload_dataset\\s*\\("
                        + "|\\bfetch_(?:openml|lfw_\\w+|olivetti_faces)\\s*\\("
                        + "|\\b(?:mnist|fashion_mnist|cifar100?)\\.load_data\\s*\\(|\\bdownload\\s*=\\s*True"));
        lines.put(
                Kind.TEST_LABELS,
                Pattern.compile(
                        "\\bsolution\\.csv|ImageSets/\\w+/(?:\\w+_)?(?:val|trainval)\\b|['\"/](?:\\w+_)?(?:train)?val\\.txt"));
        return lines;
    }

    /**
     * All findings: first those about the whole notebook, then those of each cell in order.
     *
     * @param headings the headings that the assignment asks for
     */
    public static List<Finding> of(Notebook notebook, List<String> headings) {
        NotebookReview review = new NotebookReview(notebook);
        review.notRun();
        review.outOfOrder();
        review.submission();
        review.seed();
        review.documentation();
        review.headings(headings);
        for (Cell cell : notebook.code()) {
            review.errors(cell);
            review.lines(cell);
            review.loops(cell);
        }
        return List.copyOf(review.findings);
    }

    private void add(Kind kind, int cell, int line, String found) {
        String text = found.strip();
        findings.add(
                new Finding(kind, cell, line, text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text));
    }

    private void notRun() {
        List<Cell> code = notebook.code();
        List<Cell> idle = code.stream().filter(cell -> cell.run().isEmpty()).toList();
        if (!idle.isEmpty()) {
            add(
                    Kind.NOT_RUN,
                    0,
                    0,
                    idle.size() + " of " + code.size() + " code cells were not run: "
                            + (idle.size() == code.size() ? "all of them" : "cells " + some(idle)));
        }
    }

    private static String some(List<Cell> cells) {
        return cells.stream()
                        .limit(TOLD)
                        .map(cell -> Integer.toString(cell.number()))
                        .collect(Collectors.joining(", "))
                + (cells.size() > TOLD ? ", ..." : "");
    }

    /** Ignores execution counts of 0, because Kaggle once wrote 0 for every cell. */
    private void outOfOrder() {
        List<String> falls = new ArrayList<>();
        int last = 0;
        int lastCell = 0;
        for (Cell cell : notebook.code()) {
            int run = cell.run().orElse(0);
            if (run > 0 && run < last) {
                falls.add("cell " + cell.number() + " ran as [" + run + "], before cell " + lastCell + " as [" + last
                        + "]");
            }
            if (run > 0) {
                last = run;
                lastCell = cell.number();
            }
        }
        if (!falls.isEmpty()) {
            add(Kind.OUT_OF_ORDER, 0, 0, falls.size() + (falls.size() == 1 ? " place: " : " places: ") + falls.get(0));
        }
    }

    private void submission() {
        boolean writes = notebook.code().stream()
                .flatMap(cell -> cell.lines().stream())
                .filter(line -> !comment(line))
                .anyMatch(NotebookReview::writesSubmission);
        if (!writes) {
            add(Kind.NO_SUBMISSION, 0, 0, "no cell writes a submission.csv");
        }
    }

    /** Matches file names first and checks them afterwards, so that a line of any length is scanned once. */
    private static boolean writesSubmission(String line) {
        return TO_CSV.matcher(line).find()
                || CSV_NAME.matcher(line)
                        .results()
                        .anyMatch(name -> name.group().contains("submission"));
    }

    private void seed() {
        List<Cell> code = notebook.code();
        boolean seeded =
                code.stream().anyMatch(cell -> SEEDED.matcher(cell.source()).find());
        if (seeded) {
            return;
        }
        for (Cell cell : code) {
            List<String> lines = cell.lines();
            for (int line = 0; line < lines.size(); line++) {
                if (!comment(lines.get(line)) && RANDOM.matcher(lines.get(line)).find()) {
                    add(Kind.NO_SEED, cell.number(), line + 1, lines.get(line));
                    return;
                }
            }
        }
    }

    private void documentation() {
        long code = words(Notebook.Kind.CODE);
        long text = words(Notebook.Kind.MARKDOWN);
        double share = code + text == 0 ? 0 : (double) text / (code + text);
        if (share < LITTLE) {
            add(
                    Kind.LITTLE_DOCUMENTATION,
                    0,
                    0,
                    String.format(Locale.ROOT, "%.1f%% of the words are in text cells", 100 * share));
        }
    }

    private long words(Notebook.Kind kind) {
        return notebook.cells().stream()
                .filter(cell -> cell.kind() == kind)
                .mapToLong(cell -> WORD.matcher(cell.source()).results().count())
                .sum();
    }

    private void headings(List<String> wanted) {
        List<String> there = notebook.cells().stream()
                .filter(cell -> cell.kind() == Notebook.Kind.MARKDOWN)
                .flatMap(cell -> headings(cell).stream())
                .map(NotebookReview::plain)
                .toList();
        for (String heading : wanted) {
            String plain = plain(heading);
            if (there.stream().noneMatch(line -> line.contains(plain))) {
                add(Kind.MISSING_HEADING, 0, 0, heading);
            }
        }
    }

    /**
     * The headings of a text cell: {@code # Title}, HTML headings, and paragraphs underlined by {@code ===} or
     * {@code ---}.
     */
    private static List<String> headings(Cell cell) {
        List<String> headings = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        for (String line : cell.lines()) {
            if (UNDERLINE.matcher(line).matches() && paragraph.length() > 0) {
                headings.add(paragraph.toString());
                paragraph.setLength(0);
            } else if (HEADING.matcher(line).matches()) {
                headings.add(line);
                paragraph.setLength(0);
            } else if (line.isBlank()) {
                paragraph.setLength(0);
            } else {
                paragraph.append(line).append('\n');
            }
        }
        return headings;
    }

    /** The words of a text in lower case, without punctuation, so that emphasis does not matter. */
    private static String plain(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private void errors(Cell cell) {
        cell.errors().forEach(error -> add(Kind.ERROR_OUTPUT, cell.number(), 0, error));
    }

    private static boolean comment(String line) {
        return line.stripLeading().startsWith("#");
    }

    /** Adds the findings of single lines, shell commands and calls, in the order of lines; each kind once per line. */
    private void lines(Cell cell) {
        List<String> lines = cell.lines();
        SortedMap<Integer, Set<Kind>> found = new TreeMap<>();
        for (int line = 0; line < lines.size(); line++) {
            String text = lines.get(line);
            int number = line + 1;
            if (!comment(text)) {
                LINES.forEach((kind, pattern) -> {
                    if (pattern.matcher(text).find()) {
                        put(found, number, kind);
                    }
                });
            }
        }
        for (ShellCommand command : ShellCommand.of(cell)) {
            command.network().ifPresent(kind -> put(found, command.line(), kind));
        }
        applications.downloads(cell).forEach(line -> put(found, line, Kind.DOWNLOAD));
        found.forEach((line, kinds) -> kinds.forEach(kind -> add(kind, cell.number(), line, lines.get(line - 1))));
    }

    private static void put(SortedMap<Integer, Set<Kind>> found, int line, Kind kind) {
        found.computeIfAbsent(line, any -> EnumSet.noneOf(Kind.class)).add(kind);
    }

    /** Adds a finding for each line that saves a file inside a loop, as its indentation shows. */
    private void loops(Cell cell) {
        List<String> lines = cell.lines();
        int loop = Integer.MAX_VALUE;
        for (int line = 0; line < lines.size(); line++) {
            String text = lines.get(line);
            if (text.isBlank() || comment(text)) {
                continue;
            }
            int depth = text.length() - text.stripLeading().length();
            loop = depth <= loop ? Integer.MAX_VALUE : loop;
            if (loop < depth && SAVE.matcher(text).find()) {
                add(Kind.MANY_FILES, cell.number(), line + 1, text);
            }
            if (LOOP.matcher(text).matches() && loop == Integer.MAX_VALUE) {
                loop = depth;
            }
        }
    }
}

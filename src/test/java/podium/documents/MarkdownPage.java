package podium.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown page: its blocks of code, its prose, its headings and its links. It knows no more than our pages use. */
final class MarkdownPage {
    private static final Pattern FENCE = Pattern.compile("^(\\s*)(`{3,}|~{3,})\\s*(.*?)\\s*$");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*?)\\s*$");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+]|\\d+[.)])\\s+(.*)$");
    private static final Pattern CODE = Pattern.compile("(`+)(.+?)\\1(?!`)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\(([^)\\s]+)(?:\\s+\"[^\"]*\")?\\)");

    /** What a stretch of text outside of code is. */
    private enum Kind {
        PROSE,
        TABLE_ROW,
        HEADING
    }

    /** A paragraph, a list item, a row of a table or a heading, on one line. */
    private record Stretch(Kind kind, int line, String text) {}

    /** A link in the page's text; its target is as the page writes it. */
    record Link(int line, String target) {}

    private final String name;
    private final List<CodeBlock> blocks = new ArrayList<>();
    private final List<Stretch> stretches = new ArrayList<>();

    private MarkdownPage(String name) {
        this.name = name;
    }

    static MarkdownPage read(Path root, String name) throws IOException {
        return of(name, Files.readString(root.resolve(name)));
    }

    static MarkdownPage of(String name, String text) {
        MarkdownPage page = new MarkdownPage(name);
        page.parse(text.lines().toList());
        return page;
    }

    private void parse(List<String> lines) {
        boolean inList = false;
        boolean blankBefore = true;
        boolean open = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher fence = FENCE.matcher(line);
            if (fence.matches()) {
                i = fenced(lines, i, fence);
                open = false;
            } else if (line.isBlank()) {
                open = false;
            } else if (line.startsWith("<!--")) {
                while (i < lines.size() - 1 && !lines.get(i).contains("-->")) {
                    i++;
                }
            } else if (line.startsWith("    ") && !inList && blankBefore) {
                i = indented(lines, i);
            } else if (line.strip().startsWith("|")) {
                stretches.add(new Stretch(Kind.TABLE_ROW, i + 1, line.strip()));
                open = false;
            } else if (HEADING.matcher(line).matches()) {
                stretches.add(
                        new Stretch(Kind.HEADING, i + 1, HEADING.matcher(line).replaceFirst("$1")));
                open = false;
                inList = false;
            } else {
                Matcher item = ITEM.matcher(line);
                inList = item.matches() || (inList && !(blankBefore && !line.startsWith(" ")));
                prose(i + 1, item.matches() ? item.group(1) : line.strip(), open && !item.matches());
                open = true;
            }
            blankBefore = line.isBlank();
        }
    }

    private void prose(int line, String text, boolean goesOn) {
        if (goesOn) {
            Stretch last = stretches.remove(stretches.size() - 1);
            stretches.add(new Stretch(Kind.PROSE, last.line, last.text + " " + text));
        } else {
            stretches.add(new Stretch(Kind.PROSE, line, text));
        }
    }

    private int fenced(List<String> lines, int start, Matcher fence) {
        int indentation = fence.group(1).length();
        String end = fence.group(2);
        List<String> content = new ArrayList<>();
        int at = start + 1;
        while (at < lines.size() && !lines.get(at).strip().matches(Pattern.quote(end) + end.charAt(0) + "*")) {
            String line = lines.get(at++);
            int spaces = line.length() - line.stripLeading().length();
            content.add(line.substring(Math.min(indentation, spaces)));
        }
        blocks.add(new CodeBlock(name, start + 1, at < lines.size() ? fence.group(3) : "unclosed", content));
        return at;
    }

    private int indented(List<String> lines, int start) {
        List<String> content = new ArrayList<>();
        int at = start;
        while (at < lines.size()
                && (lines.get(at).startsWith("    ") || lines.get(at).isBlank())) {
            content.add(lines.get(at++).stripTrailing());
        }
        blocks.add(new CodeBlock(name, start + 1, "indented", content));
        return at - 1;
    }

    String name() {
        return name;
    }

    List<CodeBlock> blocks() {
        return List.copyOf(blocks);
    }

    /** The blocks in these languages. */
    List<CodeBlock> blocks(String... languages) {
        List<String> wanted = List.of(languages);
        return blocks.stream()
                .filter(block -> wanted.contains(block.language()))
                .toList();
    }

    /** All that is written as code in the text: the content of each pair of backticks. */
    List<String> codeSpans() {
        return stretches.stream()
                .flatMap(stretch -> CODE.matcher(stretch.text).results())
                .map(found -> found.group(2).strip())
                .toList();
    }

    /** The text of paragraphs, lists, tables and headings, a stretch after the other, without what is written as code. */
    List<String> texts() {
        return stretches.stream()
                .map(stretch -> CODE.matcher(stretch.text).replaceAll(" "))
                .toList();
    }

    /** The sentences of paragraphs and list items, each after its line; code in them is the word {@code CODE}. */
    List<Map.Entry<Integer, String>> sentences() {
        List<Map.Entry<Integer, String>> sentences = new ArrayList<>();
        for (Stretch stretch : stretches) {
            if (stretch.kind == Kind.PROSE) {
                String plain = LINK.matcher(CODE.matcher(stretch.text).replaceAll("CODE"))
                        .replaceAll("$1")
                        .replace("*", "");
                for (String sentence : plain.split("(?<=[.!?])[\")]?\\s+(?=[^a-z])", -1)) {
                    sentences.add(Map.entry(stretch.line, sentence.strip()));
                }
            }
        }
        return sentences;
    }

    List<Link> links() {
        return stretches.stream()
                .flatMap(stretch -> LINK.matcher(CODE.matcher(stretch.text).replaceAll("`CODE`"))
                        .results()
                        .map(found -> new Link(stretch.line, found.group(2))))
                .toList();
    }

    /** The anchors of the headings, as GitHub makes them. */
    List<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        List<String> anchors = new ArrayList<>();
        for (Stretch stretch : stretches) {
            if (stretch.kind == Kind.HEADING) {
                String anchor = LINK.matcher(stretch.text)
                        .replaceAll("$1")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                int before = seen.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? anchor : anchor + "-" + before);
            }
        }
        return anchors;
    }
}

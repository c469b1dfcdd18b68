package podium.documents;

import java.util.List;

/**
 * A block of code in a page.
 *
 * @param line the line of its fence, counted from 1
 * @param info the words after the fence, such as {@code console thorough}; {@code indented} for a block without a fence
 */
record CodeBlock(String page, int line, String info, List<String> lines) {
    CodeBlock {
        lines = List.copyOf(lines);
    }

    /** The first word of the info string, such as {@code yaml}. */
    String language() {
        return info.replaceFirst("\\s.*", "");
    }

    /** The first line that is not blank, of which 70 characters are enough to tell blocks of a page apart. */
    String start() {
        String first = lines.stream()
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        return first.substring(0, Math.min(first.length(), 70)).strip();
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** Where the block stands, for messages. */
    String place() {
        return page + ":" + line;
    }
}

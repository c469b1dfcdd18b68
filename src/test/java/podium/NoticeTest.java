package podium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the libraries that NOTICE lists with the jars on the class path, test libraries left out. */
class NoticeTest {
    /** A library of NOTICE: four spaces, the name of its jar, and its licence. */
    private static final Pattern LINE = Pattern.compile("^ {4}(\\S+\\.jar) +(\\S.*)$", Pattern.MULTILINE);

    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");

    /** Libraries of the tests and of their runner, which are not shipped. */
    private static final Pattern TEST_ONLY = Pattern.compile("apiguardian-api|archunit|assertj-core|byte-buddy(-agent)?"
            + "|common-java5|jmh-.*|jopt-simple|junit-.*|opentest4j|surefire-.*");

    @Test
    void noticeListsTheShippedLibrariesWithTheirVersions() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        LINE.matcher(Files.readString(Path.of("NOTICE"))).results().forEach(line -> add(listed, line.group(1)));

        Map<String, String> shipped = new TreeMap<>();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        Stream.of(classPath.split(Pattern.quote(File.pathSeparator), -1))
                .map(entry -> new File(entry).getName())
                .forEach(jar -> add(shipped, jar));
        shipped.keySet().removeIf(TEST_ONLY.asMatchPredicate());

        assertThat(shipped).as("libraries on the class path").isNotEmpty();
        assertThat(without(shipped, listed)).as("libraries that NOTICE lacks").isEmpty();
        assertThat(without(listed, shipped))
                .as("libraries that only NOTICE has")
                .isEmpty();
    }

    private static Set<Map.Entry<String, String>> without(Map<String, String> some, Map<String, String> others) {
        Set<Map.Entry<String, String>> rest = new LinkedHashSet<>(some.entrySet());
        rest.removeAll(others.entrySet());
        return rest;
    }

    /** Of two versions of a library the first counts, since Java loads its classes from that one. */
    private static void add(Map<String, String> versions, String jar) {
        Matcher matcher = JAR.matcher(jar);
        if (matcher.matches()) {
            versions.putIfAbsent(matcher.group(1), withoutPlatform(matcher.group(2)));
        }
    }

    /** The jar with MXNet's native code has a suffix for each operating system. */
    private static String withoutPlatform(String version) {
        return version.replaceFirst("-(linux|osx|win)-x86_64$", "");
    }
}

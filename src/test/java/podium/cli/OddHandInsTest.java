package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import podium.classroom.grading.Archives;
import podium.core.VisibleText;

/** Grades an honest hand-in among damaged, hostile and unusual ones. */
class OddHandInsTest {
    private static final String NOTEBOOK = "{\"cells\": [], \"nbformat\": 4}";
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;

    @TempDir
    private static Path folder;

    private static Path hands;
    private static String perfect;

    /** A part of the expected remark by team. */
    private static final Map<String, String> EXPECTED = new LinkedHashMap<>();

    @BeforeAll
    static void handIn() throws IOException {
        Path workspace = folder.resolve("workspace");
        assertThat(CommandLineRun.of("init", workspace.toString()).code()).isZero();
        podium("data", "sample", "--images", "24", "--seed", "7");
        assertThat(podium("prepare", "sample").code()).isZero();
        perfect = perfect(workspace.resolve("data/prepared/sample/private/solution.csv"));
        hands = Files.createDirectory(folder.resolve("hand-ins"));
        write("Honest/submission.csv", perfect);
        write("Honest/work.ipynb", NOTEBOOK);
        names();
        files();
        zips();
        tars();
        loose();
    }

    private static CommandLineRun podium(String... arguments) {
        return CommandLineRun.in(folder.resolve("workspace"), arguments);
    }

    private static String perfect(Path solution) throws IOException {
        StringBuilder csv = new StringBuilder("Id,Predicted\n");
        try (CSVParser rows = CSVParser.parse(
                solution,
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            for (CSVRecord row : rows) {
                csv.append(row.get("Id"))
                        .append(',')
                        .append(row.get("Predicted"))
                        .append('\n');
            }
        }
        return csv.toString();
    }

    private static void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(String name, byte[] bytes) throws IOException {
        Path file = hands.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static void expect(String team, String remark) {
        assertThat(EXPECTED.put(team, remark)).isNull();
    }

    private static void shell(String script) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", script)
                .directory(hands.toFile())
                .inheritIO()
                .start();
        try {
            assertThat(process.waitFor()).isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Writes folders with unusual names. Those with a submission are scored. */
    private static void names() throws IOException {
        write("   /submission.csv", "Id,Predicted\n");
        expect("unnamed 0aad7da7", "hand-in's file name is blank");
        String lengthy = "x".repeat(150);
        write(lengthy + "/submission.csv", "Id,Predicted\n");
        expect("x".repeat(91) + "~", "has 150 characters; expected at most 100");
        write("\u62a5".repeat(84) + "/notes.txt", "none");
        expect("\u62a5".repeat(84), "no submission was found");
        shell("mkdir \"$(printf 'caf\\351')\"");
        expect("caf\ufffd", "is not UTF-8");
        write("\u001b[2J\nGood: run: reproduced/notes.txt", "none");
        expect("\u001b[2J\nGood: run: reproduced", "no submission was found");
        write("right\u202eleft/notes.txt", "none");
        expect("right\u202eleft", "no submission was found");
        write("CON/notes.txt", "none");
        expect("CON", "no submission was found");
        write("trailing./notes.txt", "none");
        expect("trailing.", "no submission was found");
        write("Twin/notes.txt", "none");
        expect("Twin", "no submission was found");
        write("twin/notes.txt", "none");
        expect("twin", "no submission was found");
        write("=1+1/notes.txt", "none");
        expect("=1+1", "no submission was found");
        write(".hidden/notes.txt", "none");
        expect(".hidden", "no submission was found");
    }

    /** Writes folders with unusual files. */
    private static void files() throws IOException {
        Files.createDirectory(hands.resolve("empty"));
        expect("empty", "no submission was found");
        write("empty-gz/results.csv.gz", new byte[0]);
        expect("empty-gz", "results.csv.gz is an empty or damaged gzip file");
        write("cut-gz/submission.csv.gz", new byte[] {31, (byte) 139, 8, 0, 0, 0});
        expect("cut-gz", "begins like a gzip file");
        shell("mkdir pipe && mkfifo pipe/submission.csv");
        expect("pipe", "submission.csv is a pipe, a socket or a device");
        Files.createDirectory(hands.resolve("linked"));
        Files.createSymbolicLink(hands.resolve("linked/submission.csv"), hands.resolve("Honest/submission.csv"));
        expect("linked", "submission.csv is a link");
        write("deep/" + "d/".repeat(14) + "submission.csv", perfect);
        expect("deep", "is more than 12 folders deep");
        write("latin/work.ipynb", "{\"cells\": [\u00e9]}".getBytes(StandardCharsets.ISO_8859_1));
        expect("latin", "work.ipynb");
        write("utf32/work.ipynb", "no notebook".getBytes(Charset.forName("UTF-32")));
        expect("utf32", "work.ipynb");
        write("nested/work.ipynb", "{\"cells\": " + "[".repeat(200_000));
        expect("nested", "work.ipynb");
        write("binary/submission.csv", new byte[10_000]);
        expect("binary", "line 1:");
        write("surrogate/work.ipynb", "{\"cells\": {\"\\ud800\u001b\": 1}}");
        expect("surrogate", "work.ipynb");
    }

    /** Changes the first or the last header with a signature in a zip. */
    private static byte[] patched(byte[] zip, int signature, boolean last, IntConsumer change) {
        int found = -1;
        for (int i = 0; i + 4 <= zip.length; i++) {
            int word =
                    (zip[i] & 0xFF) | (zip[i + 1] & 0xFF) << 8 | (zip[i + 2] & 0xFF) << 16 | (zip[i + 3] & 0xFF) << 24;
            if (word == signature && (last || found < 0)) {
                found = i;
            }
        }
        change.accept(found);
        return zip;
    }

    private static Archives submission() {
        return new Archives().file("submission.csv", perfect);
    }

    private static void zips() throws IOException {
        write("damaged.zip", "no zip");
        expect("damaged", "damaged.zip was refused: it is not a readable zip");
        write("zero.zip", "");
        expect("zero", "zero.zip was refused: it is not a readable zip");
        byte[] whole = submission().bytes("a.zip");
        write("cut.zip", Arrays.copyOf(whole, whole.length / 2));
        expect("cut", "cut.zip was refused");
        write(
                "clash.zip",
                new Archives()
                        .file("work", "x")
                        .file("work/submission.csv", perfect)
                        .bytes("a.zip"));
        expect("clash", "'work/submission.csv' is inside a folder whose name is already that of a file");
        write(
                "longname.zip",
                submission()
                        .file("\u62a5\u544a".repeat(60) + ".ipynb", NOTEBOOK)
                        .bytes("a.zip"));
        expect("longname", "more than 255 bytes");
        write("twice.zip", submission().file("a", "1").file("a", "2").bytes("a.zip"));
        expect("twice", "'a' occurs twice");
        write(
                "outside.zip",
                submission()
                        .file("../../evil", "1")
                        .file("/evil", "2")
                        .file("..\\evil", "3")
                        .bytes("a.zip"));
        expect("outside", "'../../evil' has a path outside");
        write("nul.zip", submission().file("a\0b", "1").bytes("a.zip"));
        expect("nul", "has a name that is invalid on this machine");
        write("tall.zip", submission().file("d/".repeat(300) + "x", "1").bytes("a.zip"));
        expect("tall", "is too deep in folders");
        byte[] locked = submission().bytes("a.zip");
        patched(locked, LOCAL, true, at -> locked[at + 6] |= 1);
        write("locked.zip", patched(locked, CENTRAL, true, at -> locked[at + 8] |= 1));
        expect("locked", "is encrypted");
        byte[] sum = submission().bytes("a.zip");
        write("sum.zip", patched(sum, CENTRAL, true, at -> sum[at + 16] ^= 1));
        expect("sum", "is damaged: its checksum");
        byte[] lie = submission().bytes("a.zip");
        write("zip64.zip", patched(lie, CENTRAL, true, at -> Arrays.fill(lie, at + 24, at + 28, (byte) 255)));
        expect("zip64", "zip64.zip was refused");
        byte[] over = new Archives()
                .file("a", "other bytes")
                .file("submission.csv", perfect)
                .bytes("a.zip");
        write("overlap.zip", patched(over, CENTRAL, true, at -> Arrays.fill(over, at + 42, at + 46, (byte) 0)));
        expect("overlap", "'submission.csv' is damaged");
        Archives many = new Archives();
        for (int i = 0; i < 100_000; i++) {
            many.file("f" + i, "");
        }
        write("many.zip", many.bytes("a.zip"));
        expect("many", "more than 20000 files and folders");
        write("bomb.zip", bomb());
        expect("bomb", "more than 2147483648 bytes");
        write(
                "boxed.zip",
                new Archives().file("in.zip", submission().bytes("a.zip")).bytes("a.zip"));
        expect("boxed", "in.zip was unpacked");
        byte[] twoDeep =
                new Archives().file("in.zip", submission().bytes("a.zip")).bytes("a.zip");
        write("boxes.zip", new Archives().file("out.zip", twoDeep).bytes("a.zip"));
        expect("boxes", "archives inside it are not unpacked");
    }

    /** A zip with thirty entries of 100 MB of zeros, each with its true size. */
    private static byte[] bomb() throws IOException {
        byte[] zeros = new byte[100 << 20];
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(zeros);
        deflater.finish();
        byte[] packed = new byte[1 << 20];
        int length = deflater.deflate(packed);
        deflater.end();
        CRC32 sum = new CRC32();
        sum.update(zeros);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (int i = 0; i < 30; i++) {
                ZipArchiveEntry entry = new ZipArchiveEntry("zeros" + i);
                entry.setMethod(ZipArchiveOutputStream.DEFLATED);
                entry.setSize(zeros.length);
                entry.setCompressedSize(length);
                entry.setCrc(sum.getValue());
                zip.addRawArchiveEntry(entry, new ByteArrayInputStream(packed, 0, length));
            }
        }
        return bytes.toByteArray();
    }

    private static void tars() throws IOException {
        write("notar.tar.gz", "no tar");
        expect("notar", "notar.tar.gz was refused: it is not a readable tar.gz");
        byte[] noise = new byte[100_000];
        new Random(3).nextBytes(noise);
        byte[] whole = submission().file("noise", noise).bytes("a.tgz");
        write("cuttar.tgz", Arrays.copyOf(whole, whole.length - 50_000));
        expect("cuttar", "is damaged");
        write("linktar.tar", submission().link("link", "/etc/passwd").bytes("a.tar"));
        expect("linktar", "'link' is a link");
        write("nothing.tar.bz2", new Archives().bytes("a.tar.bz2"));
        expect("nothing", "nothing.tar.bz2 contains no file");
    }

    private static void loose() throws IOException {
        for (String name : new String[] {"seven.7z", "rared.rar", "xz.tar.xz"}) {
            write(name, "x");
            expect(name.substring(0, name.indexOf('.')), "which Podium cannot read; unpack it into a folder");
        }
        write("readme.txt", "x");
        expect("readme.txt", "is not a hand-in");
        Files.createSymbolicLink(hands.resolve("elsewhere"), folder);
        expect("elsewhere", "is a link, and links are not followed");
        shell("mkfifo pipe.zip");
        expect("pipe.zip", "is a pipe, a socket or a device");
        write("bare.ipynb", NOTEBOOK);
        expect("bare", "no submission was found");
        write("wrong.csv", "a,b\n1,2\n");
        expect("wrong", "header");
        write("pair.ipynb", "{");
        write("pair.csv", perfect);
        expect("pair", "pair.ipynb");
        write("Double.zip", submission().bytes("a.zip"));
        write("Double/submission.csv", perfect);
        expect("Double", "this team also handed in Double");
        for (String nobodys : new String[] {"__MACOSX/x", ".DS_Store", "Thumbs.db", "desktop.ini", "._Honest.zip"}) {
            write(nobodys, "x");
        }
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void theHonestTeamIsScoredAndEachOtherHandInGetsARemark() throws IOException {
        assertThat(EXPECTED).hasSizeGreaterThan(40);
        Path out = folder.resolve("out");
        CommandLineRun run = podium("grade", hands.toString(), "-c", "sample", "--out", out.toString(), "--feedback");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("(?m)^Honest +scored +1\\.000000 +1\\.000000 ");
        assertThat(run.err()).doesNotContain("a bug in Podium");
        EXPECTED.forEach((team, remark) -> assertThat(run.out().lines())
                .as(team)
                .anyMatch(
                        line -> line.startsWith(VisibleText.of(team)) && line.contains(": ") && line.contains(remark)));
        JsonNode grades =
                JsonMapper.builder().build().readTree(out.resolve("grades.json").toFile());
        Map<String, Long> verdicts = StreamSupport.stream(grades.spliterator(), false)
                .collect(Collectors.groupingBy(grade -> grade.get("verdict").asText(), Collectors.counting()));
        assertThat(grades).hasSize(EXPECTED.size() + 2); // with the honest team, and a second hand-in of one team
        assertThat(verdicts.keySet()).containsExactlyInAnyOrder("scored", "invalid", "missing");
        assertThat(out.resolve("feedback").toFile().list()).hasSize(grades.size());
        assertThat(run.err())
                .contains("'seven.7z' is a 7-Zip archive, which Podium cannot read", "'readme.txt' is not a hand-in")
                .doesNotContain("DS_Store", "MACOSX", "Thumbs", "desktop.ini");
        assertThat(out.resolve("grades.csv"))
                .content()
                .contains("'=1+1,missing")
                .doesNotContain("\u001b");
    }
}

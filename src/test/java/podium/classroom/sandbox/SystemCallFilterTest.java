package podium.classroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the filter's program in a small BPF interpreter. */
class SystemCallFilterTest {
    private static final int X86 = 0xC000003E;
    private static final int ARM = 0xC00000B7;
    private static final int I386 = 0x40000003;
    private static final int ALLOW = 0x7FFF0000;
    private static final int KILL = 0x80000000;
    private static final int EPERM = 0x00050001;
    private static final int ENOSYS = 0x00050026;
    private static final int EAFNOSUPPORT = 0x00050061;

    private static final byte[] PROGRAM = SystemCallFilter.program();

    /** The program's answer to a system call. */
    private static int answer(int architecture, int number, long... arguments) {
        ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
        data.putInt(0, number).putInt(4, architecture);
        for (int i = 0; i < arguments.length; i++) {
            data.putLong(16 + 8 * i, arguments[i]);
        }
        ByteBuffer program = ByteBuffer.wrap(PROGRAM).order(ByteOrder.nativeOrder());
        int value = 0;
        for (int at = 0; at < PROGRAM.length / 8; at++) {
            int code = program.getShort(8 * at);
            int ifTrue = program.get(8 * at + 2) & 0xFF;
            int ifFalse = program.get(8 * at + 3) & 0xFF;
            int operand = program.getInt(8 * at + 4);
            switch (code) {
                case 0x20 -> value = data.getInt(operand);
                case 0x05 -> at += operand;
                case 0x15 -> at += value == operand ? ifTrue : ifFalse;
                case 0x35 -> at += Integer.compareUnsigned(value, operand) >= 0 ? ifTrue : ifFalse;
                case 0x45 -> at += (value & operand) != 0 ? ifTrue : ifFalse;
                case 0x06 -> {
                    return operand;
                }
                default -> throw new AssertionError("no such instruction: " + code);
            }
        }
        throw new AssertionError("the program ran off its end");
    }

    @Test
    void everyListedCallIsRefusedOnBothArchitectures() {
        for (SystemCallFilter.Call call : SystemCallFilter.FORBIDDEN) {
            assertThat(answer(X86, call.x86())).as(call.name()).isEqualTo(EPERM);
            assertThat(call.arm() < 0 ? EPERM : answer(ARM, call.arm()))
                    .as(call.name())
                    .isEqualTo(EPERM);
        }
        for (SystemCallFilter.Call call : SystemCallFilter.UNKNOWN) {
            assertThat(answer(X86, call.x86())).as(call.name()).isEqualTo(ENOSYS);
            assertThat(answer(ARM, call.arm())).as(call.name()).isEqualTo(ENOSYS);
        }
    }

    @Test
    void allOtherCallsAreAllowed() {
        long refusedX86 = Stream.of(SystemCallFilter.FORBIDDEN, SystemCallFilter.UNKNOWN)
                .mapToLong(calls -> calls.size())
                .sum();
        long answered = 0;
        for (int number = 0; number < 1000; number++) {
            if (number != 41) { // socket with family 0 is refused because of its family
                answered += answer(X86, number) == ALLOW ? 0 : 1;
            }
        }
        assertThat(answered).isEqualTo(refusedX86);
    }

    @Test
    void newThreadsAndProcessesAreAllowedButNoNamespaces() {
        int thread = 0x3D0F00;
        for (int flag :
                new int[] {0x80, 0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000}) {
            assertThat(answer(X86, 56, flag | 17)).isEqualTo(EPERM);
            assertThat(answer(ARM, 220, flag | 17)).isEqualTo(EPERM);
            assertThat(answer(X86, 272, flag)).isEqualTo(EPERM);
            assertThat(answer(ARM, 97, flag)).isEqualTo(EPERM);
        }
        assertThat(answer(X86, 56, thread)).isEqualTo(ALLOW);
        assertThat(answer(ARM, 220, thread)).isEqualTo(ALLOW);
        assertThat(answer(X86, 56, 17)).isEqualTo(ALLOW);
        assertThat(answer(X86, 272, 0x400)).isEqualTo(ALLOW);
    }

    @Test
    void onlySocketFamiliesWithNamespacesAreAllowed() {
        for (int family : new int[] {1, 2, 10, 16}) {
            assertThat(answer(X86, 41, family)).isEqualTo(ALLOW);
            assertThat(answer(ARM, 198, family)).isEqualTo(ALLOW);
        }
        for (int family : new int[] {0, 17, 38, 40, 44}) {
            assertThat(answer(X86, 41, family)).isEqualTo(EAFNOSUPPORT);
            assertThat(answer(ARM, 198, family)).isEqualTo(EAFNOSUPPORT);
        }
    }

    @Test
    void otherArchitecturesAreKilledAndX32CallsDoNotExist() {
        assertThat(answer(I386, 20)).isEqualTo(KILL);
        assertThat(answer(0, 0)).isEqualTo(KILL);
        assertThat(answer(X86, 0x40000000)).isEqualTo(ENOSYS);
        assertThat(answer(X86, 0x40000000 | 520)).isEqualTo(ENOSYS);
        assertThat(answer(X86, -1)).isEqualTo(ENOSYS);
        assertThat(answer(ARM, 0)).isEqualTo(ALLOW);
    }

    /** Compares with the kernel's headers, if they are installed; they may lack newer calls. */
    @Test
    void callNumbersMatchTheKernelHeaders() throws IOException {
        Path x86 = Path.of("/usr/include/x86_64-linux-gnu/asm/unistd_64.h");
        Path arm = Path.of("/usr/include/asm-generic/unistd.h");
        assumeTrue(Files.exists(x86) && Files.exists(arm), "skipped: linux-libc-dev is not installed");
        Map<String, Integer> x86Numbers = numbers(x86);
        Map<String, Integer> armNumbers = numbers(arm);
        Stream.concat(SystemCallFilter.FORBIDDEN.stream(), SystemCallFilter.UNKNOWN.stream())
                .forEach(call -> {
                    assertThat(call.x86()).as(call.name()).isEqualTo(x86Numbers.getOrDefault(call.name(), call.x86()));
                    assertThat(call.arm()).as(call.name()).isEqualTo(armNumbers.getOrDefault(call.name(), call.arm()));
                });
        assertThat(x86Numbers)
                .containsEntry("clone", 56)
                .containsEntry("unshare", 272)
                .containsEntry("socket", 41);
        assertThat(armNumbers)
                .containsEntry("clone", 220)
                .containsEntry("unshare", 97)
                .containsEntry("socket", 198);
    }

    private static Map<String, Integer> numbers(Path header) throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        for (String line : Files.readAllLines(header)) {
            String[] words = line.split("\\s+", -1);
            if (words.length > 2
                    && words[0].equals("#define")
                    && words[1].startsWith("__NR")
                    && words[2].matches("\\d+")) {
                numbers.put(words[1].replaceFirst("^__NR[0-9a-z]*_", ""), Integer.parseInt(words[2]));
            }
        }
        return numbers;
    }
}

package podium.classroom.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A seccomp filter that refuses dangerous system calls, as a BPF program for x86-64 and AArch64. See the kernel's
 * Documentation/userspace-api/seccomp_filter.rst.
 *
 * <p>Calls with an older alternative are refused with ENOSYS, as on an old kernel, so that programs use the
 * alternative. For example, libc falls back to {@code clone} if {@code clone3} is missing. The flags of {@code clone3}
 * lie in memory, where a filter cannot see them.
 */
final class SystemCallFilter {
    /** AUDIT_ARCH_X86_64 and AUDIT_ARCH_AARCH64. */
    private static final int X86 = 0xC000003E;

    private static final int ARM = 0xC00000B7;

    /** System calls of the x32 ABI have this bit set, and the architecture of x86-64. */
    private static final int X32 = 0x4000_0000;

    private static final int ALLOW = 0x7FFF_0000;
    private static final int KILL = 0x8000_0000;
    private static final int FAIL = 0x0005_0000;
    private static final int NOT_PERMITTED = FAIL | 1;
    private static final int NO_SUCH_CALL = FAIL | 38;
    private static final int NO_SUCH_FAMILY = FAIL | 97;

    /** CLONE_NEWTIME, NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET. */
    private static final int NEW_NAMESPACE = 0x7E02_0080;

    /** AF_UNIX, AF_INET, AF_INET6 and AF_NETLINK. Others, such as AF_VSOCK, ignore network namespaces or are rare. */
    private static final List<Integer> FAMILIES = List.of(1, 2, 10, 16);

    // Offsets in struct seccomp_data, whose arguments have 64 bits.
    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 16 : 20;

    private static final int LOAD = 0x20;
    private static final int JUMP = 0x05;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_NOT_LESS = 0x35;
    private static final int JUMP_IF_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    /** A system call's name and its numbers on x86-64 and AArch64; -1 if the call does not exist there. */
    record Call(String name, int x86, int arm) {
        private static Call both(String name, int number) {
            return new Call(name, number, number);
        }
    }

    private static final Call CLONE = new Call("clone", 56, 220);
    private static final Call UNSHARE = new Call("unshare", 272, 97);
    private static final Call SOCKET = new Call("socket", 41, 198);

    /** Calls that change namespaces, mounts, other processes, keys, the clock or the machine. */
    static final List<Call> FORBIDDEN = List.of(
            new Call("setns", 308, 268),
            new Call("mount", 165, 40),
            new Call("umount2", 166, 39),
            new Call("pivot_root", 155, 41),
            new Call("chroot", 161, 51),
            new Call("ptrace", 101, 117),
            new Call("process_vm_readv", 310, 270),
            new Call("process_vm_writev", 311, 271),
            new Call("kcmp", 312, 272),
            Call.both("pidfd_getfd", 438),
            new Call("keyctl", 250, 219),
            new Call("add_key", 248, 217),
            new Call("request_key", 249, 218),
            new Call("settimeofday", 164, 170),
            new Call("clock_settime", 227, 112),
            new Call("clock_adjtime", 305, 266),
            new Call("adjtimex", 159, 171),
            new Call("bpf", 321, 280),
            new Call("perf_event_open", 298, 241),
            new Call("fanotify_init", 300, 262),
            new Call("open_by_handle_at", 304, 265),
            new Call("lookup_dcookie", 212, 18),
            new Call("kexec_load", 246, 104),
            new Call("kexec_file_load", 320, 294),
            new Call("init_module", 175, 105),
            new Call("finit_module", 313, 273),
            new Call("delete_module", 176, 106),
            new Call("reboot", 169, 142),
            new Call("swapon", 167, 224),
            new Call("swapoff", 168, 225),
            new Call("acct", 163, 89),
            new Call("quotactl", 179, 60),
            Call.both("quotactl_fd", 443),
            new Call("syslog", 103, 116),
            new Call("vhangup", 153, 58),
            new Call("iopl", 172, -1),
            new Call("ioperm", 173, -1),
            new Call("modify_ldt", 154, -1));

    /** Newer calls with the same effects, and calls that allocate memory which the watchdog cannot see. */
    static final List<Call> UNKNOWN = List.of(
            Call.both("clone3", 435),
            Call.both("open_tree", 428),
            Call.both("move_mount", 429),
            Call.both("fsopen", 430),
            Call.both("fsconfig", 431),
            Call.both("fsmount", 432),
            Call.both("fspick", 433),
            Call.both("mount_setattr", 442),
            Call.both("statmount", 457),
            Call.both("listmount", 458),
            Call.both("open_tree_attr", 467),
            Call.both("io_uring_setup", 425),
            Call.both("io_uring_enter", 426),
            Call.both("io_uring_register", 427),
            new Call("userfaultfd", 323, 282),
            new Call("memfd_create", 319, 279),
            Call.both("memfd_secret", 447),
            new Call("shmget", 29, 194),
            new Call("msgget", 68, 186));

    private final ByteBuffer program = ByteBuffer.allocate(1 << 13).order(ByteOrder.nativeOrder());

    private SystemCallFilter() {}

    /** True if there is a filter for this value of Java's {@code os.arch}. */
    static boolean knows(String machine) {
        return List.of("amd64", "x86_64", "aarch64").contains(machine);
    }

    /** The BPF program, an array of struct sock_filter. */
    static byte[] program() {
        SystemCallFilter filter = new SystemCallFilter();
        filter.add(LOAD, 0, 0, ARCHITECTURE);
        filter.only(X86, calls(true));
        filter.only(ARM, calls(false));
        filter.add(RETURN, 0, 0, KILL);
        byte[] bytes = new byte[filter.program.position()];
        filter.program.flip().get(bytes);
        return bytes;
    }

    private static SystemCallFilter calls(boolean x86) {
        SystemCallFilter calls = new SystemCallFilter();
        calls.add(LOAD, 0, 0, NUMBER);
        if (x86) {
            calls.add(JUMP_IF_NOT_LESS, 0, 1, X32);
            calls.add(RETURN, 0, 0, NO_SUCH_CALL);
        }
        for (Call call : FORBIDDEN) {
            calls.answer(x86 ? call.x86() : call.arm(), NOT_PERMITTED);
        }
        for (Call call : UNKNOWN) {
            calls.answer(x86 ? call.x86() : call.arm(), NO_SUCH_CALL);
        }
        SystemCallFilter flags = new SystemCallFilter();
        flags.add(LOAD, 0, 0, FIRST_ARGUMENT);
        flags.add(JUMP_IF_ANY_BIT, 0, 1, NEW_NAMESPACE);
        flags.add(RETURN, 0, 0, NOT_PERMITTED);
        flags.add(RETURN, 0, 0, ALLOW);
        calls.only(x86 ? CLONE.x86() : CLONE.arm(), flags);
        calls.only(x86 ? UNSHARE.x86() : UNSHARE.arm(), flags);
        SystemCallFilter family = new SystemCallFilter();
        family.add(LOAD, 0, 0, FIRST_ARGUMENT);
        FAMILIES.forEach(known -> family.answer(known, ALLOW));
        family.add(RETURN, 0, 0, NO_SUCH_FAMILY);
        calls.only(x86 ? SOCKET.x86() : SOCKET.arm(), family);
        calls.add(RETURN, 0, 0, ALLOW);
        return calls;
    }

    /** Returns {@code answer} if the loaded word equals {@code value}. */
    private void answer(int value, int answer) {
        add(JUMP_IF_EQUAL, 0, 1, value);
        add(RETURN, 0, 0, answer);
    }

    /** Runs {@code part}, which always returns, if the loaded word equals {@code value}. */
    private void only(int value, SystemCallFilter part) {
        add(JUMP_IF_EQUAL, 1, 0, value);
        add(JUMP, 0, 0, part.program.position() / Long.BYTES);
        program.put(part.program.duplicate().flip());
    }

    private void add(int code, int ifTrue, int ifFalse, int operand) {
        program.putShort((short) code).put((byte) ifTrue).put((byte) ifFalse).putInt(operand);
    }
}

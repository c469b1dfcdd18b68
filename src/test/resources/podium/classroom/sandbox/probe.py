# Tries every attack that does not end the notebook itself. The test compares the lines that begin with a star.
import ctypes, errno, glob, os, platform, signal, socket, stat, subprocess, time

libc = ctypes.CDLL(None, use_errno=True)
x86 = platform.machine() == "x86_64"


def tell(what, *found):
    print("*", what, *found)


def attempt(what, action):
    """Prints the value that the action returns, or the name of its error."""
    try:
        tell(what, action())
    except OSError as e:
        tell(what, errno.errorcode[e.errno])


def call(number, *arguments):
    if libc.syscall(*(ctypes.c_long(a) for a in (number, *arguments))) < 0:
        raise OSError(ctypes.get_errno(), "")
    return "done"


def others():
    return [p for p in os.listdir("/proc") if p.isdigit() and int(p) != os.getpid()]

# %%
# Reads what other processes reveal.
for process in ["self", *others()]:
    for name in ("environ", "cmdline", "mountinfo", "cgroup"):
        with open(f"/proc/{process}/{name}", "rb") as file:
            print(process, name, file.read().decode(errors="replace").replace("\0", " "))
print(sorted(os.environ.items()))
tell("processes", sorted(open(f"/proc/{p}/comm").read().strip() for p in others()))
tell("environment of 1", open("/proc/1/environ", "rb").read())
tell("keys", [line.split()[-2:] for line in open("/proc/keys")])
tell("open", sorted({os.readlink(f).split(":")[0] for f in glob.glob("/proc/1/fd/*")}))

# %%
# Writes to the other processes' files and sends them signals.
for process in others():
    for place in glob.glob(f"/proc/{process}/fd/*"):
        try:
            with open(place, "wb", buffering=0) as file:
                file.write(b'{"ended": "done"}\nforged by the notebook\n')
        except OSError:
            pass
for process in [int(p) for p in others()] + [-1]:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGSTOP, signal.SIGKILL):
        try:
            os.kill(process, number)
        except OSError:
            pass
tell("processes", sorted(open(f"/proc/{p}/comm").read().strip() for p in others()))

# %%
# Makes system calls that must be refused.
NEWUSER = 0x10000000
attempt("unshare", lambda: call(272 if x86 else 97, NEWUSER))
attempt("clone", lambda: call(56 if x86 else 220, NEWUSER | signal.SIGCHLD, 0, 0, 0, 0))
attempt("clone3", lambda: call(435, 0, 0))
attempt("mount", lambda: call(165 if x86 else 40, 0, 0, 0, 0, 0))
attempt("fsopen", lambda: call(430, 0, 0))
attempt("io_uring", lambda: call(425, 1, 0))
attempt("userfaultfd", lambda: call(323 if x86 else 282, 1))
attempt("memfd", lambda: os.memfd_create("x"))
attempt("ptrace", lambda: call(101 if x86 else 117, 16, 1, 0, 0))
attempt("process_vm_readv", lambda: call(310 if x86 else 270, 1, 0, 0, 0, 0, 0))
attempt("pidfd_getfd", lambda: call(438, os.pidfd_open(1), 1, 0))
attempt("keyctl", lambda: call(250 if x86 else 219, 0, -3, 0))
attempt("shmget", lambda: call(29 if x86 else 194, 0, 1 << 20, 0o1600))
attempt("clock", lambda: time.clock_settime(time.CLOCK_REALTIME, 0))
attempt("device", lambda: os.mknod("sda", stat.S_IFBLK | 0o600, os.makedev(8, 0)))
attempt("vsock", lambda: socket.socket(40, socket.SOCK_STREAM))
attempt("pipe", lambda: os.mkfifo("pipe"))
attempt("nested", lambda: subprocess.run(["unshare", "-U", "true"], stderr=subprocess.DEVNULL).returncode)
tell("threads", subprocess.run(["python3", "-c", "import threading as t; x = t.Thread(target=print); x.start()"]).returncode)

# %%
# Makes calls of the x32 ABI, and of i386 (mov eax, 20; int 0x80; ret).
if x86:
    attempt("x32", lambda: call(0x40000000 | 39))
    child = os.fork()
    if child == 0:
        import mmap

        code = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
        code.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")
        ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()
        os._exit(0)
    tell("i386", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))

# %%
# Connects to abstract sockets of the machine, which are in no file system.
attempt("abstract", lambda: socket.socket(socket.AF_UNIX).connect("\0podium-hostile-test"))
tell("abstract sockets", sum("@" in line for line in open("/proc/net/unix")))

# %%
# Writes files that other Pythons would run if they shared these folders.
forge = "open('/kaggle/working/submission.csv', 'w').write('forged')\n"
for place in ("/kaggle/working", "/tmp", "/tmp/.ipython/profile_default/startup", "/tmp/.local/lib/python3/site-packages"):
    os.makedirs(place, exist_ok=True)
    for name in ("sitecustomize.py", "usercustomize.py", "nbclient.py", "00-start.py", "ipython_config.py"):
        with open(f"{place}/{name}", "w") as file:
            file.write(forge)

# %%
# Leaves a process that continues to write.
subprocess.Popen(
    ["setsid", "sh", "-c", "while :; do echo more >> grown.csv; done; : podium-background-MARK"], cwd="/kaggle/working"
)
time.sleep(0.2)
tell("grows", os.path.getsize("grown.csv") > 0)
open("/kaggle/working/submission.csv", "w").write("Id,Predicted\n1_classification,1 1\n")

# %%
# Overwrites the memory of every visible process, which must not include the runner. The submission is already written.
for process in others():
    try:
        with open(f"/proc/{process}/mem", "r+b", buffering=0) as memory, open(f"/proc/{process}/maps") as maps:
            for line in maps:
                start, end = (int(address, 16) for address in line.split()[0].split("-"))
                if " rw" in line:
                    memory.seek(start)
                    memory.write(b"\xff" * (end - start))
    except OSError:
        pass

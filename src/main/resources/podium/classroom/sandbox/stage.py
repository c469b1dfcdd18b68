"""The first part of supervisor.py's program: creates sandboxes, and starts programs in them."""
import base64
import ctypes
import fcntl
import os
import platform
import resource
import subprocess

# Mounted over /tmp in a separate mount namespace: nothing is written to the machine's disk or has to be cleaned up.
STAGE = "/tmp/"
SYSTEM = ("/bin", "/sbin", "/lib", "/lib32", "/lib64")
ETC = ("/etc/alternatives", "/etc/ld.so.cache", "/etc/fonts", "/etc/localtime", "/etc/matplotlibrc")
ENVIRONMENT = {
    "HOME": "/tmp",
    "USER": "kaggle",
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "PYTHONDONTWRITEBYTECODE": "1",
    "KAGGLE_KERNEL_RUN_TYPE": "Batch",
    "JPY_PARENT_PID": "1",  # without it, the kernel prints how to stop it
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # without it, the kernel prints an irrelevant warning
}
USER = 1000
MOUNT_NOSUID, MOUNT_NODEV, MOUNT_BIND, MOUNT_RECURSIVE = 2, 4, 4096, 16384
# Since Linux 5.14, the processes of a user are counted per user namespace; before, all processes of the user counted.
COUNTS_BY_NAMESPACE = [int(part) for part in platform.release().split("-")[0].split(".")[:2]] >= [5, 14]

libc = ctypes.CDLL(None, use_errno=True)


def checked(code, what):
    if code < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error), what)


def memory_file(content):
    """Returns the descriptor of a sealed in-memory file, which can never be changed again."""
    file = os.memfd_create("podium", os.MFD_ALLOW_SEALING)
    with os.fdopen(file, "wb", closefd=False) as out:
        out.write(content)
    fcntl.fcntl(file, fcntl.F_ADD_SEALS, fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK)
    os.lseek(file, 0, os.SEEK_SET)
    return file


class Stage:
    """The folders that sandboxes are built from. Each writable one is a separate file system with a maximum size."""

    def __init__(self, settings):
        self.settings = settings
        self.doors = [os.open(door, os.O_WRONLY) for door in settings["doors"]]
        disk = settings["disk"]
        inputs = {target: os.open(source, os.O_PATH) for target, source in settings["inputs"].items()}
        self.mount("", 1 << 20, 1000, 0o755)
        self.inputs = {}
        for target, source in inputs.items():
            place = STAGE + "input-" + str(len(self.inputs))
            os.mkdir(place)
            flags = ctypes.c_ulong(MOUNT_BIND | MOUNT_RECURSIVE)
            checked(libc.mount(b"/proc/self/fd/%d" % source, place.encode(), None, flags, None), target)
            self.inputs[target] = place
        for name in ("working", "tmp", "shm"):
            os.mkdir(STAGE + name)
            self.mount(name, disk, max(1000, disk >> 12), 0o755 if name == "working" else 0o1777)
        os.mkdir(STAGE + "connection")
        self.mount("connection", 1 << 16, 20, 0o755)
        os.mkdir(STAGE + "runner")
        self.mount("runner", 2 * settings["outputs"] + (1 << 20), 100, 0o755)

    def mount(self, name, size, files, mode):
        user = self.settings["user"] or 0
        options = f"size={size},nr_inodes={files},mode={mode:o},uid={user},gid={user}"
        flags = ctypes.c_ulong(MOUNT_NOSUID | MOUNT_NODEV)
        checked(libc.mount(b"podium", (STAGE + name).encode(), b"tmpfs", flags, options.encode()), STAGE + name)

    def held(self):
        """Returns the bytes of memory that files occupy, including one KiB for each file."""
        bytes_held = 0
        for name in ("working", "tmp", "shm"):
            use = os.statvfs(STAGE + name)
            bytes_held += (use.f_blocks - use.f_bfree) * use.f_frsize + (use.f_files - use.f_ffree) * 1024
        return bytes_held

    def start(self, command, binds, files, chdir, output):
        """Starts a program in its own bubblewrap; `output` says where its standard streams go."""
        options = ["--unshare-user", "--unshare-all", "--die-with-parent", "--new-session", "--hostname", "kaggle"]
        options += ["--uid", str(USER), "--gid", str(USER), "--clearenv", "--ro-bind", "/usr", "/usr"]
        for folder in SYSTEM:
            if os.path.islink(folder):
                options += ["--symlink", os.readlink(folder), folder]
            elif os.path.isdir(folder):
                options += ["--ro-bind", folder, folder]
        for file in ETC:
            if os.access(file, os.R_OK):
                options += ["--ro-bind", file, file]
        options += ["--proc", "/proc", "--dev", "/dev"] + binds
        descriptors = [memory_file(base64.b64decode(self.settings["filter"]))]
        options += ["--seccomp", str(descriptors[0])]
        files = {
            "/etc/passwd": f"kaggle:x:{USER}:{USER}::/tmp:/bin/sh\n".encode(),
            "/etc/hosts": b"127.0.0.1 localhost\n",
            **files,
        }
        for name, content in files.items():
            descriptors.append(memory_file(content))
            options += ["--file", str(descriptors[-1]), name]
        for name in ("/proc/keys", "/proc/key-users"):
            if os.path.exists(name):
                descriptors.append(memory_file(b""))
                options += ["--ro-bind-data", str(descriptors[-1]), name]
        options += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", chdir]
        for name, value in ENVIRONMENT.items():
            options += ["--setenv", name, value]
        # The options are passed in a file, because programs inside can read the command line in /proc/1/cmdline.
        descriptors.append(memory_file(b"".join(option.encode() + b"\0" for option in options)))
        process = subprocess.Popen(
            [self.settings["bubblewrap"], "--args", str(descriptors[-1]), "--", *command],
            env={},
            cwd="/",
            pass_fds=descriptors,
            preexec_fn=self.enter,
            **output,
        )
        for descriptor in descriptors:
            os.close(descriptor)
        return process

    def enter(self):
        """Enters the control group and becomes a user who owns nothing, in the child process before bubblewrap."""
        for door in self.doors:
            os.write(door, b"0")
        resource.setrlimit(resource.RLIMIT_CORE, (1, 1))  # not 0, with which the kernel still runs a crash handler
        files = min(4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(1024, files), files))
        user = self.settings["user"]
        if user is not None or COUNTS_BY_NAMESPACE:
            processes = self.settings["processes"]
            resource.setrlimit(resource.RLIMIT_NPROC, (processes, processes))
        if user is not None:
            os.setgroups([])
            os.setresgid(user, user, user)
            os.setresuid(user, user, user)

    def kernel_binds(self):
        binds = ["--bind", STAGE + "tmp", "/tmp", "--bind", STAGE + "working", "/kaggle/working"]
        binds += ["--bind", STAGE + "shm", "/dev/shm", "--dir", "/kaggle/input"]
        for target, place in self.inputs.items():
            binds += ["--ro-bind", place, target]
        return binds

/**
 * Installs a Python package that holds a test server, each in a virtual environment of its own below a cache folder
 * (`SLIPWAY_TEST_CACHE`, else `~/.cache/slipway-test`), once for all test processes.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Holds a lock that the kernel frees when the process dies, so that several test processes install once, and an
 * interrupted installation starts again. The marker is written last.
 */
const installer = `
import fcntl, os, shutil, subprocess, sys
folder, *requirements = sys.argv[1:]
with open(folder + ".lock", "w") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    if not os.path.exists(os.path.join(folder, "installed")):
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [os.path.join(folder, "bin", "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run(pip + requirements, check=True)
        open(os.path.join(folder, "installed"), "w").close()
`;

/**
 * The virtual environment's folder, with further packages where they are named (`cryptography==50.0.2`). Throws with what
 * to install where there is no Python, no venv or no network.
 */
export async function installPythonPackage(
  name: string,
  version: string,
  more: readonly string[] = [],
): Promise<string> {
  const cache = process.env["SLIPWAY_TEST_CACHE"] ?? join(homedir(), ".cache", "slipway-test");
  const folder = join(cache, [`${name}-${version}`, ...more.map((one) => one.replace("==", "-"))].join("+"));
  if (existsSync(join(folder, "installed"))) return folder;
  const probe = spawnSync("python3", ["-c", "import ensurepip, venv, fcntl"], { encoding: "utf8" });
  if (probe.status !== 0) {
    throw new Error(
      `The tests against real servers need python3 with its venv module (Debian: apt-get install python3 python3-venv). ${probe.error?.message ?? probe.stderr}`,
    );
  }
  mkdirSync(cache, { recursive: true });
  const { code, output } = await run("python3", ["-c", installer, folder, `${name}==${version}`, ...more]);
  if (code !== 0) {
    throw new Error(
      `${name} ${version}, a server that the tests need, could not be installed into ${folder} (pip ended with ${code}). The package registry must be reachable, or the folder filled beforehand.\n${output.slice(-2000)}`,
    );
  }
  return folder;
}

function run(
  command: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk: Buffer): void => {
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

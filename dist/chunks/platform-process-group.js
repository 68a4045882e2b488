// src/platform/process-group.ts
/** Options of `spawn` that make `endGroup` reach what the program starts. Windows has no such groups. */
function groupOptions() {
	return {
		detached: process.platform !== "win32",
		windowsHide: true
	};
}
/** Kills the program and its group at once; on Windows the program alone. One that has ended is left alone. */
function endGroup(child) {
	try {
		if (process.platform !== "win32" && child.pid !== void 0) process.kill(-child.pid, "SIGKILL");
		else child.kill("SIGKILL");
	} catch {}
}

Object.defineProperty(exports, "endGroup", {
  enumerable: true,
  get: function () {
    return endGroup;
  }
});
Object.defineProperty(exports, "groupOptions", {
  enumerable: true,
  get: function () {
    return groupOptions;
  }
});

const require_git = require("./platform-git.js");
const require_visible = require("./platform-visible.js");
const require_digest = require("./platform-digest.js");
const require_errors = require("./platform-errors.js");
const require_words = require("./platform-words.js");
const require_load = require("./platform-shape.js");
const require_findings = require("./reports-findings.js");
const require_visible_text = require("./oxc-project-runtime-0.156.0-helpers-esm-taggedTemplateLiteral.js");
const require_review_page = require("./reports-html-comparison.js");
const require_current_review = require("./commands-current-review.js");
const require_project_check = require("./commands-project-check.js");
const require_shown_texts = require("./commands-shown-texts.js");
const require_revisions = require("./diff-libesm-diff-array.js");
const require_errors$1 = require("./reports-errors.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
let node_crypto = require("node:crypto");
let node_http = require("node:http");
let node_child_process = require("node:child_process");

// src/reports/html/message-page.ts
/** A page that says one thing: why there is nothing else to show. */
/** A whole HTML document. `message` and `next` are text, and get a full stop where they have none. */
function messagePage({ kind, heading, message, next, live }) {
	return require_visible_text.pageDocument({
		title: `${kind} \u2013 Slipway`,
		kind,
		where: "",
		...live === void 0 ? {} : { live },
		body: require_visible_text.html`<main id="content"><section class="verdict" aria-label="Verdict"><div class="in"><div class="say"><span class="sign t-error"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18"/></svg></span><div><h1>${heading}</h1><p>${require_visible_text.sentence(message)}</p><p>${require_visible_text.sentence(next)}</p></div></div></div></section></main>`,
		foot: ""
	});
}

// src/commands/preview/comparison.ts
/**
* Compares the project in the context's folder. Where there is nothing to compare with (no repository, no commit), the
* preview goes on without; where a base was named and is not there, a note says so.
*
* @param named a revision, as written
*/
async function compareWithBase(named, context) {
	const base = named ?? await usualBase(context);
	if (base === void 0) return nothing([]);
	try {
		const compared = await require_revisions.compareRevisions({
			base,
			head: void 0,
			direct: true
		}, {
			all: false,
			shard: void 0
		}, context);
		const [difference] = compared.projects;
		return difference === void 0 ? nothing([]) : {
			base: compared.base,
			difference,
			level: compared.level,
			notes: difference.cut
		};
	} catch (error) {
		if (!require_errors.isSlipwayError(error)) throw error;
		return nothing([`There is no comparison: ${error.message} ${error.next}`]);
	}
}
function nothing(notes) {
	return {
		base: null,
		difference: null,
		level: null,
		notes
	};
}
/** The newest tag of a release in the history of HEAD, else HEAD; undefined where there is no commit. */
async function usualBase({ cwd, environment, signal }) {
	const git = {
		directory: cwd,
		environment,
		signal
	};
	try {
		if ((await require_git.runGit([
			"rev-parse",
			"--verify",
			"--quiet",
			"HEAD^{commit}"
		], git)).exitCode !== 0) return void 0;
		const tag = await require_git.runGit([
			"describe",
			"--tags",
			"--abbrev=0",
			"--match",
			"v[0-9]*"
		], git);
		return tag.exitCode === 0 ? tag.output.toString("utf8").trim() : "HEAD";
	} catch (error) {
		if (require_errors.isSlipwayError(error)) return void 0;
		throw error;
	}
}

// src/commands/preview/page.ts
const kind = "Preview";
/**
* Reads, checks and renders the project, and compares it. What is wrong with it is shown, never thrown; only an
* interruption is.
*
* @param base a revision to compare with, where one was named
*/
async function previewPage(root, base, context) {
	try {
		const review = await reviewOf(root, base, context);
		const version = require_digest.sha256Hex(JSON.stringify(review)).slice(0, 16);
		return {
			version,
			content: context.redaction.redact(require_review_page.reviewPage(review, {
				kind,
				madeAt: context.now(),
				live: { version }
			})),
			policy: require_visible_text.pagePolicy(true),
			summary: summaryOf(review)
		};
	} catch (error) {
		if (context.signal.aborted) throw error;
		const { message, next } = require_errors.isSlipwayError(error) ? error : {
			message: String(error),
			next: "This is a fault of Slipway; please report it to its maintainers."
		};
		const version = require_digest.sha256Hex(`${message}\n${next}`).slice(0, 16);
		return {
			version,
			content: context.redaction.redact(messagePage({
				kind,
				heading: "The project cannot be shown",
				message,
				next,
				live: { version }
			})),
			policy: require_visible_text.pagePolicy(true),
			summary: message
		};
	}
}
async function reviewOf(root, base, context) {
	const loaded = await require_load.loadProject(root);
	const prompts = [];
	const progress = {
		update() {},
		note() {},
		debug() {}
	};
	const { findings } = await require_project_check.checkProject(loaded, {
		...context,
		progress
	}, { each: (checked) => void prompts.push(require_current_review.reviewPrompt(checked, checked.renderings)) });
	const { difference, notes, ...compared } = await compareWithBase(base, {
		...context,
		progress,
		cwd: root
	});
	const review = require_current_review.currentReview(loaded.project, prompts, findings);
	return (await require_shown_texts.shownTexts(context)).document({
		...review,
		...compared,
		projects: review.projects.map((project) => ({
			...project,
			difference
		})),
		notes
	});
}
function summaryOf({ projects, counts, base }) {
	const prompts = projects.reduce((sum, project) => sum + project.prompts.length, 0);
	const changed = projects.reduce((sum, { difference }) => sum + (difference?.prompts.length ?? 0), 0);
	const since = base === null ? "" : `, ${changed === 0 ? "nothing" : changed} changed since ${require_visible.visibleLine(base.label)}`;
	return `${require_words.counted(prompts, "prompt")}, ${require_findings.countsInWords(counts)}${since}`;
}

// src/commands/preview/server.ts
/**
* The server behind `slipway preview`: one page and one stream of events, on the loopback address, below a path that
* only the person who started it knows. It changes nothing, whoever asks.
*
* A page of the web can make a browser ask 127.0.0.1, also under a name of its own (DNS rebinding). So the name that
* was asked for, the origin of the asker and the secret path must all be right.
*/
/** Windows that listen; more are a mistake or a flood. */
const mostListeners = 32;
/** Milliseconds that a browser has to start. */
const ticketLife = 6e4;
/** Milliseconds; proxies and browsers give up on silent streams after a minute or so. */
const heartbeat = 15e3;
/**
* Starts the server.
*
* @param port 0 takes a free one
* @throws SW1510 where the port is taken or may not be used
*/
async function startPreviewServer(port, first) {
	const secret = (0, node_crypto.randomBytes)(18).toString("base64url");
	const listeners = /* @__PURE__ */ new Set();
	let page = first;
	let hosts = [];
	let ticket;
	const server = (0, node_http.createServer)({ maxHeaderSize: 16384 }, (request, response) => {
		const refusal = refusalOf(request, hosts);
		if (refusal !== void 0) return answer(response, refusal.status, refusal.text);
		const path = (request.url ?? "").split("?")[0] ?? "";
		if (ticket !== void 0 && isSame(path, `/${ticket}`)) {
			ticket = void 0;
			response.writeHead(303, {
				...alwaysSent,
				Location: `/${secret}/`
			});
			return response.end();
		}
		if (isSame(path, `/${secret}/`)) return sendPage(request, response, page);
		if (!isSame(path, `/${secret}/events`)) return answer(response, 404, "Nothing is here. Use the address that slipway preview printed.");
		if (listeners.size >= mostListeners) return answer(response, 503, "Too many windows are open.");
		listen(request, response, page, listeners);
	});
	server.requestTimeout = 1e4;
	await listening(server, port);
	const { port: bound } = server.address();
	hosts = [`127.0.0.1:${bound}`, `localhost:${bound}`];
	const beat = setInterval(() => {
		for (const listener of listeners) listener.write(": still here\n\n");
	}, heartbeat);
	beat.unref();
	return {
		address: `http://127.0.0.1:${bound}/${secret}/`,
		entrance() {
			ticket = (0, node_crypto.randomBytes)(18).toString("base64url");
			setTimeout(() => ticket = void 0, ticketLife).unref();
			return `http://127.0.0.1:${bound}/${ticket}`;
		},
		show(next) {
			if (next.version === page.version) return;
			page = next;
			for (const listener of listeners) listener.write(event(page));
		},
		close() {
			clearInterval(beat);
			for (const listener of listeners) listener.end();
			return new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
		}
	};
}
/** Why a request is not answered; undefined where it may be. */
function refusalOf({ method, headers }, hosts) {
	if (!hosts.includes(headers.host ?? "")) return {
		status: 421,
		text: "This name is not served."
	};
	const { origin } = headers;
	if (origin !== void 0 && !hosts.some((host) => origin === `http://${host}`)) return {
		status: 403,
		text: "Another site may not ask."
	};
	const site = headers["sec-fetch-site"];
	const follows = headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
	if (site !== void 0 && site !== "same-origin" && site !== "none" && !follows) return {
		status: 403,
		text: "Another site may not ask."
	};
	return method === "GET" || method === "HEAD" ? void 0 : {
		status: 405,
		text: "Only reading is possible."
	};
}
/** Compares without telling by the time how much was right. */
function isSame(asked, right) {
	const one = Buffer.from(asked);
	const other = Buffer.from(right);
	return one.length === other.length && (0, node_crypto.timingSafeEqual)(one, other);
}
const alwaysSent = {
	"Cache-Control": "no-store",
	"X-Content-Type-Options": "nosniff",
	"X-Frame-Options": "DENY",
	"Referrer-Policy": "no-referrer",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Cross-Origin-Opener-Policy": "same-origin"
};
function sendPage({ method }, response, { content, policy }) {
	response.writeHead(200, {
		...alwaysSent,
		"Content-Type": "text/html; charset=utf-8",
		"Content-Security-Policy": `${policy}; frame-ancestors 'none'`
	});
	response.end(method === "HEAD" ? void 0 : content);
}
function listen(request, response, page, listeners) {
	response.writeHead(200, {
		...alwaysSent,
		"Content-Type": "text/event-stream"
	});
	response.write(`retry: 1000\n\n${event(page)}`);
	listeners.add(response);
	request.on("close", () => listeners.delete(response));
	response.on("error", () => listeners.delete(response));
}
function event({ version }) {
	return `data: ${version}\n\n`;
}
function answer(response, status, text) {
	response.writeHead(status, {
		...alwaysSent,
		"Content-Type": "text/plain; charset=utf-8"
	});
	response.end(`${text}\n`);
}
function listening(server, port) {
	return new Promise((resolve, reject) => {
		server.once("error", (cause) => {
			const taken = "code" in cause && cause.code === "EADDRINUSE";
			reject(require_errors$1.reportsErrors.create("SW1510", {
				message: taken ? `Port ${port} is taken.` : `Port ${port} cannot be used: ${cause.message}.`,
				next: "Name another one with --port, or leave it out to take a free one.",
				cause
			}));
		});
		server.listen(port, "127.0.0.1", () => resolve());
	});
}

// src/commands/preview/watch.ts
/**
* Tells when something below a folder may have changed. Folders are watched, not files: editors save by writing a new
* file and renaming it over the old one, and a watch on the old one would hear nothing more.
*/
/** Milliseconds. Editors write several files at once, and a checkout writes thousands. */
const quiet = 80;
const longestWait = 1e3;
/** Milliseconds between two looks where the system cannot tell. */
const pollEvery = 1e3;
/** Linux gives a user 8,192 watches where nobody raised it (inotify(7)). */
const mostFolders = 4e3;
/** Calls `changed` once for many events that come close together, and at the latest after a second. */
function settled(changed) {
	let timer;
	let first = 0;
	return {
		note() {
			const now = Date.now();
			if (timer === void 0) first = now;
			else clearTimeout(timer);
			timer = setTimeout(() => {
				timer = void 0;
				changed();
			}, Math.max(0, Math.min(quiet, first + longestWait - now)));
		},
		close: () => clearTimeout(timer)
	};
}
/**
* Watches a folder and those below it, without hidden ones and those of dependencies. Nothing is watched before the
* first `follow`. Where the system has no watches left, it looks every second.
*
* @param changed called for every event, often several times for one change
* @param most folders that are watched
*/
function watchFolder(root, changed, most = mostFolders) {
	const watchers = /* @__PURE__ */ new Map();
	let poll;
	let cut = false;
	const drop = (folder) => {
		watchers.get(folder)?.close();
		watchers.delete(folder);
	};
	/** False where the system has no watches left. */
	const add = (folder) => {
		try {
			const watcher = (0, node_fs.watch)(folder, changed);
			watcher.on("error", () => {
				drop(folder);
				changed();
			});
			watchers.set(folder, watcher);
			return true;
		} catch (error) {
			return error instanceof Error && "code" in error && error.code === "ENOENT";
		}
	};
	return {
		follow() {
			if (poll !== void 0) return "";
			const { folders, complete } = foldersBelow(root, most);
			const wanted = new Set(folders);
			for (const folder of watchers.keys()) if (!wanted.has(folder)) drop(folder);
			for (const folder of wanted) {
				if (watchers.has(folder) || add(folder)) continue;
				for (const watched of watchers.keys()) drop(watched);
				poll = pollFolder(root, changed);
				return "The system has no watches left, so the files are looked at every second.";
			}
			if (complete || cut) return "";
			cut = true;
			return `There are more than ${most} folders here. Changes in the others are seen with the next change in one of these.`;
		},
		close() {
			poll?.close();
			for (const folder of watchers.keys()) drop(folder);
		}
	};
}
/** Watches single files of a folder by name, such as HEAD in the folder of git. */
function watchNames(folder, names, changed) {
	try {
		const watcher = (0, node_fs.watch)(folder, (_, name) => {
			if (name === null || names.has(name)) changed();
		});
		watcher.on("error", () => watcher.close());
		return watcher;
	} catch {
		return { close: () => void 0 };
	}
}
/** Looks at names, sizes and times again and again. */
function pollFolder(root, changed) {
	let before = signatureOf(root);
	const timer = setInterval(() => {
		const now = signatureOf(root);
		if (now === before) return;
		before = now;
		changed();
	}, pollEvery);
	return { close: () => clearInterval(timer) };
}
/** Those near the top first, so that a cut leaves out the deepest. */
function foldersBelow(root, most) {
	const found = [];
	let level = [root];
	while (level.length > 0) {
		const next = [];
		for (const folder of level) {
			const entries = entriesOf(folder);
			if (entries === void 0) continue;
			if (found.length === most) return {
				folders: found,
				complete: false
			};
			found.push(folder);
			for (const entry of entries) if (entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules") next.push((0, node_path.join)(folder, entry.name));
		}
		level = next;
	}
	return {
		folders: found,
		complete: true
	};
}
function entriesOf(folder) {
	try {
		return (0, node_fs.readdirSync)(folder, { withFileTypes: true });
	} catch {
		return;
	}
}
function signatureOf(root) {
	const parts = [];
	for (const folder of foldersBelow(root, mostFolders).folders) for (const entry of entriesOf(folder) ?? []) {
		const facts = entry.isFile() ? (0, node_fs.statSync)((0, node_path.join)(folder, entry.name), { throwIfNoEntry: false }) : void 0;
		if (facts !== void 0) parts.push(`${folder}/${entry.name} ${facts.size} ${facts.mtimeMs} ${facts.ino}`);
	}
	return parts.join("\n");
}

// src/commands/preview/run.ts
/** The life of a preview: a page, a server for it, and another page whenever something changes. */
/**
* Shows the project until it is interrupted.
*
* @throws SW1510 where the port cannot be used
*/
async function runPreview({ root, port, open, base }, context) {
	const { progress, signal } = context;
	let page = await previewPage(root, base, context);
	const server = await startPreviewServer(port, page);
	let versions = 1;
	progress.note(`Preview at ${server.address}`);
	progress.note(`${page.summary}. The page follows every save. Ctrl-C ends it.`);
	let building;
	let again = false;
	const showNext = async () => {
		const next = await previewPage(root, base, context);
		if (signal.aborted || next.version === page.version) return;
		page = next;
		versions += 1;
		server.show(page);
		progress.note(`${context.now().toISOString().slice(11, 19)}  ${page.summary}`);
	};
	const build = async () => {
		try {
			do {
				again = false;
				await showNext();
			} while (again && !signal.aborted);
		} catch (error) {
			if (!signal.aborted) progress.note(`The page could not be made again: ${messageOf(error)}`);
		} finally {
			building = void 0;
		}
	};
	const changes = settled(() => {
		say(watch.follow());
		if (building === void 0) building = build();
		else again = true;
	});
	const say = (note) => {
		if (note !== "") progress.note(note);
	};
	const watch = watchFolder(root, changes.note);
	say(watch.follow());
	const git = await watchGit(root, context, changes.note);
	changes.note();
	if (open) openBrowser(server.entrance(), context.environment);
	await interrupted(signal);
	changes.close();
	watch.close();
	git?.close();
	await server.close();
	await building;
	return {
		address: server.address,
		versions
	};
}
function messageOf(error) {
	return `${require_visible.visibleLine(error instanceof Error ? error.message : String(error)).slice(0, 300)}. The next save tries again.`;
}
/** A commit, a checkout or a merge changes what the project is compared with. */
async function watchGit(root, context, changed) {
	const git = {
		directory: root,
		environment: context.environment
	};
	const outcome = await require_git.runGit(["rev-parse", "--absolute-git-dir"], git).catch(() => void 0);
	if (outcome?.exitCode !== 0) return void 0;
	const folder = outcome.output.toString("utf8").replace(/\n$/, "");
	return watchNames(folder, /* @__PURE__ */ new Set([
		"HEAD",
		"index",
		"packed-refs"
	]), changed);
}
function interrupted(signal) {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener("abort", () => resolve(), { once: true });
	});
}
/** Asks the system to open an address. Where it cannot, the printed address is there. */
function openBrowser(address, environment) {
	const [command, words] = process.platform === "darwin" ? ["open", [address]] : process.platform === "win32" ? ["rundll32", ["url.dll,FileProtocolHandler", address]] : ["xdg-open", [address]];
	const child = (0, node_child_process.spawn)(command, words, {
		stdio: "ignore",
		detached: true,
		env: { ...environment }
	});
	child.on("error", () => void 0);
	child.unref();
}

exports.runPreview = runPreview;

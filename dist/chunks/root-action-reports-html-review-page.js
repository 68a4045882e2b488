const require_start = require("./root-action-start.js");
const require_review = require("./root-action-review.js");
const require_markup = require("./root-action-platform-markup.js");
let node_crypto = require("node:crypto");

// src/reports/html/html.ts
/**
* HTML that is escaped by construction: what goes into a template is text, unless another template made it. There is
* no way to put markup of somebody else into a page.
*/
/** A piece of HTML that a template made. */
var Html = class {
	#markup;
	constructor(key, markup) {
		if (key !== ownKey) throw new TypeError("HTML is made by the html template.");
		this.#markup = markup;
	}
	toString() {
		return this.#markup;
	}
};
/** Nobody outside this module has it. */
const ownKey = Symbol("html");
/**
* A template whose values are escaped for element content and for attributes in double quotes. Values stand in these
* two places and in no other: never in a tag's or an attribute's name, in a script or in a style.
*/
function html(strings, ...values) {
	let markup = strings[0] ?? "";
	for (const [index, value] of values.entries()) markup += markupOf(value) + (strings[index + 1] ?? "");
	return new Html(ownKey, markup);
}
/** A style sheet or a script of ours, as the content of its element. Holds nothing from outside. */
function ownCode(code) {
	if (/<\/(?:style|script)/i.test(code)) throw new TypeError("The code would end its own element.");
	return new Html(ownKey, code);
}
/**
* The pieces that fit into a number of characters, in order, and how many were left out. Each is made only where there
* is room for it.
*/
function fitting(items, room, make) {
	const pieces = [];
	let used = 0;
	for (const [index, item] of items.entries()) {
		if (used >= room) break;
		const piece = make(item, index);
		used += piece.toString().length;
		pieces.push(piece);
	}
	return {
		pieces,
		left: items.length - pieces.length
	};
}
function markupOf(value) {
	if (value instanceof Html) return value.toString();
	if (typeof value === "string") return require_markup.escapeMarkup(require_start.visible(value));
	if (typeof value === "number") return String(value);
	if (value === void 0 || value === false) return "";
	let markup = "";
	for (const entry of value) markup += markupOf(entry);
	return markup;
}

// src/reports/html/live-script.ts
/**
* What a page of `slipway preview` does besides: it listens for another version, loads it, and comes back to where the
* reader was, with the same parts open.
*/
const liveScript = `
(() => {
  const version = document.querySelector('meta[name="slipway-version"]').content;
  const state = document.querySelector(".live");
  const say = (text, off) => {
    state.hidden = false;
    state.textContent = text;
    state.classList.toggle("off", off);
  };
  const details = () => [...document.querySelectorAll("details[id]")];
  const headingOf = (section) => section.querySelector("h2")?.textContent;
  const keep = () => {
    const section = [...document.querySelectorAll(".p")].find((one) => one.getBoundingClientRect().bottom > 0);
    const search = document.querySelector("#search")?.value ?? "";
    const place = {
      heading: section && headingOf(section),
      top: section ? section.getBoundingClientRect().top : -scrollY,
      // Who reads the verdict wants to see the next one.
      atTop: scrollY < 60,
      closed: details().filter((one) => !one.open).map((one) => one.id),
      open: details().filter((one) => one.open).map((one) => one.id),
      search,
    };
    try { sessionStorage.setItem("slipway-place", JSON.stringify(place)); } catch {}
  };
  const comeBack = () => {
    let place;
    try {
      place = JSON.parse(sessionStorage.getItem("slipway-place"));
      sessionStorage.removeItem("slipway-place");
    } catch {}
    if (!place) return;
    history.scrollRestoration = "manual";
    for (const one of details()) {
      if (place.open.includes(one.id)) one.open = true;
      else if (place.closed.includes(one.id)) one.open = false;
    }
    const search = document.querySelector("#search");
    if (search && place.search) {
      search.value = place.search;
      search.dispatchEvent(new Event("input"));
    }
    if (place.atTop) return;
    const section = [...document.querySelectorAll(".p")].find((one) => headingOf(one) === place.heading);
    const move = () => {
      const top = section ? section.getBoundingClientRect().top - place.top : -place.top;
      scrollBy({ top, behavior: "instant" });
    };
    move();
    // Once more when what came into view has its real height.
    requestAnimationFrame(() => requestAnimationFrame(move));
  };
  comeBack();
  const source = new EventSource("events");
  source.onmessage = ({ data }) => {
    if (data === version) return say("Live", false);
    keep();
    location.reload();
  };
  source.onerror = () => say("The preview has ended", true);
})();
`;

// src/reports/html/script.ts
/**
* What the page does beside being read: it filters and moves, and remembers the theme. It writes no markup and asks
* nobody. Plain JavaScript for browsers, because it runs in the page.
*/
const pageScript = String.raw`
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const remember = (key, value) => { try { localStorage.setItem("slipway-" + key, value); } catch {} };
  const recall = (key) => { try { return localStorage.getItem("slipway-" + key); } catch { return null; } };

  const themes = all(".theme input");
  const theme = themes.find((input) => input.value === recall("theme"));
  if (theme) theme.checked = true;
  for (const input of themes) input.addEventListener("change", () => remember("theme", input.value));

  const sections = all(".p[data-c]");
  const links = new Map(all(".list a").map((link) => [link.hash.slice(1), link]));
  const find = one(".find");
  if (!find) return;
  const box = one(".find input");
  const toggles = all(".find button[aria-pressed]");
  const count = one(".count");
  const empty = one(".empty");
  const texts = new Map();
  // Text is taken from the page once and when it is first asked for: ten megabytes take a moment.
  const textOf = (section) => {
    if (!texts.has(section)) texts.set(section, section.textContent.toLowerCase());
    return texts.get(section);
  };
  const pressed = (kind) =>
    toggles.filter((toggle) => toggle.dataset.kind === kind && toggle.ariaPressed === "true").map((toggle) => toggle.value);
  const apply = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    const severities = pressed("severity");
    const changes = pressed("change");
    let shown = 0;
    for (const section of sections) {
      const fits =
        (severities.length === 0 || severities.some((severity) => section.dataset.f.includes(severity))) &&
        (changes.length === 0 || changes.includes(section.dataset.c)) &&
        words.every((word) => textOf(section).includes(word));
      section.hidden = !fits;
      const link = links.get(section.id);
      if (link) link.parentElement.hidden = !fits;
      if (fits) shown++;
    }
    if (severities.length > 0) document.body.dataset.f = severities.join(" ");
    else delete document.body.dataset.f;
    count.textContent = shown === sections.length ? "" : shown + " of " + sections.length + " shown";
    if (empty) empty.hidden = shown > 0;
  };
  let timer;
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(apply, sections.length > 200 ? 150 : 0); });
  for (const toggle of toggles) {
    toggle.addEventListener("click", () => {
      toggle.ariaPressed = toggle.ariaPressed === "true" ? "false" : "true";
      apply();
    });
  }
  const clear = one(".clear");
  clear?.addEventListener("click", () => {
    box.value = "";
    for (const toggle of toggles) toggle.ariaPressed = "false";
    apply();
    box.focus();
  });
  find.hidden = false;
  apply();

  // What is read now is marked in the list.
  let current;
  let steppedAt = -1000;
  const list = one(".list");
  const mark = (section) => {
    if (current) links.get(current.id)?.removeAttribute("aria-current");
    current = section;
    const link = links.get(section.id);
    if (!link) return;
    link.setAttribute("aria-current", "true");
    const at = link.offsetTop - list.offsetTop;
    if (at < list.scrollTop || at > list.scrollTop + list.clientHeight - 40) list.scrollTop = at - list.clientHeight / 2;
  };
  const seen = new Set();
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) entry.isIntersecting ? seen.add(entry.target) : seen.delete(entry.target);
    const first = sections.find((section) => seen.has(section));
    // The last prompts of a page never reach the top: who stepped there is there.
    if (first && first !== current && performance.now() - steppedAt > 400) mark(first);
  }, { rootMargin: "-10% 0px -75% 0px" });
  for (const section of sections) watch.observe(section);

  const step = (by) => {
    const shown = sections.filter((section) => !section.hidden);
    const inside = document.activeElement?.closest(".p");
    const at = Math.max(0, shown.indexOf(current)) + (inside ? by : 0);
    const next = shown[Math.max(0, Math.min(at, shown.length - 1))];
    if (!next) return;
    steppedAt = performance.now();
    mark(next);
    next.scrollIntoView({ block: "start", behavior: "instant" });
    next.querySelector("h2 a").focus({ preventScroll: true });
  };
  const keys = one("#keys");
  if (keys && recall("keys") === "off") keys.checked = false;
  keys?.addEventListener("change", () => remember("keys", keys.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement === box && box.value !== "") {
      box.value = "";
      apply();
      return;
    }
    if ((keys && !keys.checked) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLInputElement && event.target.type === "search") return;
    if (event.key === "/") { event.preventDefault(); box.focus(); box.select(); }
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
  });

  // A folded case opens when somebody is sent there.
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (target instanceof HTMLDetailsElement) target.open = true;
  };
  addEventListener("hashchange", open);
  open();
})();
`;

// src/reports/html/styles.ts
/** The look of every page: colours for light and dark, typography, layout, print. No address in it leads anywhere. */
const styles = `
:root{color-scheme:light dark;
--bg:light-dark(#f7f8f9,#0f1215);--panel:light-dark(#fff,#171b20);--sunk:light-dark(#f1f3f5,#12161a);
--line:light-dark(#dfe3e8,#2a3038);--line2:light-dark(#c3cad2,#3d4650);
--ink:light-dark(#171b20,#e8ebee);--soft:light-dark(#525c68,#a3adb8);
--accent:light-dark(#0a58a8,#82bbff);--accent-bg:light-dark(#e6f0fb,#16283d);--accent-line:light-dark(#b9d4f1,#2b4a70);
--red:light-dark(#a5190f,#ff9a91);--red-bg:light-dark(#fdeceb,#34181a);--red-line:light-dark(#efb6b1,#6e2d2d);
--amber:light-dark(#7a4700,#f2bd62);--amber-bg:light-dark(#fff3dc,#312410);--amber-line:light-dark(#ecca8d,#66501f);
--blue:light-dark(#35557b,#a8c6ea);--blue-bg:light-dark(#ebf1f8,#1a2633);--blue-line:light-dark(#c2d3e6,#34495f);
--green:light-dark(#12602f,#7fd6a0);--green-bg:light-dark(#e4f5ea,#12291c);--green-line:light-dark(#abd9bc,#295b3d);
--ins:light-dark(#c9efd5,#17502f);--del:light-dark(#fbd5d1,#5f2422);
--shadow:0 1px 2px light-dark(#1b1f2412,#00000060);
--sans:ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;
--mono:ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace}
:root:has(#theme-light:checked){color-scheme:light}
:root:has(#theme-dark:checked){color-scheme:dark}
*{box-sizing:border-box}
html{scroll-padding-top:16px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.55 var(--sans);font-kerning:normal}
h1,h2,h3,h4,p,ul,ol,dl,dd,figure{margin:0;padding:0}
ul,ol{list-style:none}
a{color:var(--accent);text-underline-offset:2px}
code,.mono{font-family:var(--mono);font-size:.9em;overflow-wrap:anywhere}
code{background:var(--sunk);border-radius:4px;padding:.05em .3em}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
[hidden]{display:none!important}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:16px;top:-60px;z-index:9;background:var(--panel);padding:8px 14px;border:1px solid var(--line2);border-radius:8px}
.skip:focus{top:12px}
.on{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.soft{color:var(--soft)}
.small{font-size:13px}

.bar{display:flex;align-items:center;gap:8px 18px;flex-wrap:wrap;padding:12px 28px;background:var(--panel);border-bottom:1px solid var(--line)}
.brand{display:flex;align-items:center;gap:9px;font-weight:650;letter-spacing:-.01em}
.brand svg{width:20px;height:20px;color:var(--accent)}
.where{color:var(--soft);font-size:13.5px;overflow-wrap:anywhere;min-width:0}
.where b{font:600 13px var(--mono);color:var(--ink)}
.live{display:flex;align-items:center;gap:7px;font-size:13px;color:var(--green);margin-left:auto}
.live::before{content:"";width:8px;height:8px;border-radius:50%;background:currentColor}
.live.off{color:var(--red)}
.live+.theme{margin-left:0}
.theme{margin-left:auto;display:flex;border:1px solid var(--line2);border-radius:8px;padding:2px;font-size:13px;min-inline-size:0;margin-block:0}
.theme label{position:relative;padding:2px 10px;border-radius:6px;color:var(--soft);cursor:pointer}
.theme input{position:absolute;inset:0;opacity:0;margin:0;cursor:pointer}
.theme label:has(:checked){background:var(--accent-bg);color:var(--accent);font-weight:600}
.theme label:has(:focus-visible){outline:2px solid var(--accent);outline-offset:1px}

.verdict{padding:26px 28px 24px;background:var(--panel);border-bottom:1px solid var(--line)}
.verdict .in{max-width:1360px;margin:0 auto;display:grid;gap:18px}
.verdict h1{font-size:25px;line-height:1.25;font-weight:680;letter-spacing:-.018em;text-wrap:balance}
.verdict .say{display:flex;gap:14px;align-items:flex-start}
.verdict .say>div{display:grid;gap:4px;min-width:0}
.sign{flex:none;display:grid;place-items:center;width:36px;height:36px;border-radius:50%;font:700 18px/1 var(--sans);border:1px solid}
.sign svg{width:19px;height:19px}
.t-ok{color:var(--green);background:var(--green-bg);border-color:var(--green-line)}
.t-warning{color:var(--amber);background:var(--amber-bg);border-color:var(--amber-line)}
.t-error{color:var(--red);background:var(--red-bg);border-color:var(--red-line)}
.t-note{color:var(--blue);background:var(--blue-bg);border-color:var(--blue-line)}
.facts{display:flex;flex-wrap:wrap;gap:14px 0}
.facts>div{padding:1px 28px;border-left:1px solid var(--line);min-width:150px}
.facts>div:first-child{padding-left:0;border-left:0}
.facts dt{font-size:12.5px;color:var(--soft)}
.facts dd{font-size:18px;font-weight:620;letter-spacing:-.01em;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.facts dd small{display:block;font-size:13px;font-weight:400;color:var(--soft);letter-spacing:0}

.cols{max-width:1416px;margin:0 auto;padding:24px 28px 64px;display:grid;grid-template-columns:292px minmax(0,1fr);gap:32px;align-items:start}
.side{position:sticky;top:16px;max-height:calc(100vh - 32px);display:flex;flex-direction:column;gap:12px;min-height:0}
.side h2{font-size:13px;font-weight:600;color:var(--soft)}
.find{display:grid;gap:10px}
.find input[type=search]{width:100%;font:inherit;font-size:14px;padding:7px 11px;border:1px solid var(--line2);border-radius:8px;background:var(--panel);color:var(--ink)}
.find fieldset{border:0;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:6px;min-width:0}
.find button,.clear{font:inherit;font-size:13px;padding:3px 10px;border:1px solid var(--line2);border-radius:999px;background:var(--panel);color:var(--ink);cursor:pointer}
.find button:hover,.clear:hover{border-color:var(--soft)}
.find button[aria-pressed=true]{background:var(--ink);border-color:var(--ink);color:var(--bg)}
.find button[disabled]{opacity:.6;cursor:default}
.count{font-size:13px;color:var(--soft)}
.list{overflow:auto;border:1px solid var(--line);border-radius:12px;background:var(--panel);padding:6px;min-height:60px;scrollbar-width:thin}
.list a{display:flex;align-items:center;gap:8px;padding:5px 9px;border-radius:7px;color:inherit;text-decoration:none;font-size:14px;line-height:1.4}
.list li{content-visibility:auto;contain-intrinsic-height:auto 30px}
.list a:hover{background:var(--sunk)}
.list a[aria-current]{background:var(--accent-bg);color:var(--accent);font-weight:600}
.list .n{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.dot{flex:none;width:8px;height:8px;border-radius:50%;border:1.5px solid var(--line2)}
.dot.changed{background:var(--accent);border-color:var(--accent)}
.dot.added{background:var(--green);border-color:var(--green)}
.dot.removed{background:none;border-color:var(--red)}
.num{flex:none;font-size:12px;font-weight:600;min-width:20px;text-align:center;padding:0 6px;border-radius:999px;border:1px solid;font-variant-numeric:tabular-nums}

.p{background:var(--panel);border:1px solid var(--line);border-radius:14px;box-shadow:var(--shadow);margin-bottom:20px;content-visibility:auto;contain-intrinsic-size:auto 520px;overflow:clip}
.p:target{border-color:var(--accent)}
.p>header{padding:16px 20px 14px;display:grid;gap:6px}
.p>header+*{border-top:1px solid var(--line)}
.p h2{font-size:18px;font-weight:650;letter-spacing:-.01em;overflow-wrap:anywhere}
.p h2 a{color:inherit;text-decoration:none}
.p h2 a:hover{text-decoration:underline}
.h{display:flex;flex-wrap:wrap;align-items:center;gap:8px}
.pill{flex:none;font-size:12.5px;font-weight:600;line-height:1.5;padding:1px 9px;border-radius:999px;border:1px solid var(--line2);color:var(--soft)}
.pill.changed{color:var(--accent);background:var(--accent-bg);border-color:var(--accent-line)}
.pill.added,.pill.minor{color:var(--green);background:var(--green-bg);border-color:var(--green-line)}
.pill.removed,.pill.major{color:var(--red);background:var(--red-bg);border-color:var(--red-line)}
.meta{display:flex;flex-wrap:wrap;gap:2px 18px;font-size:13px;color:var(--soft)}
.block{padding:14px 20px 16px;display:grid;gap:10px}
.block+.block{padding-top:4px}
.block+.c,.c+.block,.c+.c{border-top:1px solid var(--line)}
.block h3{font-size:13px;font-weight:620;color:var(--soft)}
.rows{display:grid;gap:8px}
.reason{display:flex;gap:10px;align-items:baseline}
.reason>div{min-width:0;overflow-wrap:anywhere}
.reason .pill{min-width:58px;text-align:center}
table.vs{border-collapse:collapse;font-size:14px;justify-self:start}
table.vs th{font-weight:500;color:var(--soft);text-align:left;padding:3px 16px 3px 0;vertical-align:top;white-space:nowrap}
table.vs td{padding:3px 16px 3px 0;vertical-align:top;overflow-wrap:anywhere}
table.vs thead th{font-size:12.5px}
.block>details{min-width:0}
.wide{overflow-x:auto;margin-top:6px}
.wide td{overflow-wrap:normal}

.f{border:1px solid var(--line);border-left:3px solid var(--line2);border-radius:8px;padding:10px 14px;display:grid;gap:5px;background:var(--panel)}
.f.error{border-left-color:var(--red)}
.f.warning{border-left-color:var(--amber)}
.f.note{border-left-color:var(--blue)}
.f .m{display:flex;gap:9px;align-items:baseline}
.f .m>p{min-width:0;overflow-wrap:anywhere}
.sev{flex:none;font-size:12.5px;font-weight:650}
.sev.error{color:var(--red)}.sev.warning{color:var(--amber)}.sev.note{color:var(--blue)}
.f .at{font-size:13px;color:var(--soft);overflow-wrap:anywhere}
.f pre{margin:2px 0;padding:7px 10px;background:var(--sunk);border-radius:6px;font:13px/1.5 var(--mono);overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
.f pre .l{color:var(--soft);user-select:none;margin-right:12px}
.f pre mark{background:none;color:inherit;text-decoration:underline wavy 1.5px;text-underline-offset:3px}
.f.error pre mark{text-decoration-color:var(--red)}.f.warning pre mark{text-decoration-color:var(--amber)}
.f .help{font-size:14px;overflow-wrap:anywhere}

.c>summary{display:flex;flex-wrap:wrap;align-items:center;gap:6px 10px;padding:11px 20px;cursor:pointer;list-style:none;font-size:14px}
.c>summary::-webkit-details-marker{display:none}
.c>summary::before,.more>summary::before{content:"";flex:none;width:7px;height:7px;border:solid var(--soft);border-width:0 1.6px 1.6px 0;transform:rotate(-45deg);margin-right:2px}
.c[open]>summary::before,.more[open]>summary::before{transform:rotate(45deg) translate(-1px,-1px)}
.c>summary:hover{background:var(--sunk)}
.c>summary:focus-visible{outline-offset:-3px}
.c h3{font-size:14.5px;font-weight:620;overflow-wrap:anywhere}
.c .size{margin-left:auto;font-size:13px;color:var(--soft);font-variant-numeric:tabular-nums}
.talk{padding:4px 20px 20px;display:grid;gap:12px}
.two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:12px 16px;align-items:start}
.side-by{font-size:12.5px;font-weight:600;color:var(--soft);border-bottom:1px solid var(--line);padding-bottom:4px}
.b{min-width:0;display:grid;gap:3px;justify-items:start}
.b>.r{font-size:12.5px;font-weight:620;color:var(--soft);display:flex;gap:7px;align-items:center}
.b>.x{max-width:100%;width:fit-content;border:1px solid var(--line);border-radius:4px 14px 14px 14px;background:var(--panel);padding:9px 14px;display:grid;gap:8px;min-width:0}
.b.user{justify-items:end}
.b.user>.x{background:var(--accent-bg);border-color:var(--accent-line);border-radius:14px 4px 14px 14px}
.b.system>.x{background:var(--sunk);border-radius:8px;width:100%}
.b.tool>.x{background:var(--sunk);border-style:dashed;font-family:var(--mono);font-size:13px}
.talk>.b.user>.x,.talk>.b.model>.x,.talk>.b.other>.x{max-width:min(100%,76ch)}
.two>.b{justify-items:stretch}
.two>.b>.x,.two>.b.user>.x{width:100%;border-radius:8px}
.tx{white-space:pre-wrap;overflow-wrap:anywhere;tab-size:4;unicode-bidi:plaintext;min-width:0}
.data{margin:0;font:13px/1.5 var(--mono);white-space:pre-wrap;overflow-wrap:anywhere}
.media{display:flex;align-items:center;gap:10px;border:1px dashed var(--line2);border-radius:8px;padding:8px 12px;font-size:13.5px;overflow-wrap:anywhere}
.media svg{flex:none;width:22px;height:22px;color:var(--soft)}
.media img{max-width:100%;max-height:260px;display:block;border-radius:4px}
.none{color:var(--soft);font-size:14px;font-style:italic}
ins{background:var(--ins);text-decoration:none;border-radius:3px;box-decoration-break:clone}
del{background:var(--del);text-decoration:line-through;text-decoration-thickness:1px;border-radius:3px;box-decoration-break:clone}
ins::before,del::before{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;white-space:nowrap}
ins::before{content:" added: "}del::before{content:" removed: "}
.uc{font:600 .74em/1 var(--mono);color:var(--red);background:var(--red-bg);border:1px solid var(--red-line);border-radius:4px;padding:0 .3em;margin:0 1px;white-space:nowrap}
.more>summary{display:inline-flex;align-items:center;gap:7px;cursor:pointer;font:600 13px var(--sans);color:var(--accent);list-style:none;padding:2px 0}
.more>summary::-webkit-details-marker{display:none}
.more>summary::before{border-color:currentColor}
.empty{padding:48px 24px;text-align:center;border:1px dashed var(--line2);border-radius:14px;color:var(--soft);display:grid;gap:12px;justify-items:center}
.foot{max-width:1416px;margin:0 auto;padding:0 28px 40px;font-size:13px;color:var(--soft);display:flex;flex-wrap:wrap;gap:6px 24px}
.foot label{cursor:pointer}
kbd{font:600 12px var(--mono);border:1px solid var(--line2);border-bottom-width:2px;border-radius:5px;padding:0 5px;background:var(--panel);color:var(--ink)}

.stages{display:flex;flex-wrap:wrap;gap:12px}
.stage{border:1px solid var(--line);border-radius:12px;padding:12px 18px;min-width:210px;background:var(--sunk);display:grid;gap:2px;align-content:start}
.stage .v{font-size:22px;font-weight:660;letter-spacing:-.015em;overflow-wrap:anywhere;font-style:normal}
.line{padding:14px 20px 18px;display:grid;gap:0}
.line>li{position:relative;padding:0 0 18px 26px;display:grid;gap:3px;min-width:0;overflow-wrap:anywhere}
.line>li::before{content:"";position:absolute;left:3px;top:6px;width:11px;height:11px;border-radius:50%;border:2px solid var(--line2);background:var(--panel);z-index:1}
.line>li::after{content:"";position:absolute;left:8.5px;top:14px;bottom:-8px;width:1px;background:var(--line2)}
.line>li:last-child::after{display:none}
.line>li:last-child{padding-bottom:0}
.line>.now::before{background:var(--green);border-color:var(--green)}
.line>.back::before{background:var(--amber);border-color:var(--amber)}
.line>.mark{color:var(--soft)}
.line>.mark::before{width:7px;height:7px;left:5px;top:8px}
.line strong{font-weight:650}
.quote{border-left:3px solid var(--line2);padding-left:10px;color:var(--soft);overflow-wrap:anywhere}
.sheet{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 16px;margin:6px 0;font-size:13.5px}
.sheet dt{color:var(--soft)}
.sheet dd{overflow-wrap:anywhere}
.line .more .rows{margin-top:8px}
.list .sub{padding-left:22px;color:var(--soft);font-size:13.5px}
.line+.block,.ev+.ev{border-top:1px solid var(--line)}
.ev{display:grid;gap:8px;padding-top:12px;min-width:0}
.ev h4{font-size:14.5px;font-weight:620;overflow-wrap:anywhere}
.plots{display:flex;flex-wrap:wrap;gap:12px 40px}
.plot{width:320px;max-width:100%;min-width:0;overflow-wrap:anywhere}
.plot figcaption{font-size:13.5px;font-variant-numeric:tabular-nums}
.plot svg{display:block;width:100%;height:auto;overflow:visible}
.plot text{font:11px var(--sans);fill:var(--soft)}
.plot .end{text-anchor:end}
.plot .grid{stroke:var(--line2);stroke-width:1;fill:none}
.plot .gap{stroke:var(--line2);stroke-width:1;stroke-dasharray:2 4;fill:none}
.plot .curve{stroke:var(--accent);stroke-width:2;fill:none;stroke-linejoin:round;stroke-linecap:round}
.plot circle{fill:var(--accent);stroke:var(--panel);stroke-width:1.5}
.ev table.vs{margin-top:4px;font-variant-numeric:tabular-nums}

body[data-f] .f{display:none}
body[data-f~=error] .f.error,body[data-f~=warning] .f.warning,body[data-f~=note] .f.note{display:grid}

@media (max-width:900px){
.wide td{white-space:nowrap}
.cols{grid-template-columns:minmax(0,1fr);padding:16px 14px 48px;gap:18px}
.side{position:static;max-height:none}.list{max-height:240px}
.bar,.verdict{padding-left:16px;padding-right:16px}.two{grid-template-columns:minmax(0,1fr)}
.two:has(>.side-by){display:none}.two>div:empty{display:none}
.on{position:static;width:auto;height:auto;clip-path:none;font-weight:400}
.foot{padding:0 16px 32px}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media (forced-colors:active){ins{outline:1px solid}del{outline:1px dashed}.dot{forced-color-adjust:none}}
@media print{
:root{color-scheme:light!important}
body{background:#fff;font-size:10.5pt}
.side,.theme,.skip,.find,.foot label,.clear{display:none!important}
.two{grid-template-columns:minmax(0,1fr) minmax(0,1fr)!important}.two:has(>.side-by){display:grid}
.cols{display:block;padding:0;max-width:none}.verdict,.bar{padding:0 0 10pt}
.p{content-visibility:visible;box-shadow:none;break-inside:auto;border-radius:0}
.p>header,.f,.b{break-inside:avoid}
details::details-content{content-visibility:visible;block-size:auto}
.c>summary::before,.more>summary{display:none}
a{color:inherit;text-decoration:none}}
`;

// \0@oxc-project+runtime@0.156.0/helpers/esm/taggedTemplateLiteral.js
function _taggedTemplateLiteral(e, t) {
	return t || (t = e.slice(0)), Object.freeze(Object.defineProperties(e, { raw: { value: Object.freeze(t) } }));
}

// src/reports/html/document.ts
/**
* The shell of every page: one self-contained document that asks nobody for anything. The content security policy
* allows our own style and script by their digests, raster pictures that are in the document, and nothing else.
*/
var _templateObject;
/** The document from its first to its last character. */
function pageDocument(page) {
	const { live } = page;
	const scripts = scriptsOf(live !== void 0);
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy(live !== void 0)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
${live !== void 0 && html`<meta name="slipway-version" content="${live.version}">`}
<title>${page.title}</title>
<link rel="icon" href="data:,">
<style>${ownCode(styles)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="bar"><div class="brand">${mark()}<span>Slipway</span><span class="soft">${page.kind}</span></div><p class="where">${page.where}</p>${live !== void 0 && html`<p class="live" role="status" hidden></p>`}${themeSwitch()}</header>
${page.body}
<footer class="foot">${page.foot}</footer>
${scripts.map((script) => html(_templateObject || (_templateObject = _taggedTemplateLiteral(["<script>", "<\/script>\n"], ["<script>", "<\/script>\\n"])), ownCode(script)))}</body>
</html>
`.toString();
}
function scriptsOf(live) {
	return live ? [pageScript, liveScript] : [pageScript];
}
/** As `Content-Security-Policy` has it: in the page, and in the header of the server that gives it out. */
function pagePolicy(live) {
	return [
		"default-src 'none'",
		`style-src ${sourceDigest(styles)}`,
		`script-src ${scriptsOf(live).map(sourceDigest).join(" ")}`,
		"img-src data:",
		...live ? ["connect-src 'self'"] : [],
		"base-uri 'none'",
		"form-action 'none'",
		"require-trusted-types-for 'script'",
		"trusted-types 'none'"
	].join("; ");
}
/** How a content security policy names a style or a script (CSP 3, hash-source). */
function sourceDigest(code) {
	return `'sha256-${(0, node_crypto.createHash)("sha256").update(code).digest("base64")}'`;
}
function mark() {
	return html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M3 20h18"/><path d="M5 16L17 6"/><path d="M10 6h7v7"/></svg>`;
}
/** Works without script; the script only remembers the choice. */
function themeSwitch() {
	const choice = (value, label, checked) => html`<label><input type="radio" name="theme" value="${value}" id="theme-${value}"${checked && html` checked`}>${label}</label>`;
	return html`<fieldset class="theme"><legend class="sr">Colours</legend>${choice("auto", "Auto", true)}${choice("light", "Light", false)}${choice("dark", "Dark", false)}</fieldset>`;
}
/** `2026-11-23 05:41 UTC` */
function minuteOf(time) {
	const text = time.toISOString();
	return `${text.slice(0, 10)} ${text.slice(11, 16)} UTC`;
}

// src/reports/html/visible-text.ts
/** Text from outside as HTML: what cannot be seen or would reorder a line is shown as a mark. */
/** Marks in one text; beyond that they say nothing new, and a megabyte of them would make a page of fifty. */
const mostMarks = 500;
/** The text with a mark such as U+202E in place of every character that is obeyed or unseen. Line feeds and tabs stay. */
function visibleText(text) {
	const unseen = require_start.unseenIn(text, mostMarks);
	if (unseen.length === 0) return text;
	const pieces = [];
	let at = 0;
	for (const { offset, length, code } of unseen) {
		pieces.push(text.slice(at, offset), unseenMark(code));
		at = offset + length;
	}
	pieces.push(text.slice(at));
	return pieces;
}
/** A name or a sentence of a stranger, as far as anybody reads. */
function shortText(text, most = 300) {
	return visibleText(text.length > most ? `${text.slice(0, most)}\u2026` : text);
}
function unseenMark(code) {
	const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
	return html`<span class="uc" title="A character that cannot be seen">${name}</span>`;
}
const longestSentence = 4e3;
/**
* A sentence of ours in which names and code stand in backquotes: they become `code`. A backquote without its partner
* stays what it is.
*/
function sentence(text) {
	return (text.length > longestSentence ? `${text.slice(0, longestSentence)}\u2026` : text).split(/(`[^`\n]{1,400}`)/).map((piece, index) => index % 2 === 1 ? html`<code>${visibleText(piece.slice(1, -1))}</code>` : visibleText(piece));
}

// src/reports/html/evaluation-section.ts
/** What the model's answers are worth: the verdict of an evaluation, every prompt, and the cases that did not pass. */
const mostCases = 200;
const mostPrompts$1 = 500;
/** Prompts whose table is open at once. */
const mostOpen = 12;
const mostBetter = 20;
const longestReasons = 3e3;
const pills = {
	good: "added",
	bad: "removed",
	open: "changed"
};
/** The section; nothing without an evaluation. */
function evaluationSection(evaluation) {
	if (evaluation === void 0) return void 0;
	const { outcome, headline, sentences, counts, cases } = evaluation;
	const left = cases.length - mostCases;
	return html`<section class="p" id="evaluation" aria-labelledby="evaluation-h"><header><div class="h"><h2 id="evaluation-h"><a href="#evaluation">Evaluation</a></h2><span class="pill ${pills[outcome === "passed" ? "good" : outcome === "failed" ? "bad" : "open"]}">${outcome}</span></div><p>${shortText(headline, 1e3)}</p>${counts.length > 0 && html`<p class="h">${counts.map((one) => html`<span class="pill ${pills[one.tone]}">${one.count} ${one.kind}</span> `)}</p>`}${sentences.slice(0, 20).map((words) => html`<p class="soft small">${sentence(words)}</p>`)}${betterWords(evaluation)}</header>${promptTable(evaluation.prompts)}${cases.slice(0, mostCases).map(caseItem)}${left > 0 && html`<div class="block"><p class="none">${require_start.counted(left, "more case")} left out of this page.</p></div>`}</section>\n`;
}
function betterWords({ better }) {
	if (better.length === 0) return void 0;
	const more = better.length - mostBetter;
	const names = better.slice(0, mostBetter);
	const all = more > 0 ? [...names, require_start.counted(more, "other")] : names;
	return html`<p class="soft small">${better.length === 1 ? "Passes" : "Pass"} now and failed on the base: ${shortText(require_start.listed(all, "and"), 3e3)}.</p>`;
}
function promptTable(prompts) {
	if (prompts.length === 0) return void 0;
	const compared = prompts.some(({ base }) => base !== void 0);
	const measured = prompts.some(({ tokens }) => tokens !== void 0);
	const timed = prompts.some(({ time }) => time !== void 0 && time !== "");
	const left = prompts.length - mostPrompts$1;
	return html`<div class="block"><details class="more"${prompts.length <= mostOpen && html` open`}><summary>${require_start.counted(prompts.length, "prompt")}</summary><div class="wide" role="region" aria-label="Prompts of the evaluation" tabindex="0"><table class="vs"><thead><tr><th scope="col">Prompt</th><th scope="col">Cases that pass</th>${compared && html`<th scope="col">On the base</th>`}<th scope="col">Cost of 1,000 answers</th>${measured && html`<th scope="col">Tokens of an answer</th>`}${timed && html`<th scope="col">Time of an answer</th>`}</tr></thead><tbody>${prompts.slice(0, mostPrompts$1).map(({ name, passes, base, cost, tokens, time }) => html`<tr><th scope="row">${shortText(name)}</th><td>${passes}</td>${compared && html`<td>${base ?? "\u2013"}</td>`}<td>${cost}</td>${measured && html`<td>${tokens ?? "\u2013"}</td>`}${timed && html`<td>${time || "\u2013"}</td>`}</tr>`)}</tbody></table></div>${left > 0 && html`<p class="none">${require_start.counted(left, "more prompt")} left out of this page.</p>`}</details></div>`;
}
function caseItem({ prompt, name, status, must, reasons }) {
	const text = reasons.join("\n");
	const tone = status === "flaky" || status === "error" ? "open" : "bad";
	return html`<details class="c"${must && html` open`}><summary><h3>${shortText(prompt)} \u00b7 ${shortText(name)}</h3><span class="pill ${pills[tone]}">${shortText(status, 60)}</span>${must && html`<span class="pill removed">must pass</span>`}</summary><div class="talk"><pre class="data">${text === "" ? "Nothing is said about why." : shortText(text, longestReasons)}</pre></div></details>`;
}

// src/reports/html/plan-section.ts
/** What a deploy would change in each environment, where the run had credentials to look. */
/** More environments than a team has are left out. */
const mostPlans = 100;
/** The section; nothing where no plan was made. */
function planSection({ projects }) {
	const several = projects.length > 1;
	const plans = projects.flatMap(({ path, plans: own }) => (own ?? []).map((plan) => ({
		plan,
		name: several && path !== "" ? `${path}: ${plan.environment}` : plan.environment
	})));
	if (plans.length === 0) return void 0;
	return html`<section class="p" id="plans" aria-labelledby="plans-h"><header><h2 id="plans-h"><a href="#plans">What a deploy would change</a></h2></header><div class="block"><ul class="rows">${plans.slice(0, mostPlans).map(({ plan, name }) => html`<li class="reason"><span class="pill">${visibleText(name)}</span><div>${planWords(plan)}</div></li>`)}</ul></div></section>`;
}
/** The document of `slipway plan` may come from an artifact: every field is looked at before it is believed. */
function planWords(plan) {
	if (plan.status === "unavailable") return html`Not looked at. <span class="soft">${sentence(plan.reason.slice(0, 600))}</span>`;
	const { plan: document } = plan;
	const refusal = require_review.ownProperty(document, "refusal");
	const facts = [
		versionWords(document),
		require_review.fileCountWords(document),
		require_review.uploadWords(document)
	].filter((words) => words !== "");
	return html`${visibleText(facts.join("; "))}${require_review.isJsonObject(refusal) && html`<p><span class="sev error">Would be refused</span> ${sentence(require_review.textOf(refusal, "message").slice(0, 600))}</p>`}${decisionWords(document)}`;
}
function versionWords(document) {
	const from = require_review.liveVersion(document);
	const to = require_review.textOf(document, "version").slice(0, 100);
	if (require_review.textOf(document, "kind") === "unchanged") return "Nothing would change";
	return from === "" ? `The first release, ${to}` : `From ${from.slice(0, 100)} to ${to}`;
}
function decisionWords(document) {
	const decision = require_review.ownProperty(document, "decision");
	if (!require_review.isJsonObject(decision)) return void 0;
	const outcome = require_review.textOf(decision, "outcome");
	const reasons = require_review.ownProperty(decision, "reasons");
	const said = (Array.isArray(reasons) ? reasons : []).filter((reason) => typeof reason === "string").slice(0, 20);
	return html`<p><span class="sev ${outcome === "allow" ? "note" : outcome === "wait" ? "warning" : "error"}">${outcome === "allow" ? "The gate allows it" : outcome === "wait" ? "The gate says wait" : "The gate denies it"}</span> ${said.map((reason) => html`${sentence(String(reason).slice(0, 600))} `)}</p>`;
}

// src/reports/html/conversation.ts
/** Conversations as bubbles by role. Long texts are folded, media are named, and what is too long is cut and counted. */
/** Lines that are shown of a text before the rest is folded, and how many there must be for that. */
const linesBeforeFold = 14;
const linesThatFold = 24;
/** The same for one long line. */
const charactersBeforeFold = 1600;
const charactersThatFold = 2400;
/** A reader of a page gives up earlier; `slipway render` shows all of it. */
const mostCharacters = 4e4;
/** Pictures in a `data:` address up to this length are shown; longer ones would make the page heavy. */
const mostPictureCharacters = 9e4;
/** Raster formats that run nothing. SVG is not among them. */
const shownPicture = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/;
/**
* One message. `note` stands beside the role: `new`. `side` is read out, and shown where both sides stand below each
* other.
*/
function bubble(role, content, note, side) {
	return html`<div class="b ${role === "user" || role === "model" || role === "system" || role === "tool" ? role : "other"}"><p class="r">${roleWords(role)}${side !== void 0 && html`<span class="on">${side}</span>`}${note === void 0 ? void 0 : html` <span class="pill">${note}</span>`}</p><div class="x">${content}</div></div>`;
}
/** Characters of one conversation, with its markup. */
const roomOfMessages = 8e5;
/** A conversation, as far as there is room. */
function messageList(messages) {
	const { pieces, left } = fitting(messages, roomOfMessages, (message) => messageBubble(message));
	return html`${pieces}${leftOut(left)}`;
}
/** What a long conversation has beyond its room. */
function leftOut(messages) {
	return messages > 0 && html`<p class="none">${require_start.counted(messages, "more message")} left out of this page.</p>`;
}
/** One message; `note` stands beside its role in place of where it comes from. */
function messageBubble(message, note) {
	const history = message.metadata?.["purpose"] === "history" ? "from the history" : void 0;
	return bubble(message.role, message.content.map(partHtml), note ?? history);
}
/** A role in the words of a chat, and as it is where it is none of the usual ones. */
function roleWords(role) {
	switch (role) {
		case "user": return "User";
		case "model": return "Model";
		case "system": return "System";
		case "tool": return "Tool";
		default: return visibleText(role.slice(0, 60));
	}
}
/** One part of a message. */
function partHtml(part) {
	if ("text" in part && typeof part.text === "string") return textHtml(part.text);
	if ("media" in part) return mediaHtml(part.media);
	const [kind = "part", value = null] = Object.entries(part)[0] ?? [];
	return html`<div><p class="soft small">${partWords(kind)}</p>${dataHtml(value)}</div>`;
}
function partWords(kind) {
	switch (kind) {
		case "toolRequest": return "Tool request";
		case "toolResponse": return "Tool response";
		case "data": return "Data";
		case "metadata": return "Section without text";
		default: return kind.slice(0, 40);
	}
}
function dataHtml(value) {
	return html`<pre class="data">${folded(JSON.stringify(value, void 0, 2) ?? "")}</pre>`;
}
/** A text as it is, white space included; the greater part of a long one is folded. */
function textHtml(text) {
	return html`<div class="tx">${folded(text)}</div>`;
}
function folded(text) {
	const shown = text.length > mostCharacters ? text.slice(0, safeCut(text, mostCharacters)) : text;
	const left = text.length - shown.length;
	const rest = left > 0 && html`<p class="none">${left.toLocaleString("en")} more characters are left out of this page.</p>`;
	const cut = foldAt(shown);
	if (cut === void 0) return [visibleText(shown), rest];
	const hidden = shown.slice(cut);
	const lines = hidden.split("\n").length;
	const words = lines > 1 ? require_start.counted(lines, "more line") : `${hidden.length.toLocaleString("en")} more characters`;
	return [visibleText(shown.slice(0, cut)), html`<details class="more"><summary>${words}</summary>${visibleText(hidden)}${rest}</details>`];
}
/** Where the shown part of a long text ends: after a line, or between two words. */
function foldAt(text) {
	let at = -1;
	let cut;
	for (let line = 1; line <= linesThatFold; line++) {
		at = text.indexOf("\n", at + 1);
		if (at === -1) break;
		if (line === linesBeforeFold) cut = at + 1;
		if (line === linesThatFold) return cut;
	}
	if (text.length <= charactersThatFold) return void 0;
	const space = text.lastIndexOf(" ", charactersBeforeFold);
	return space > charactersBeforeFold / 2 ? space : safeCut(text, charactersBeforeFold);
}
/** Never inside a surrogate pair. */
function safeCut(text, at) {
	return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}
function mediaHtml(media) {
	const { url, contentType } = require_review.isJsonObject(media) ? media : {};
	const address = typeof url === "string" ? url : "";
	if (address.length <= mostPictureCharacters && shownPicture.test(address)) return html`<figure class="media"><img src="${address}" alt="Picture in the prompt" loading="lazy" decoding="async"></figure>`;
	const { name, type, size } = mediaFacts(address, typeof contentType === "string" ? contentType : void 0);
	return html`<figure class="media"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true"><rect x="3" y="4" width="18" height="16" rx="2"/><circle cx="9" cy="10" r="1.8"/><path d="M21 16l-5-5-9 9"/></svg><figcaption><span class="mono">${visibleText(name)}</span><br><span class="soft">${[type, size].filter((fact) => fact !== "").join(", ")}</span></figcaption></figure>`;
}
function mediaFacts(address, given) {
	const inline = /^data:([^;,]{0,100})/i.exec(address);
	if (inline !== null) {
		const bytes = Math.max(0, Math.floor((address.length - address.indexOf(",") - 1) * 3 / 4));
		return {
			name: "data in the prompt",
			type: given ?? inline[1] ?? "",
			size: require_start.sizeInWords(bytes)
		};
	}
	return {
		name: address === "" ? "a medium without an address" : address.slice(0, 300),
		type: given ?? require_review.mediaTypeOf(address.split(/[?#]/)[0] ?? ""),
		size: ""
	};
}

// src/reports/html/comparison.ts
/** Characters of one comparison, with its markup. */
const roomOfRows = 1e6;
/** The conversation of a case that differs. */
function comparison(difference, labels) {
	const { before, after, messages } = difference;
	if (messages.length === 0 || before === void 0 || after === void 0) {
		const only = after ?? before;
		if (only === void 0) return html`<p class="none">There was no room for this conversation; <code>slipway diff</code> shows it.</p>`;
		return messageList(only);
	}
	const { pieces, left } = fitting(messages, roomOfRows, (message) => messageRow(message, before, after));
	const sided = messages.some(({ status: kind }) => kind !== "same");
	return html`${sided && sideTitles(labels)}${pieces}${leftOut(left)}`;
}
/** Rows of one text alone, side by side. */
function textComparison(rows, labels) {
	const side = (name) => html`<div class="tx">${joined(rowsOf(rows, name, []))}</div>`;
	return html`${sideTitles(labels)}<div class="two">${bubble("template", side("before"), void 0, "before")}${bubble("template", side("after"), void 0, "after")}</div>`;
}
function sideTitles(labels) {
	return html`<div class="two"><p class="side-by">Before <span class="mono">${visibleText(labels.before)}</span></p><p class="side-by">After <span class="mono">${visibleText(labels.after)}</span></p></div>`;
}
function messageRow(difference, before, after) {
	const old = difference.before === void 0 ? void 0 : before[difference.before];
	const now = difference.after === void 0 ? void 0 : after[difference.after];
	switch (difference.status) {
		case "same": return messageBubble(now ?? old ?? nothing, "the same");
		case "moved": return messageBubble(now ?? old ?? nothing, movedWords(difference));
		case "added": return html`<div class="two"><div></div>${messageBubble(now ?? nothing, "new")}</div>`;
		case "removed": return html`<div class="two">${messageBubble(old ?? nothing, "removed")}<div></div></div>`;
		case "changed": {
			const { role, roleBefore, parts } = difference;
			const left = bubble(roleBefore ?? role, parts.map((part) => partSide(part, "before", old, now)), roleBefore === void 0 ? void 0 : "role changed", "before");
			const right = bubble(role, parts.map((part) => partSide(part, "after", old, now)), roleBefore === void 0 ? void 0 : "role changed", "after");
			return html`<div class="two">${left}${right}</div>`;
		}
	}
}
const nothing = {
	role: "user",
	content: []
};
function movedWords({ before, after }) {
	return before === void 0 || after === void 0 ? "moved" : `moved from place ${before + 1} to ${after + 1}`;
}
/** What one side shows of a part. */
function partSide(difference, side, before, after) {
	const index = difference[side];
	const part = index === void 0 ? void 0 : (side === "before" ? before : after)?.content[index];
	if (difference.rows.length === 0) {
		if (part === void 0) return void 0;
		const marked = difference.status === "same" || difference.status === "moved" ? "" : side === "before" ? "gone" : "new";
		if (marked === "") return partHtml(part);
		const shown = partHtml(part);
		return marked === "gone" ? html`<del>${shown}</del>` : html`<ins>${shown}</ins>`;
	}
	if (part === void 0 && (difference.status === "added" || difference.status === "removed")) return void 0;
	const lines = part !== void 0 && "text" in part && typeof part.text === "string" ? part.text.split("\n") : [];
	return html`<div class="tx">${joined(rowsOf(difference.rows, side, lines))}</div>`;
}
/** Lines of one side. Each ends its line, but the last. */
function joined(lines) {
	return lines.map((line, index) => index === lines.length - 1 ? line : [line, "\n"]);
}
/** `lines` are those of the side, for what is folded. */
function rowsOf(rows, side, lines) {
	const shown = [];
	let at = 0;
	for (const row of rows) switch (row.kind) {
		case "same":
			shown.push(visibleText(row.text));
			at++;
			break;
		case "removed":
			if (side === "after") break;
			shown.push(html`<del>${visibleText(row.text === "" ? " " : row.text)}</del>${movedMark(row.moved)}`);
			at++;
			break;
		case "added":
			if (side === "before") break;
			shown.push(html`<ins>${visibleText(row.text === "" ? " " : row.text)}</ins>${movedMark(row.moved)}`);
			at++;
			break;
		case "changed":
			shown.push(row.words.map((word) => {
				if (word.kind === "folded") return html`<span class="none">\u2026 ${String(word.characters)} characters \u2026</span>`;
				const { kind, text } = word;
				if (kind === "same") return visibleText(text);
				if (kind === "removed") return side === "before" ? html`<del>${visibleText(text)}</del>` : void 0;
				return side === "after" ? html`<ins>${visibleText(text)}</ins>` : void 0;
			}));
			at++;
			break;
		case "folded":
			shown.push(foldedLines(row.lines, side, lines.slice(at, at + row.lines)));
			at += row.lines;
			break;
		case "cut":
			shown.push(html`<span class="none">${cutWords(side === "before" ? row.removed : row.added, side)}</span>`);
			at += side === "before" ? row.removed : row.added;
	}
	return shown;
}
/** Equal lines can be unfolded on the side that counts; few of them are shown at once. */
function foldedLines(count, side, lines) {
	const text = lines.join("\n");
	if (lines.length > 0 && lines.length <= 3 && text.length <= 300) return visibleText(text);
	const words = `${require_start.counted(count, "equal line")}`;
	if (side === "before" || lines.length === 0) return html`<span class="none">\u2026 ${words}</span>`;
	return html`<details class="more"><summary>${words}</summary>${textHtml(text)}</details>`;
}
function movedMark(line) {
	return line !== void 0 && html` <span class="pill">moved, line ${line}</span>`;
}
function cutWords(count, side) {
	return `${require_start.counted(count, side === "before" ? "removed line" : "added line")} left out of this page`;
}

// src/reports/html/finding-list.ts
/** More of them under one heading help nobody; the rest is counted. */
const mostShown = 200;
/** Ours are shorter; one that came in a document may have any length. */
const longestExcerpt = 4e3;
/** Errors first, then by file and place. */
function findingList(findings) {
	const sorted = findings.toSorted(bySeverityAndPlace);
	const left = sorted.length - mostShown;
	return html`<ul class="rows">${sorted.slice(0, mostShown).map(findingItem)}</ul>${left > 0 && html`<p class="soft">${left} more; <code>slipway check</code> lists all.</p>`}`;
}
function severityWords(severity) {
	return severity === "error" ? "Error" : severity === "warning" ? "Warning" : "Note";
}
function findingItem(finding) {
	const { severity, message, help, file, range, rule, commit } = finding;
	return html`<li class="f ${severity}"><div class="m"><span class="sev ${severity}">${severityWords(severity)}</span><p>${sentence(message)}</p></div>${excerpt(finding)}<p class="help">${sentence(help)}</p><p class="at"><span class="mono">${shortText(file)}:${range.start.line}:${range.start.column}</span>${commit !== void 0 && [" in commit ", html`<span class="mono">${commit.slice(0, 12)}</span>`]} \u00b7 <span class="mono">${shortText(rule, 100)}</span></p></li>`;
}
/** The lines of the finding, with the place underlined. */
function excerpt({ excerpt: text, excerptColumn = 1, range }) {
	if (text === void 0) return void 0;
	const lines = text.slice(0, longestExcerpt).split("\n").map((line, index) => {
		const number = range.start.line + index;
		const from = index === 0 ? range.start.column - excerptColumn : 0;
		const to = number === range.end.line ? range.end.column - (index === 0 ? excerptColumn : 1) : line.length;
		const start = clamp(from, line);
		const end = Math.max(start, clamp(to, line));
		const marked = end > start && html`<mark>${visibleText(line.slice(start, end))}</mark>`;
		return html`<span class="l">${number}</span>${visibleText(line.slice(0, start))}${marked}${visibleText(line.slice(end))}`;
	});
	return html`<pre>${lines.map((line, index) => index === 0 ? line : ["\n", line])}</pre>`;
}
function clamp(offset, line) {
	return Math.max(0, Math.min(offset, line.length));
}
function bySeverityAndPlace(a, b) {
	const rank = {
		error: 0,
		warning: 1,
		note: 2
	};
	return rank[a.severity] - rank[b.severity] || require_start.compareText(a.file, b.file) || a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column;
}

// src/reports/html/prompt-section.ts
/** The severities among the findings, in the words that the filter looks for. */
function severitiesOf(findings) {
	return [
		"error",
		"warning",
		"note"
	].filter((severity) => findings.some((finding) => finding.severity === severity)).join(" ");
}
/** Reasons, files and settings of one prompt; more are counted. */
const mostItems = 100;
/** Characters of the conversations of one prompt, with their markup. */
const roomOfCases = 15e5;
/**
* The section of a prompt, or of the files that are no prompt's.
*
* @param labels what the two sides of a comparison are called
*/
function promptSection(entry, labels, detail) {
	const { id, name, change, status, project, prompt, difference, findings } = entry;
	const level = difference?.contract.level;
	return html`<section class="p" id="${id}" aria-labelledby="${id}-h" data-c="${change}" data-f="${severitiesOf(findings)}"><header><div class="h"><h2 id="${id}-h"><a href="#${id}">${projectPrefix(project)}${shortText(name)}</a></h2>${change !== "same" && html`<span class="pill ${change}">${status}</span>`}${level !== void 0 && level !== "none" && html`<span class="pill ${level}">${level}</span>`}</div>${prompt?.description !== void 0 && html`<p>${shortText(prompt.description, 2e3)}</p>`}<p class="meta">${metaOf(entry).map((fact) => html`<span>${fact}</span>`)}</p></header>${detail !== "name" && findings.length > 0 && block("Findings", findingList(findings))}${detail !== "name" && difference !== void 0 && changeBlocks(difference, findings.length > 0)}${detail === "name" && html`<div class="block"><p class="none">The page is full: ${findings.length === 0 ? "" : `${require_start.counted(findings.length, "finding")} and `}everything else about this prompt is left out. <code>slipway check</code> and <code>slipway diff</code> show it.</p></div>`}${detail === "all" && cases(entry, labels)}${detail === "no conversations" && html`<div class="block"><p class="none">The page is full: what this prompt says is left out. <code>slipway render</code> and <code>slipway diff</code> show it.</p></div>`}</section>\n`;
}
/** Prompts of several projects may have the same name. */
function projectPrefix(project) {
	return project !== void 0 && project !== "" && html`<span class="soft">${shortText(project)}/</span>`;
}
function block(heading, content) {
	return html`<div class="block"><h3>${heading}</h3>${content}</div>`;
}
function metaOf({ prompt, difference, name }) {
	const file = prompt?.file ?? difference?.file;
	const model = prompt?.model;
	const from = difference?.from;
	return [
		...from === void 0 || from === name ? [] : [["Before: ", html`<span class="mono">${shortText(from)}</span>`]],
		...file === void 0 ? [] : [html`<span class="mono">${shortText(file)}</span>`],
		...typeof model === "string" ? [html`<span class="mono">${shortText(model)}</span>`] : [],
		...prompt === void 0 ? [] : [require_start.counted(prompt.cases, "case")],
		...difference === void 0 ? sizeFact(prompt?.size ?? null) : sizeChangeFact(difference.size)
	];
}
function sizeFact(size) {
	return size === null ? [] : [tokens(size)];
}
function tokens({ tokens: count }) {
	return `\u2248 ${require_start.counted(count, "token")}`;
}
function sizeChangeFact({ before, after }) {
	const now = after ?? before;
	if (now === null) return [];
	if (before === null || after === null) return [tokens(now)];
	const change = after.tokens - before.tokens;
	return [change === 0 ? tokens(now) : `${tokens(now)} (${require_review.signedNumber(change)})`];
}
/** `told` is true where the errors of the head stand among the findings already. */
function changeBlocks({ contract, causes, settings, broken, status }, told) {
	const own = /* @__PURE__ */ new Set([
		"prompt",
		"template",
		"cases"
	]);
	const others = causes.filter(({ kind }) => status === "affected" || !own.has(kind));
	return [
		contract.changes.length > 0 && block("What callers rely on", list(contract.changes, contractItem)),
		settings.length > 0 && block("Settings", settingsTable(settings.slice(0, mostItems))),
		others.length > 0 && block("Through other files", list(others, causeItem)),
		broken.before.length > 0 && html`<div class="block"><p class="none">Before, this prompt had errors and could not be rendered.</p></div>`,
		broken.after.length > 0 && html`<div class="block"><p class="none">This prompt has errors and cannot be rendered: nothing to compare.</p>${!told && findingList(broken.after)}</div>`
	];
}
function list(items, make) {
	const left = items.length - mostItems;
	return html`<ul class="rows">${items.slice(0, mostItems).map(make)}</ul>${left > 0 && html`<p class="soft">${left} more.</p>`}`;
}
function contractItem({ level, reason, place, unclear }) {
	return html`<li class="reason"><span class="pill ${level}">${level}</span><div>${sentence(reason)}${unclear === true && html` <span class="soft">It cannot be told, so the safe side is taken.</span>`}${place !== void 0 && html` <span class="soft small mono">${shortText(place.file)}${place.line !== void 0 && `:${place.line}`}</span>`}</div></li>`;
}
function causeItem({ kind, file, status, from }) {
	return html`<li><span class="mono">${shortText(file)}</span> <span class="soft">${kind}, ${status}${from !== void 0 && [" from ", html`<span class="mono">${shortText(from)}</span>`]}</span></li>`;
}
function settingsTable(settings) {
	const value = (written) => written === void 0 ? html`<span class="none">not set</span>` : html`<span class="mono">${shortText(typeof written === "string" ? written : JSON.stringify(written), 2e3)}</span>`;
	return html`<table class="vs"><thead><tr><th scope="col">Setting</th><th scope="col">Before</th><th scope="col">After</th></tr></thead><tbody>${settings.map(({ name, before, after }) => html`<tr><th scope="row" class="mono">${shortText(name)}</th><td>${before === void 0 ? value(before) : html`<del>${value(before)}</del>`}</td><td>${after === void 0 ? value(after) : html`<ins>${value(after)}</ins>`}</td></tr>`)}</tbody></table>`;
}
function cases({ id, prompt, difference }, labels) {
	const differing = difference?.cases ?? [];
	const renderings = (prompt?.renderings ?? []).filter(({ case: name }) => !differing.some((one) => one.name === name));
	const same = difference?.sameCases ?? 0;
	const compared = fitting(differing, roomOfCases, (one, index) => differingCase(`${id}-${index}`, one, labels));
	const shown = fitting(renderings, compared.left > 0 ? 0 : roomOfCases, (one, index) => plainCase(`${id}-r${index}`, one, difference === void 0 && index === 0));
	const left = compared.left + shown.left;
	return [
		compared.pieces,
		difference?.template !== void 0 && html`<details class="c" open><summary><h3>Template</h3><span class="soft small">no case shows what changed in it</span></summary><div class="talk">${textComparison(difference.template, labels)}</div></details>`,
		shown.pieces,
		left > 0 && html`<div class="block"><p class="none">${require_start.counted(left, "more case")} left out of this page; <code>slipway render</code> shows them.</p></div>`,
		same > 0 && renderings.length === 0 && html`<div class="block"><p class="soft">${require_start.counted(same, "case")} ${same === 1 ? "says" : "say"} what ${same === 1 ? "it" : "they"} said before.</p></div>`,
		prompt?.cases === 0 && differing.length === 0 && html`<div class="block"><p class="none">No case: nobody has seen what this prompt gives.</p></div>`
	];
}
function differingCase(id, difference, labels) {
	const { name, status, from, size } = difference;
	const kind = status === "renamed" ? "changed" : status;
	return html`<details class="c" id="${id}"${status !== "same" && html` open`}><summary><h3>${shortText(name)}</h3>${status !== "same" && html`<span class="pill ${kind}">${status}</span>`}${from !== void 0 && html`<span class="soft small">was ${shortText(from)}</span>`}${sizeChangeFact(size).map((fact) => html`<span class="size">${fact}</span>`)}</summary><div class="talk">${comparison(difference, labels)}</div></details>`;
}
function plainCase(id, { case: name, messages }, open) {
	return html`<details class="c" id="${id}"${open && html` open`}><summary><h3>${shortText(name)}</h3></summary><div class="talk">${messages.length === 0 ? html`<p class="none">No message.</p>` : messageList(messages)}</div></details>`;
}

// src/reports/html/review-entries.ts
/** Every prompt that the review knows, those with errors and the greatest changes first, equal ones by name. */
function entriesOf(review) {
	const several = review.projects.length > 1;
	const entries = review.projects.flatMap((project) => projectEntries(project, several ? project.path : void 0));
	if (review.findings.length > 0) entries.unshift(otherFiles("Files outside the projects", review.findings, void 0));
	return entries.toSorted((a, b) => rank(a) - rank(b)).map((entry, index) => ({
		...entry,
		id: `p${index + 1}`
	}));
}
function projectEntries(project, path) {
	const differences = new Map((project.difference?.prompts ?? []).map((difference) => [difference.name, difference]));
	const owners = ownersOf(project);
	const found = Map.groupBy(project.findings, ({ file }) => owners.get(file) ?? "");
	const entries = [];
	const rest = found.get("") ?? [];
	if (rest.length > 0) entries.push(otherFiles("Other files", rest, path));
	for (const prompt of project.prompts) {
		const difference = differences.get(prompt.name);
		differences.delete(prompt.name);
		entries.push(entryOf(prompt.name, prompt, difference, found.get(`p:${prompt.name}`) ?? [], path));
	}
	for (const difference of differences.values()) entries.push(entryOf(difference.name, void 0, difference, [], path));
	return entries;
}
/** Which prompt a file belongs to: its own file, its cases, and the other file of a classic pair. */
function ownersOf(project) {
	const owners = /* @__PURE__ */ new Map();
	for (const { name, file, casesFile } of project.prompts) {
		owners.set(file, `p:${name}`);
		if (casesFile !== void 0) owners.set(casesFile, `p:${name}`);
	}
	const shared = /* @__PURE__ */ new Set();
	for (const { name, causes } of project.difference?.prompts ?? []) for (const { kind, file } of causes) {
		if (kind !== "template" || owners.get(file) === `p:${name}`) continue;
		if (owners.has(file)) shared.add(file);
		owners.set(file, `p:${name}`);
	}
	for (const file of shared) owners.delete(file);
	return owners;
}
function entryOf(name, prompt, difference, findings, project) {
	const status = difference?.status ?? "same";
	return {
		id: "",
		name,
		change: changeOf(status),
		status,
		project,
		prompt,
		difference,
		findings
	};
}
function changeOf(status) {
	return status === "renamed" || status === "affected" ? "changed" : status;
}
function otherFiles(name, findings, project) {
	return {
		id: "",
		name,
		change: "same",
		status: "same",
		project,
		prompt: void 0,
		difference: void 0,
		findings
	};
}
function rank({ findings, change, difference }) {
	if (findings.some(({ severity }) => severity === "error")) return 0;
	if (change !== "same") {
		const level = difference?.contract.level;
		return level === "major" ? 1 : level === "minor" ? 2 : 3;
	}
	return findings.some(({ severity }) => severity === "warning") ? 4 : 5;
}

// src/reports/html/review-page.ts
/** The review as one self-contained page: the verdict first, then every prompt that changes or has a problem. */
/** Of a page that every browser opens at once and every artifact store takes. */
const pageBytes = 95e5;
/** What a prompt takes in the list and with its name alone, in the usual case. */
const bytesOfName = 1100;
/** Prompts on one page; more are counted. */
const mostPrompts = 5e3;
/** Sentences about the review as a whole. */
const mostSentences = 50;
/** The page. Every text in the review may be a stranger's. */
function reviewPage(review, { kind = "Review", madeAt, live, judged = true, evaluation }) {
	const all = entriesOf(review);
	const entries = all.slice(0, mostPrompts);
	const labels = {
		before: review.base?.label ?? "",
		after: review.head.label
	};
	return pageDocument({
		title: titleOf(review, kind),
		kind,
		where: whereOf(review),
		...live === void 0 ? {} : { live },
		body: html`${judged ? verdict(review) : comparedOnly(review)}
<div class="cols"><nav class="side" aria-label="Prompts">${sideList(entries, review.base !== null)}</nav>
<main id="content">${evaluationSection(evaluation)}${sections(entries, labels)}${planSection(review)}${all.length > entries.length && html`<p class="none">${require_start.counted(all.length - entries.length, "more prompt")} left out of this page.</p>`}<div class="empty" hidden><p>No prompt fits the filters.</p><button type="button" class="clear">Show all prompts</button></div></main></div>`,
		foot: html`<span>Made by Slipway ${review.tool.version} at ${minuteOf(madeAt)}.</span><label><input type="checkbox" id="keys" checked> Keys: <kbd>/</kbd> search, <kbd>j</kbd> next prompt, <kbd>k</kbd> previous</label>`
	});
}
function titleOf({ repository, pullRequest, projects }, kind) {
	const about = pullRequest !== void 0 && repository !== void 0 ? `${repository}#${pullRequest.number}` : repository ?? projects[0]?.name;
	return `${kind}${about === void 0 || about === "" ? "" : ` of ${about}`} \u2013 Slipway`;
}
function whereOf({ repository, pullRequest, base, head, shard, projects }) {
	const about = repository ?? (projects.length === 1 ? projects[0]?.name : void 0);
	const range = base === null ? sideHtml(head) : [
		sideHtml(base),
		" \u2192 ",
		sideHtml(head)
	];
	return [
		about !== void 0 && about !== "" && [
			shortText(about),
			pullRequest !== void 0 && ` #${pullRequest.number}`,
			" \u00b7 "
		],
		range,
		shard !== void 0 && ` \u00b7 part ${shard.index} of ${shard.total}`
	];
}
/** A label, and the commit where the label is not its beginning. */
function sideHtml({ label, commit }) {
	const named = label !== "" && commit?.startsWith(label) !== true;
	const name = html`<b>${shortText(named ? label : commit?.slice(0, 12) ?? label)}</b>`;
	return named && commit !== null ? [name, html` <span class="mono">${commit.slice(0, 7)}</span>`] : name;
}
function verdict(review) {
	const { verdict: outcome, reasons, counts } = review;
	const failed = outcome === "fail";
	const tone = failed ? "error" : counts.warnings > 0 ? "warning" : "ok";
	const icon = failed ? html`<path d="M6 6l12 12M18 6L6 18"/>` : tone === "warning" ? html`<path d="M12 4v11M12 19.5v.5"/>` : html`<path d="M5 12.5l5 5L19.5 7"/>`;
	const title = review.pullRequest?.title;
	return html`<section class="verdict" aria-label="Verdict"><div class="in"><div class="say"><span class="sign t-${tone}"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" aria-hidden="true">${icon}</svg></span><div><h1>${require_review.headlineOf(review)}</h1>${title !== void 0 && html`<p class="soft">${shortText(title)}</p>`}${reasons.slice(0, mostSentences).map((reason) => html`<p>${sentence(reason)}</p>`)}${sentences(review)}</div></div>${facts(review, true)}</div></section>`;
}
/** What differs, without a verdict. */
function comparedOnly(review) {
	const words = require_review.changeInWords(review);
	return html`<section class="verdict" aria-label="What differs"><div class="in"><div class="say"><span class="sign t-note"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4"/></svg></span><div><h1>${words.charAt(0).toUpperCase()}${words.slice(1)}</h1>${sentences(review)}</div></div>${facts(review, false)}</div></section>`;
}
/** What a reader has to know of the whole. */
function sentences(review) {
	return [...review.notes, ...aboutProjects(review)].slice(0, mostSentences).map((note) => html`<p class="soft">${sentence(note)}</p>`);
}
/** What the comparison says of whole projects: settings that changed, and what was left out. */
function aboutProjects({ projects, notes }) {
	return projects.flatMap(({ path, difference }) => {
		const where = path === "" ? "slipway.yaml" : `${path}/slipway.yaml`;
		const settings = difference?.settings ?? [];
		const changed = settings.map((name) => `\`${name}\``).join(", ");
		return [...settings.length === 0 ? [] : [`In ${where} ${changed} changed.`], ...(difference?.cut ?? []).filter((sentenceOf) => !notes.includes(sentenceOf))];
	});
}
function facts(review, judged) {
	const { projects, counts, level, version, base } = review;
	const total = projects.reduce((sum, { prompts, difference }) => sum + Math.max(prompts.length, difference?.count.after ?? 0), 0);
	const differences = projects.flatMap(({ difference }) => difference?.prompts ?? []);
	const withStatus = (status) => differences.filter((difference) => difference.status === status).length;
	const kinds = [
		"added",
		"removed",
		"changed",
		"renamed",
		"affected"
	].map((status) => [withStatus(status), status]).filter(([count]) => count > 0).map(([count, status]) => `${count} ${status}`);
	const cases = projects.reduce((sum, project) => sum + project.prompts.reduce((all, prompt) => all + prompt.cases, 0), 0);
	const problems = counts.errors + counts.warnings;
	const compared = base !== null && level !== null;
	return html`<dl class="facts">${compared ? fact("Prompts that differ", `${differences.length} of ${Math.max(total, differences.length)}`, kinds.join(", ")) : fact("Prompts", total.toLocaleString("en"), require_start.counted(cases, "case"))}${compared && fact("Contract", level === "none" ? "Unchanged" : level[0]?.toUpperCase() + level.slice(1), require_review.versionWords(version))}${judged && fact("Findings", problems === 0 ? "None" : counts.errors > 0 ? require_start.counted(counts.errors, "error") : require_start.counted(counts.warnings, "warning"), [counts.errors > 0 && counts.warnings > 0 ? require_start.counted(counts.warnings, "warning") : "", counts.notes > 0 ? require_start.counted(counts.notes, "note") : ""].filter((words) => words !== "").join(", "))}${compared ? tokensFact(differences) : tokensTotal(review)}</dl>`;
}
function tokensFact(differences) {
	const change = require_review.tokenChange(differences.map(({ size }) => size));
	if (change === void 0) return void 0;
	return fact("Tokens, estimated", change === 0 ? "No change" : require_review.signedNumber(change), "longest case of each, together");
}
function tokensTotal({ projects }) {
	const sizes = projects.flatMap(({ prompts }) => prompts.flatMap(({ size }) => size === null ? [] : [size.tokens]));
	if (sizes.length === 0) return void 0;
	const longest = sizes.reduce((most, one) => Math.max(most, one), 0);
	return fact("Longest case", `\u2248 ${require_start.counted(longest, "token")}`, "estimated");
}
function fact(term, value, more) {
	return html`<div><dt>${term}</dt><dd>${value}${more !== "" && html`<small>${more}</small>`}</dd></div>`;
}
function sideList(entries, compared) {
	const count = (test) => entries.filter(test).length;
	const severity = (value, label) => toggle("severity", value, label, count(({ findings }) => severitiesOf(findings).split(" ").includes(value)));
	const change = (value, label) => toggle("change", value, label, count((entry) => entry.change === value));
	return html`<div class="find" hidden><label class="sr" for="search">Search in prompts</label><input type="search" id="search" placeholder="Search in prompts" autocomplete="off" spellcheck="false">${entries.some(({ findings }) => findings.length > 0) && html`<fieldset><legend class="sr">Only prompts with</legend>${severity("error", "Errors")}${severity("warning", "Warnings")}${severity("note", "Notes")}</fieldset>`}${compared && html`<fieldset><legend class="sr">Only prompts that are</legend>${change("changed", "Changed")}${change("added", "Added")}${change("removed", "Removed")}${change("same", "Same")}</fieldset>`}<p class="count" role="status"></p></div><h2>${require_start.counted(count(({ prompt, difference }) => prompt !== void 0 || difference !== void 0), "prompt")}</h2><ul class="list" tabindex="0" aria-label="Prompts">${entries.map(listItem)}</ul>`;
}
function toggle(kind, value, label, count) {
	return html`<button type="button" aria-pressed="false" data-kind="${kind}" value="${value}"${count === 0 && html` disabled`}>${label} ${count}</button>`;
}
function listItem({ id, name, change, status, findings, project }) {
	const errors = findings.filter(({ severity }) => severity === "error").length;
	const warnings = findings.filter(({ severity }) => severity === "warning").length;
	const shown = errors > 0 ? errors : warnings;
	const kind = errors > 0 ? "error" : "warning";
	return html`<li><a href="#${id}"><span class="dot ${change}"></span><span class="n">${projectPrefix(project)}${shortText(name)}</span>${change !== "same" && html`<span class="sr">, ${status}</span>`}${shown > 0 && html`<span class="num t-${kind}">${shown}<span class="sr"> ${shown === 1 ? kind : `${kind}s`}</span></span>`}</a></li>`;
}
/**
* Sections in order, each with as much as there is room for: conversations as long as they fit, then findings and what
* callers rely on, then the name alone. The names of all prompts have their room from the beginning.
*/
function sections(entries, labels) {
	let room = pageBytes - entries.length * bytesOfName;
	return entries.map((entry) => {
		for (const detail of ["all", "no conversations"]) {
			if (room <= 0) break;
			const section = promptSection(entry, labels, detail);
			const length = Buffer.byteLength(section.toString());
			if (length > room) continue;
			room -= Math.max(0, length - bytesOfName);
			return section;
		}
		return promptSection(entry, labels, "name");
	});
}

exports.reviewPage = reviewPage;

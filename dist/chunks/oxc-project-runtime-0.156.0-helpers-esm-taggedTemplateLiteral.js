const require_visible = require("./platform-visible.js");
const require_markup = require("./platform-markup.js");
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
	if (typeof value === "string") return require_markup.escapeMarkup(require_visible.visible(value));
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
	const unseen = require_visible.unseenIn(text, mostMarks);
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

Object.defineProperty(exports, "fitting", {
  enumerable: true,
  get: function () {
    return fitting;
  }
});
Object.defineProperty(exports, "html", {
  enumerable: true,
  get: function () {
    return html;
  }
});
Object.defineProperty(exports, "minuteOf", {
  enumerable: true,
  get: function () {
    return minuteOf;
  }
});
Object.defineProperty(exports, "pageDocument", {
  enumerable: true,
  get: function () {
    return pageDocument;
  }
});
Object.defineProperty(exports, "pagePolicy", {
  enumerable: true,
  get: function () {
    return pagePolicy;
  }
});
Object.defineProperty(exports, "sentence", {
  enumerable: true,
  get: function () {
    return sentence;
  }
});
Object.defineProperty(exports, "shortText", {
  enumerable: true,
  get: function () {
    return shortText;
  }
});
Object.defineProperty(exports, "visibleText", {
  enumerable: true,
  get: function () {
    return visibleText;
  }
});

/**
 * What the page does beside being read: it filters and moves, and remembers the theme. It writes no markup and asks
 * nobody. Plain JavaScript for browsers, because it runs in the page.
 */
export const pageScript = String.raw`
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

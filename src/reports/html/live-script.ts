/**
 * What a page of `slipway preview` does besides: it listens for another version, loads it, and comes back to where the
 * reader was, with the same parts open.
 */
export const liveScript = `
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

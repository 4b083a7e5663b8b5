// The page: lines that answer one another, layers drawn without loading again, and the image near and far.
"use strict";

const body = document.body;
const stage = document.getElementById("stage");
const svg = stage?.querySelector("svg");
const all = (what, at) => document.querySelectorAll(what.replaceAll("@", at));

// ---- lines and marks that answer one another ----

const BOTH = { n: ".ln[data-n='@'], .o-lines [data-n='@']", m: ".m[data-m='@'], .o-marks [data-m='@'], .notes [data-m='@']", h: ".hit[data-h='@'], .o-hits [data-h='@']" };
const lit = { n: null, m: null, h: null };

function light(kind, at) {
  if (lit[kind] === at) return;
  if (lit[kind]) for (const one of all(BOTH[kind], lit[kind])) one.classList.remove("on");
  lit[kind] = at;
  if (at) for (const one of all(BOTH[kind], at)) one.classList.add("on");
}

function follow(target) {
  for (const kind of Object.keys(BOTH)) light(kind, target.closest?.(`[data-${kind}]`)?.dataset[kind] ?? null);
  if (target.closest?.(".text") && lit.n) bring(svg?.querySelector(`.o-lines [data-n='${lit.n}']`));
}

document.addEventListener("pointerover", (event) => follow(event.target));
document.addEventListener("focusin", (event) => follow(event.target));

// ---- a line is chosen: it goes into the address ----

const numbers = [...document.querySelectorAll(".ln .no")];

function choose(at, scroll) {
  const link = document.querySelector(`.ln[data-n='${at}'] .no`);
  if (!link) return;
  for (const one of document.querySelectorAll(".ln.at, .o-lines .at")) one.classList.remove("at");
  for (const one of all(BOTH.n, at)) one.classList.add("at");
  const url = new URL(location);
  url.searchParams.set("line", at);
  url.hash = `L${at}`;
  history.replaceState(null, "", url);
  rove(link);
  if (scroll) link.closest(".ln").scrollIntoView({ block: "nearest" });
}

function rove(link) {
  for (const one of numbers) one.tabIndex = one === link ? 0 : -1;
}

if (numbers.length) rove(document.querySelector(".ln.at .no") ?? numbers[0]);

document.querySelector(".lines")?.addEventListener("click", (event) => {
  const link = event.target.closest(".no");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choose(link.closest(".ln").dataset.n, false);
});

document.querySelector(".lines")?.addEventListener("keydown", (event) => {
  const at = numbers.indexOf(event.target);
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (at < 0 || !by || !numbers[at + by]) return;
  event.preventDefault();
  rove(numbers[at + by]);
  numbers[at + by].focus();
});

// ---- hits on this page, before those on the next ----

const hits = [...document.querySelectorAll(".hit[id]")];
let here = -1;

window.stepHit = (by) => {
  const to = here < 0 ? (by > 0 ? 0 : -1) : here + by;
  if (!hits[to]) return false;
  here = to;
  hits[to].focus({ preventScroll: true });
  hits[to].scrollIntoView({ block: "nearest" });
  bring(svg?.querySelector(`.o-hits [data-h='${hits[to].dataset.h}']`));
  return true;
};

// ---- layers, drawn and left out in place; the address and every link keep what is chosen ----

const layers = [...document.querySelectorAll("a.layer")];

function keep(parameter, value) {
  const set = (href) => { const url = new URL(href, location); url.searchParams.set(parameter, value); return url.href; };
  history.replaceState(null, "", set(location.href));
  for (const link of document.querySelectorAll("main a[href*='/page/']")) link.href = set(link.href);
}

for (const link of layers) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const on = body.classList.toggle(`show-${link.dataset.layer}`);
    link.setAttribute("aria-checked", String(on));
    keep("layers", layers.filter((one) => one.getAttribute("aria-checked") === "true").map((one) => one.dataset.layer).join(","));
    if (link.dataset.layer === "marks") for (const one of document.querySelectorAll(".m")) one.tabIndex = on ? 0 : -1;
  });
  link.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); link.click(); } });
}

// i and t once more go back to both.
for (const link of document.querySelectorAll(".views [aria-current][data-key]")) {
  link.addEventListener("click", (event) => { event.preventDefault(); document.querySelector("[data-view=both]").click(); });
}

// ---- cite ----

const copy = document.querySelector(".copy");
if (copy) {
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector(".citation").textContent);
    copy.textContent = "Copied";
  });
  document.getElementById("cite").addEventListener("toggle", (event) => {
    if (event.target.open) getSelection().selectAllChildren(document.querySelector(".citation"));
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") document.getElementById("cite").open = false; });
}

// ---- near and far ----

const NEAREST = 8;
const view = { scale: 1, x: 0, y: 0 };

function draw() {
  const box = stage.getBoundingClientRect();
  view.scale = Math.max(1, Math.min(NEAREST, view.scale));
  view.x = Math.min(0, Math.max(box.width * (1 - view.scale), view.x));
  view.y = Math.min(0, Math.max(box.height * (1 - view.scale), view.y));
  svg.style.transform = view.scale === 1 ? "" : `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
  stage.classList.toggle("near", view.scale > 1);
  if (view.scale > 1.2 && svg.dataset.whole) {
    const whole = svg.dataset.whole;
    delete svg.dataset.whole;
    const made = new Image();
    made.onload = () => svg.querySelector("image").setAttribute("href", whole);
    made.src = whole;
  }
}

function zoom(by, x, y) {
  const before = view.scale;
  view.scale = Math.max(1, Math.min(NEAREST, before * by));
  view.x = x - (x - view.x) * view.scale / before;
  view.y = y - (y - view.y) * view.scale / before;
  draw();
}

function bring(box) {
  // When the image is near, it goes where the text is; far, all of it is seen and nothing moves.
  if (!box || view.scale === 1) return;
  const frame = stage.getBoundingClientRect(), at = box.getBoundingClientRect();
  if (at.top >= frame.top && at.bottom <= frame.bottom && at.left < frame.right && at.right > frame.left) return;
  view.y += frame.top + frame.height / 2 - (at.top + at.height / 2);
  view.x += at.width > frame.width ? frame.left - at.left : frame.left + frame.width / 2 - (at.left + at.width / 2);
  draw();
}

function handle() {
  const middle = () => { const box = stage.getBoundingClientRect(); return [box.width / 2, box.height / 2]; };
  const ways = { in: () => zoom(1.5, ...middle()), out: () => zoom(1 / 1.5, ...middle()), fit: () => { view.scale = 1; draw(); } };
  document.querySelector(".zoom").hidden = false;
  document.querySelector(".zoom").addEventListener("click", (event) => ways[event.target.dataset.zoom]?.());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
    ways[{ "+": "in", "=": "in", "-": "out", 0: "fit" }[event.key]]?.();
  });
  stage.addEventListener("wheel", (event) => {
    // A bare wheel scrolls the screen, as everywhere; with Ctrl, or once the image is near, it zooms.
    if (!event.ctrlKey && view.scale === 1) return;
    event.preventDefault();
    const box = stage.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  stage.addEventListener("dblclick", (event) => {
    const box = stage.getBoundingClientRect();
    if (view.scale > 1) ways.fit(); else zoom(2.5, event.clientX - box.left, event.clientY - box.top);
  });
  drag();
  addEventListener("resize", draw);
}

function drag() {
  const held = new Map();
  let moved = 0;
  stage.addEventListener("pointerdown", (event) => { held.set(event.pointerId, event); moved = 0; });
  stage.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    const [x, y] = [event.clientX - before.clientX, event.clientY - before.clientY];
    const other = [...held.values()].find((one) => one.pointerId !== event.pointerId);
    moved += Math.abs(x) + Math.abs(y);
    if (other) {
      const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      const box = stage.getBoundingClientRect();
      zoom(apart(event) / apart(before), (event.clientX + other.clientX) / 2 - box.left, (event.clientY + other.clientY) / 2 - box.top);
    } else if (view.scale > 1) {
      if (moved > 4) { stage.setPointerCapture(event.pointerId); stage.classList.add("held"); }
      view.x += x; view.y += y;
      draw();
    }
    held.set(event.pointerId, event);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    stage.addEventListener(end, (event) => { held.delete(event.pointerId); stage.classList.remove("held"); });
  }
  stage.addEventListener("click", (event) => {
    const line = event.target.closest("[data-n]");
    if (line && moved <= 4) choose(line.dataset.n, true);
  });
}

if (stage) handle();

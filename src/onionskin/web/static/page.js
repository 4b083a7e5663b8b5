// The page: lines that answer one another, layers drawn without loading again, and the image near and far.
"use strict";

const body = document.body;
const stage = document.getElementById("stage");
const svg = stage?.querySelector("svg");
const all = (what, at) => document.querySelectorAll(what.replaceAll("@", at));
const aside = (event) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

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
  keep("line", at, ".views a, .layers a, .handles a", `L${at}`);
  rove(link);
  bring(svg?.querySelector(`.o-lines [data-n='${at}']`));
  if (scroll) sight(link.closest(".ln"));
}

function address(name, value, hash) {
  const url = new URL(location);
  if (value === null) url.searchParams.delete(name); else url.searchParams.set(name, value);
  if (hash) url.hash = hash;
  history.replaceState(null, "", url.href.replaceAll("%2C", ","));
  for (const back of document.querySelectorAll("[name=back]")) back.value = location.pathname + location.search;
}

function keep(name, value, links, hash) {
  address(name, value, hash);
  for (const link of document.querySelectorAll(links)) {
    const url = new URL(link.href);
    if (!url.pathname.startsWith("/page/")) continue;
    url.searchParams.set(name, value);
    if (hash) url.hash = hash;
    link.href = url.href.replaceAll("%2C", ",");
  }
}

function rove(link) {
  for (const one of numbers) one.tabIndex = one === link ? 0 : -1;
}

if (numbers.length) rove(document.querySelector(".ln.at .no") ?? numbers[0]);

document.querySelector(".lines")?.addEventListener("click", (event) => {
  const link = event.target.closest(".no");
  if (!link || aside(event)) return;
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

function sight(at) {
  // What is in sight stays where it is; what is not comes to the middle.
  const box = at.getBoundingClientRect(), over = document.elementFromPoint(box.left + 4, box.top + box.height / 2);
  if (box.top < 0 || box.bottom > innerHeight || over?.closest(".bar, .plate")) at.scrollIntoView({ block: "center" });
}

// ---- hits on this page, before those on the next ----

const hits = [...document.querySelectorAll(".hit[id]")];
let here = hits.findIndex((hit) => hit.closest(".ln.at"));

window.stepHit = (by) => {
  const to = here < 0 ? (by > 0 ? 0 : -1) : here + by;
  if (!hits[to]) return false;
  here = to;
  hits[to].focus({ preventScroll: true });
  sight(hits[to]);
  bring(svg?.querySelector(`.o-hits [data-h='${hits[to].dataset.h}']`));
  return true;
};

// ---- layers, drawn and left out in place; the address and every link keep what is chosen ----

const layers = [...document.querySelectorAll("a.layer")];
const drawn = (link) => body.classList.contains(`show-${link.dataset.layer}`);

for (const link of layers) {
  // With script a layer is a switch; without, a link to the page with it drawn or left out.
  link.setAttribute("role", "switch");
  link.setAttribute("aria-checked", String(drawn(link)));
  link.querySelector(".quiet").remove();
  link.addEventListener("click", (event) => {
    if (aside(event)) return;
    event.preventDefault();
    const on = body.classList.toggle(`show-${link.dataset.layer}`);
    link.setAttribute("aria-checked", String(on));
    link.classList.toggle("drawn", on);
    keep("layers", layers.filter(drawn).map((one) => one.dataset.layer).join(","), "main a");
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
    if (!event.target.open) return;
    event.target.scrollIntoView({ block: "nearest" });
    getSelection().selectAllChildren(document.querySelector(".citation"));
  });
  document.addEventListener("keydown", (event) => {
    const cite = document.getElementById("cite");
    if (event.key !== "Escape" || !cite.open) return;
    cite.open = false;
    cite.querySelector("summary").focus();
  });
}

// ---- near and far: near, the stage scrolls as anything does, by wheel, finger, keys and bars ----

const NEAREST = 8;
let scale = 1;

function fitted() {
  // The size at which all of the image is seen. Its element may be wider, with the image in the middle.
  const box = svg.getBoundingClientRect(), { width, height } = svg.viewBox.baseVal;
  const by = Math.min(box.width / width, box.height / height);
  return [width * by, height * by];
}

function far() {
  scale = 1;
  stage.classList.remove("near");
  stage.style.height = svg.style.width = svg.style.height = "";
}

function zoom(to, x, y) {
  // x and y, in pixels of the window, stay over the same spot of the image.
  const before = shown(), [fx, fy] = [(x - before.left) / before.width, (y - before.top) / before.height];
  const high = scale === 1 ? Math.min(stage.clientHeight, innerHeight - 100) : stage.clientHeight;
  far();
  const [width, height] = fitted();
  scale = Math.max(1, Math.min(NEAREST, to));
  if (scale < 1.01) { far(); reachable(); remember(); return; }
  stage.classList.add("near");
  stage.style.height = `${high}px`;
  stage.scrollIntoView({ block: "nearest" });
  svg.style.width = `${width * scale}px`;
  svg.style.height = `${height * scale}px`;
  const after = svg.getBoundingClientRect();
  reachable();
  stage.scrollLeft += after.left + fx * after.width - x;
  stage.scrollTop += after.top + fy * after.height - y;
  sharpen();
  remember();
}

function reachable() {
  // The arrows move what scrolls, once it has the focus; so it must be able to have it.
  if (stage.scrollHeight > stage.clientHeight + 1 || stage.scrollWidth > stage.clientWidth + 1) stage.tabIndex = 0;
  else stage.removeAttribute("tabindex");
}

function shown() {
  // Where the image itself lies in the window.
  const box = svg.getBoundingClientRect(), [width, height] = fitted();
  return { left: box.left + (box.width - width) / 2, top: box.top + (box.height - height) / 2, width, height };
}

function sharpen() {
  if (scale < 1.2 || !svg.dataset.whole) return;
  const whole = svg.dataset.whole, made = new Image();
  delete svg.dataset.whole;
  made.onload = () => svg.querySelector("image").setAttribute("href", whole);
  made.src = whole;
}

let later;
function remember() {
  clearTimeout(later);
  later = setTimeout(() => {
    if (scale === 1) { address("xywh", null); return; }
    const frame = stage.getBoundingClientRect(), box = shown(), by = svg.viewBox.baseVal.width / box.width;
    const [x, y] = [Math.max(0, frame.left - box.left), Math.max(0, frame.top - box.top)];
    const seen = [x, y, Math.min(stage.clientWidth, box.width - x), Math.min(stage.clientHeight, box.height - y)];
    address("xywh", seen.map((one) => Math.max(0, Math.round(one * by))).join(","));
  }, 250);
}

function look([x, y, width, height]) {
  const all = svg.viewBox.baseVal;
  if (!(width > 0 && height > 0 && x < all.width && y < all.height)) return;
  const [wide, high] = fitted(), by = wide / all.width;
  const frame = stage.getBoundingClientRect(), tall = Math.min(frame.height, innerHeight - 100);
  zoom(Math.min(stage.clientWidth / (width * by), tall / (height * by)), frame.left, frame.top);
  if (scale === 1) return;
  stage.scrollLeft = (x + width / 2) * by * scale - stage.clientWidth / 2;
  stage.scrollTop = (y + height / 2) * by * scale - stage.clientHeight / 2;
}

function bring(box) {
  // Where not all of the image is seen, what the text is about is brought into sight.
  if (!box) return;
  const frame = stage.getBoundingClientRect(), at = box.getBoundingClientRect();
  const wide = at.width > frame.width ? at.left < frame.left || at.left > frame.left + 40 : at.left < frame.left || at.right > frame.right;
  if (at.top < frame.top || at.bottom > frame.bottom) stage.scrollTop += at.top + at.height / 2 - frame.top - frame.height / 2;
  if (wide) stage.scrollLeft += at.width > frame.width ? at.left - frame.left - 20 : at.left + at.width / 2 - frame.left - frame.width / 2;
}

function middle() {
  // The line that is read, else the middle of what is seen.
  const line = svg.querySelector(".o-hits .on, .o-lines .on, .o-lines .at")?.getBoundingClientRect();
  if (line && scale === 1) return [line.left + line.width / 2, line.top + line.height / 2];
  const frame = stage.getBoundingClientRect();
  return [frame.left + frame.width / 2, (Math.max(0, frame.top) + Math.min(innerHeight, frame.bottom)) / 2];
}

function handle() {
  const ways = { in: () => zoom(scale * 1.5, ...middle()), out: () => zoom(scale / 1.5, ...middle()), fit: () => zoom(1, ...middle()) };
  document.querySelector(".zoom").hidden = false;
  document.querySelector(".zoom").addEventListener("click", (event) => ways[event.target.dataset.zoom]?.());
  document.addEventListener("keydown", (event) => {
    const way = ways[{ "+": "in", "=": "in", "-": "out", 0: "fit" }[event.key]];
    if (!way || !window.keysAct(event)) return;
    event.preventDefault();
    way();
    // The arrows now move the image, unless they have something else to move.
    if (scale > 1 && document.activeElement === body) stage.focus({ preventScroll: true });
  });
  stage.addEventListener("wheel", (event) => {
    // A bare wheel scrolls, as everywhere; with Ctrl it goes nearer and farther.
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(scale * Math.exp(-event.deltaY * 0.01), event.clientX, event.clientY);
  }, { passive: false });
  stage.addEventListener("dblclick", (event) => zoom(scale > 1 ? 1 : 2.5, event.clientX, event.clientY));
  stage.addEventListener("scroll", () => { if (scale > 1) remember(); });
  addEventListener("resize", () => { if (scale > 1) { const to = scale, at = middle(); far(); zoom(to, ...at); } else reachable(); });
  reachable();
  drag();
  const asked = svg.dataset.xywh;
  if (asked) look(asked.split(",").map(Number));
  else bring(svg.querySelector(".o-lines .at") ?? svg.querySelector(".o-hits rect"));
}

function drag() {
  // A mouse has no finger to push the image with; the wheel, the bars and the arrows do the same.
  let from = null, moved = 0;
  stage.addEventListener("pointerdown", (event) => { moved = 0; if (scale > 1 && event.pointerType === "mouse" && event.button === 0) from = [event.clientX + stage.scrollLeft, event.clientY + stage.scrollTop]; });
  addEventListener("pointermove", (event) => {
    if (!from) return;
    moved += Math.abs(event.movementX) + Math.abs(event.movementY);
    if (moved > 4) stage.classList.add("held");
    stage.scrollLeft = from[0] - event.clientX;
    stage.scrollTop = from[1] - event.clientY;
  });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { from = null; stage.classList.remove("held"); });
  stage.addEventListener("click", (event) => {
    const line = event.target.closest("[data-n]");
    if (line && moved <= 4) choose(line.dataset.n, true);
  });
}

if (stage) handle();

// The page: lines that answer one another, layers drawn without loading again. The image near and far is in near.js.
"use strict";

const body = document.body;
const svg = document.querySelector("#stage svg");
const bring = (box) => window.nearImage?.bring(box);
const all = (what, at) => document.querySelectorAll(what.replaceAll("@", at));
const aside = (event) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

// ---- lines and marks that answer one another ----

const BOTH = { n: ".ln[data-n='@'], .o-lines [data-n='@']", m: ".m[data-m='@'], .o-marks [data-m='@'], .notes [data-m='@']", h: ".hit[data-h='@'], .o-hits [data-h='@']", d: ".d[data-d='@'], .d[data-in~='@'], .o-dates [data-d='@'], #d@", k: ".n[data-k='@'], .n[data-of~='@'], .o-names [data-k='@'], #n@", r: ".r[data-r='@'], .o-repairs [data-r='@'], #r@", q: ".q[data-q='@'], .q[data-of-q~='@'], .g[data-q='@'], .o-claims [data-q='@'], #q@" };
// What has its number in its address or its name has it there alone.
for (const one of document.querySelectorAll(".ln[id]")) one.dataset.n = one.id.slice(1);
for (const one of document.querySelectorAll(".m[href]")) one.dataset.m = one.hash.slice(2);
for (const one of document.querySelectorAll(".notes li")) one.dataset.m = one.id.slice(1);
// A date or a repair that is told in the margin has its number in its address alone.
for (const one of document.querySelectorAll(".d[href]")) one.dataset.d ??= one.hash.slice(2);
for (const one of document.querySelectorAll(".dates li")) one.dataset.d = one.id.slice(1);
for (const one of document.querySelectorAll(".r[href]")) one.dataset.r ??= one.hash.slice(2);
for (const one of document.querySelectorAll(".repairs li")) one.dataset.r = one.id.slice(1);
for (const one of document.querySelectorAll(".n[href]")) one.dataset.k ??= one.hash.slice(2);
for (const one of document.querySelectorAll(".names li")) one.dataset.k = one.id.slice(1);
for (const one of document.querySelectorAll(".claims li")) one.dataset.q = one.id.slice(1);
const lit = { k: null, n: null, m: null, h: null, d: null, r: null, q: null };

function light(kind, at) {
  if (lit[kind] === at) return;
  if (lit[kind]) for (const one of all(BOTH[kind], lit[kind])) one.classList.remove("on");
  lit[kind] = at;
  if (at) for (const one of all(BOTH[kind], at)) one.classList.add("on");
}

function follow(target) {
  // Why a place answers is written over it, towards the side that has room.
  const said = target.closest?.(".hit[data-why]");
  if (said) said.classList.toggle("ends", said.getBoundingClientRect().left > innerWidth / 2);
  for (const kind of Object.keys(BOTH)) light(kind, target.closest?.(`[data-${kind}]`)?.dataset[kind] ?? null);
  if (target.closest?.(".text") && lit.n) bring(svg?.querySelector(`.o-lines [data-n='${lit.n}']`));
}

// What the margin says of a line leads to it, and lights its box too.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".margin a[href^='#L'], .card a[href^='#L']"), at = link?.hash.slice(2);
  if (!at || aside(event) || !document.getElementById(`L${at}`)) return;
  event.preventDefault();
  choose(at, true);
});

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
    if (value === null) url.searchParams.delete(name); else url.searchParams.set(name, value);
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

// What a layer says that is not told here is asked for.
function load(name) {
  const url = new URL(location);
  url.searchParams.set("layers", [...layers.filter(drawn).map((one) => one.dataset.layer), name].join(","));
  location.href = url.href.replaceAll("%2C", ",");
}

for (const link of layers) {
  // With script a layer is a switch; without, a link to the page with it drawn or left out.
  link.setAttribute("role", "switch");
  link.setAttribute("aria-checked", String(drawn(link)));
  link.querySelector(".quiet").remove();
  link.addEventListener("click", (event) => {
    if (aside(event)) return;
    event.preventDefault();
    if ("load" in link.dataset) return load(link.dataset.layer);
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

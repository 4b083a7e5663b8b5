// The image near and far. Near, its stage scrolls as anything does: by wheel, finger, keys and bars.
"use strict";

const stage = document.getElementById("stage");

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

function show(box) {
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
  else show(svg.querySelector(".o-lines .at") ?? svg.querySelector(".o-hits rect"));
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

window.nearImage = { bring: show };
handle();

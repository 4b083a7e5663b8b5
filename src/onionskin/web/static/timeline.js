// The timeline over the chronology: happenings as intervals, soft where they are about then, open where no end is said;
// never more than MOST drawn at once, the rest counted in bins. All it shows stands in the list below.
"use strict";
{
  const MOST = 200, DAY = 864e5, LANE = 36, TOP = 22, FOOT = 40, FASTEST = 1100, NEAREST = 24, LONGEST = 34, FACE = "12px system-ui, sans-serif";
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const room = document.getElementById("timeline");
  const stage = room?.querySelector(".stage"), canvas = stage?.querySelector("canvas"), ink = canvas?.getContext("2d");
  const strip = room?.querySelector(".whole"), below = strip?.querySelector("canvas"), faint = below?.getContext("2d");
  const now = room?.querySelector(".now"), these = room?.querySelector(".these"), said = room?.querySelector(".said-out");
  const card = Object.assign(document.createElement("div"), { className: "card happened", hidden: true });
  let data = null, order = [], laid = null, wide = 1, high = 1, scale = 1, from = 0, reach = [0, 1], drawn = [], at = -1, colours = {}, waiting = false, patterns = {}, years = [];

  // ---- days in words ----

  const date = (day) => new Date(day * DAY);
  const day = (text) => { const found = Date.parse(text ?? ""); return Number.isNaN(found) ? null : found / DAY; };
  const written = (one) => `${one.getUTCDate()} ${MONTHS[one.getUTCMonth()]} ${one.getUTCFullYear()}`;
  const iso = (one) => date(one).toISOString().slice(0, 10);

  function when(first, last, about) {
    const soft = about ? "about " : "";
    if (first === null) return `not after ${soft}${written(date(last))}`;
    if (last === null) return `${soft}${written(date(first))} or later`;
    const one = date(first), other = date(last), next = date(last + 1), year = one.getUTCFullYear();
    if (one.getUTCDate() !== 1 || next.getUTCDate() !== 1) return soft + (first === last ? written(one) : `${written(one)} to ${written(other)}`);
    if (one.getUTCMonth() === 0 && next.getUTCMonth() === 0) return soft + (year === other.getUTCFullYear() ? year : `${year} to ${other.getUTCFullYear()}`);
    const month = (of) => `${MONTHS[of.getUTCMonth()]} ${of.getUTCFullYear()}`;
    return soft + (month(one) === month(other) ? month(one) : `${month(one)} to ${month(other)}`);
  }

  // ---- what there is to draw with ----

  function hatch(paint) {
    const tile = Object.assign(document.createElement("canvas"), { width: 8, height: 8 }), pen = tile.getContext("2d");
    paint(pen);
    return ink.createPattern(tile, "repeat");
  }

  function dress() {
    behind = null;
    const style = getComputedStyle(document.documentElement), of = (name) => style.getPropertyValue(name).trim();
    const probe = document.createElement("i");
    room.append(probe);
    for (const name of ["paper", "ink", "soft", "hair", "wash", "link", "seal", "said"]) {
      probe.style.color = of(`--${name}`) ? `var(--${name})` : "gray";
      colours[name] = getComputedStyle(probe).color;
    }
    probe.remove();
    patterns = {
      PR: hatch((pen) => { pen.strokeStyle = colours.link; pen.lineWidth = 2.4; for (const x of [-4, 0, 4, 8]) { pen.beginPath(); pen.moveTo(x, 8); pen.lineTo(x + 8, 0); pen.stroke(); } }),
      PS: hatch((pen) => { pen.fillStyle = colours.link; for (const [x, y] of [[1, 1], [5, 5]]) pen.fillRect(x, y, 2.2, 2.2); }),
    };
  }

  function size() {
    const many = devicePixelRatio || 1;
    for (const [one, pen] of [[canvas, ink], [below, faint]]) {
      const box = one.parentElement.getBoundingClientRect();
      one.width = Math.round(box.width * many); one.height = Math.round(box.height * many);
      one.style.width = `${box.width}px`; one.style.height = `${box.height}px`;
      pen.setTransform(many, 0, 0, many, 0, 0);
    }
    wide = stage.clientWidth; high = stage.clientHeight;
    dress();
    look(from, from + span);
  }

  // ---- what is looked at ----

  let span = 1;
  const x = (one) => (one - from) * scale;

  // Look at the days between two; lanes are laid anew where the scale is another.
  function look(first, last) {
    const least = NEAREST, most = (reach[1] - reach[0]) * 1.1;
    const middle = (first + last) / 2;
    span = Math.max(least, Math.min(most, last - first));
    from = Math.max(reach[0] - span * 0.5, Math.min(reach[1] - span * 0.5, middle - span / 2));
    const next = wide / span;
    if (Math.abs(next / scale - 1) > 1e-9 || !laid) { scale = next; laid = lanes(data, order, Math.max(1, Math.floor((high - TOP - FOOT) / LANE)), scale); }
    told();
    draw();
  }

  const move = (pixels) => { from = Math.max(reach[0] - span * 0.5, Math.min(reach[1] - span * 0.5, from + pixels / scale)); told(); draw(); };
  const zoom = (by, around = wide / 2) => { const still = from + around / scale; look(still - (still - from) * by, still + (from + span - still) * by); };

  let telling = 0;
  function told() {
    clearTimeout(telling);
    telling = setTimeout(() => {
      const zero = from * scale, left = binned(laid, zero, zero + wide) + within(laid, zero, zero + wide, Infinity).length - drawn.length;
      now.textContent = `${written(date(Math.ceil(from)))} to ${written(date(Math.floor(from + span)))}: ${drawn.length} drawn${left ? `, ${left.toLocaleString("en")} more counted below them` : ""}`;
      const url = new URL(room.dataset.list, location.href);
      url.searchParams.set("since", iso(Math.ceil(from)));
      url.searchParams.set("until", iso(Math.floor(from + span)));
      these.href = url.href;
    }, 250);
  }

  // ---- drawing ----

  function draw() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; paint(); });
  }

  // Everything is put at whole pixels: letters that were drawn once are then only laid down again.
  let zero = 0;
  function paint() {
    zero = Math.round(from * scale);
    ink.clearRect(0, 0, wide, high);
    scaleOfTime();
    drawn = within(laid, zero, zero + wide, MOST);
    ink.textBaseline = "alphabetic";
    for (const one of drawn) happening(one, Math.round(one.x1) - zero, Math.round(one.x2) - zero, TOP + one.lane * LANE);
    names();
    const foot = high - 4, tall = FOOT - 14;
    ink.fillStyle = colours.hair;
    for (const [bin, count] of laid.bins) {
      const left = bin * laid.bin - zero;
      if (left > -laid.bin && left < wide) { const up = Math.max(2, tall * Math.sqrt(count / laid.most)); ink.fillRect(left, foot - up, laid.bin - 1, up); }
    }
    if (laid.bins.length) { ink.fillStyle = colours.soft; ink.font = "11px system-ui, sans-serif"; ink.fillText("not drawn one by one", 4, high - FOOT + 8); }
    overview();
  }

  function scaleOfTime() {
    const steps = [1 / 12, 1 / 4, 1, 2, 5, 10, 20, 50, 100], year = 365.25 * scale;
    const step = steps.find((one) => one * year > 74) ?? 200;
    const months = step < 1 ? step * 12 : 0, first = date(from).getUTCFullYear();
    ink.strokeStyle = colours.hair; ink.fillStyle = colours.soft; ink.lineWidth = 1; ink.font = "11px system-ui, sans-serif";
    let at = months ? Date.UTC(first, 0) : Date.UTC(Math.floor(first / step) * step, 0);
    for (let told = 0; told < 60; told++) {
      const left = Math.round(x(at / DAY)) + 0.5, of = new Date(at);
      if (left > wide) break;
      ink.beginPath(); ink.moveTo(left, 16); ink.lineTo(left, high - FOOT); ink.stroke();
      ink.fillText(months && of.getUTCMonth() ? MONTHS[of.getUTCMonth()].slice(0, 3) : of.getUTCFullYear(), left + 3, 12);
      at = months ? Date.UTC(of.getUTCFullYear(), of.getUTCMonth() + months) : Date.UTC(of.getUTCFullYear() + step, 0);
    }
  }

  // What stands over a bar: its name as far as there is room, and how sure it is where it is not simply told. Measured
  // once: a text is slow to measure, and sixty times a second there is no time for it.
  const labels = [];
  const label = (at) => (labels[at] ??= measured(at));

  function measured(at) {
    const sure = data.certainty[at] === "CT+" ? "" : `  ${data.words[data.certainty[at]]}`, most = LONGEST - Math.min(sure.length, 12);
    const name = data.name[at].length > most ? data.name[at].slice(0, most - 1).trimEnd() + "…" : data.name[at];
    ink.font = FACE;
    const wide = ink.measureText(name).width;
    return { name, sure, wide: Math.ceil(wide), whole: Math.ceil(wide + (sure ? ink.measureText(sure).width : 0)) };
  }

  function happening(one, x1, x2, top) {
    const tie = data.ties[data.id[one.at]];
    if (one.at === at) { ink.fillStyle = colours.wash; ink.fillRect(x1 - 4, top, one.to - one.x1, LANE - 4); }
    if (tie) return tied(tie, one, top + 15);
    bar(x1, x2, top + 17, 9, data.first[one.at] === null, data.last[one.at] === null, data.fuzzy[one.at], data.certainty[one.at]);
    ink.fillStyle = colours.soft;
    const argued = data.conflicts[one.at] || data.drifts[one.at], after = Math.max(x2, 6) + (argued ? 14 : 4);
    for (let voice = 0; voice < Math.min(data.sources[one.at], 5); voice++) ink.fillRect(after + voice * 6, top + 20, 3, 3);
    if (argued) brace(Math.max(x2, 6), top + 15, 13, data.conflicts[one.at]);
  }

  // Of a bar that begins before what is seen the name stands at the edge, as long as there is room for it.
  function names() {
    ink.font = FACE;
    const left = (one) => Math.max(Math.round(one.x1) - zero, Math.min(4, Math.round(one.to) - zero - label(one.at).whole - 10));
    ink.fillStyle = colours.ink;
    for (const one of drawn) ink.fillText(label(one.at).name, left(one), TOP + one.lane * LANE + 11);
    ink.fillStyle = colours.soft;
    for (const one of drawn) if (label(one.at).sure) ink.fillText(label(one.at).sure, left(one) + label(one.at).wide, TOP + one.lane * LANE + 11);
  }

  // The times of its statements one under another, tied by a brace: red where they contradict each other.
  function tied(tie, one, top) {
    const bars = tie.bars.slice(0, 3), thin = bars.length > 2 ? 4 : 6;
    let right = 0;
    bars.forEach(([first, last, fuzzy, sure], row) => {
      const [a, b] = [day(first), day(last)], x1 = a === null ? (b + 1) * scale - 44 - zero : a * scale - zero, x2 = b === null ? a * scale + 44 - zero : Math.max((b + 1) * scale, a === null ? 0 : a * scale + 5) - zero;
      bar(x1, x2, top + row * (thin + 2), thin, a === null, b === null, fuzzy, sure);
      right = Math.max(right, x2);
    });
    brace(Math.min(right, wide - 14), top, bars.length * (thin + 2) - 2, tie.kind === "conflicts");
  }

  function brace(right, top, tall, conflict) {
    const middle = top + tall / 2;
    ink.strokeStyle = conflict ? colours.seal : colours.soft; ink.lineWidth = 1.75;
    ink.beginPath(); ink.moveTo(right + 3, top); ink.quadraticCurveTo(right + 8, top, right + 7, middle - 2); ink.lineTo(right + 11, middle); ink.lineTo(right + 7, middle + 2); ink.quadraticCurveTo(right + 8, top + tall, right + 3, top + tall); ink.stroke();
  }

  function bar(x1, x2, top, tall, early, late, fuzzy, sure) {
    const a = Math.max(x1, -60), b = Math.min(x2, wide + 60), soft = Math.min(16, (x2 - x1) * 0.4);
    if (b <= a) return;
    const fill = sure[0] === "U" ? null : patterns[sure.slice(0, 2)] ?? colours.link;
    if (fill) { ink.fillStyle = fill; ink.fillRect(a, top, b - a, tall); }
    if (fill !== colours.link) { ink.strokeStyle = colours.link; ink.lineWidth = 1; ink.strokeRect(a + 0.5, top + 0.5, b - a - 1, tall - 1); }
    if (sure.endsWith("-")) { ink.fillStyle = colours.paper; ink.fillRect(a, top + tall / 2 - 1.25, b - a, 2.5); }
    if (fuzzy || early) faded(x1, early ? 34 : soft, top, tall);
    if (fuzzy || late) faded(x2, late ? -34 : -soft, top, tall);
    ink.fillStyle = colours.link;
    if (early) arrow(x1, top + tall / 2, -1);
    if (late) arrow(x2, top + tall / 2, 1);
  }

  // What is about then, and what is open, goes over into the paper: in steps, which are drawn faster than a gradient.
  function faded(x, size, top, tall) {
    const steps = Math.min(8, Math.max(2, Math.round(Math.abs(size) / 3))), each = size / steps;
    ink.fillStyle = colours.paper;
    for (let step = 0; step < steps; step++) {
      ink.globalAlpha = 1 - (step + 0.5) / steps;
      ink.fillRect(Math.min(x + step * each, x + (step + 1) * each), top, Math.abs(each), tall);
    }
    ink.globalAlpha = 1;
  }

  function arrow(left, middle, by) { ink.beginPath(); ink.moveTo(left + by * 4, middle); ink.lineTo(left - by * 2, middle - 4); ink.lineTo(left - by * 2, middle + 4); ink.fill(); }

  // ---- all of it, small, below: drawn over to look nearer ----

  const small = (one) => (one - reach[0]) / (reach[1] - reach[0]) * across, back = (left) => reach[0] + left / across * (reach[1] - reach[0]);
  let brush = null;

  // The years are drawn once; what is moved is the frame over them.
  let behind = null, across = 1, down = 1;
  function overview() {
    if (!behind) years_();
    faint.clearRect(0, 0, across, down);
    faint.drawImage(behind, 0, 0, across, down);
    const [a, b] = brush ?? [small(from), small(from + span)];
    faint.strokeStyle = colours.link; faint.lineWidth = 1.5; faint.strokeRect(Math.min(a, b) + 0.75, 0.75, Math.max(3, Math.abs(b - a)) - 1.5, down - 13);
  }

  function years_() {
    const most = Math.max(1, ...years.map(([, count]) => count));
    across = below.clientWidth; down = below.clientHeight;
    faint.clearRect(0, 0, across, down);
    for (const [year, count] of years) {
      const left = small(Date.UTC(year, 0) / DAY), right = small(Date.UTC(year + 1, 0) / DAY), up = Math.max(1.5, (down - 14) * Math.sqrt(count / most));
      faint.fillStyle = colours.soft; faint.globalAlpha = 0.55; faint.fillRect(left, down - 12 - up, Math.max(1, right - left - 0.5), up); faint.globalAlpha = 1;
    }
    faint.fillStyle = colours.soft; faint.font = "10px system-ui, sans-serif";
    const first = date(reach[0]).getUTCFullYear(), last = date(reach[1]).getUTCFullYear(), step = [1, 2, 5, 10, 20, 50, 100].find((one) => (last - first) / one < across / 44) ?? 200;
    for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
      const left = small(Date.UTC(year, 0) / DAY);
      if (left < across - 26) faint.fillText(year, left, down - 2);
    }
    behind = Object.assign(document.createElement("canvas"), { width: below.width, height: below.height });
    behind.getContext("2d").drawImage(below, 0, 0);
  }

  // ---- the one that is pointed at ----

  function under(event) {
    const box = canvas.getBoundingClientRect(), left = event.clientX - box.left + from * scale, lane = Math.floor((event.clientY - box.top - TOP) / LANE);
    return drawn.find((one) => one.lane === lane && one.x1 - 4 <= left && left <= one.to - 6) ?? null;
  }

  function show(one) {
    if ((one?.at ?? -1) === at && !card.hidden) return;
    at = one?.at ?? -1;
    card.hidden = !one;
    stage.classList.toggle("over", Boolean(one));
    draw();
    if (!one) return;
    const line = (text, look = "") => Object.assign(document.createElement("p"), { textContent: text, className: look });
    const name = line(""), many = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
    name.append(Object.assign(document.createElement("a"), { href: `/happening/${data.id[at]}`, textContent: data.name[at] }));
    card.replaceChildren(name, line(when(data.first[at], data.last[at], data.fuzzy[at])), line(`${data.words[data.certainty[at]]} · ${many(data.statements[at], "statement")} from ${many(data.sources[at], "source")}`, "dim"));
    if (data.conflicts[at]) card.append(line("Its statements contradict each other.", "conflict"));
    else if (data.drifts[at]) card.append(line("Its statements drift in how sure they are.", "dim"));
    const left = one.x1 - from * scale, top = TOP + one.lane * LANE + LANE;
    card.style.left = `${Math.max(0, Math.min(left, wide - card.offsetWidth))}px`;
    card.style.top = `${top + card.offsetHeight > high ? Math.max(0, top - LANE - card.offsetHeight - 2) : top}px`;
  }

  const open = () => { if (at >= 0) location.href = `/happening/${data.id[at]}`; };

  function listen() {
    let held = null;
    stage.addEventListener("pointerdown", (event) => {
      if (event.button || card.contains(event.target)) return;
      held = { x: event.clientX, y: event.clientY, moved: false, touch: event.pointerType === "touch" };
    });
    stage.addEventListener("pointermove", (event) => {
      if (!held) { if (event.pointerType !== "touch" && !card.contains(event.target)) show(under(event)); return; }
      if (!held.moved && Math.abs(event.clientX - held.x) > 4) { held.moved = true; show(null); stage.setPointerCapture(event.pointerId); stage.classList.add("held"); }
      if (held.moved) { move(held.x - event.clientX); held.x = event.clientX; }
    });
    stage.addEventListener("pointerup", (event) => {
      const was = held;
      held = null;
      stage.classList.remove("held");
      if (!was || was.moved || card.contains(event.target)) return;
      const found = under(event);
      if (found && found.at === at && !was.touch) open(); else show(found);
    });
    stage.addEventListener("pointercancel", () => { held = null; stage.classList.remove("held"); });
    stage.addEventListener("pointerleave", (event) => { if (!held && event.pointerType !== "touch") show(null); });
    stage.addEventListener("dblclick", (event) => { if (!under(event)) zoom(0.5, event.clientX - canvas.getBoundingClientRect().left); });
    stage.addEventListener("wheel", (event) => {
      if (event.ctrlKey) { event.preventDefault(); zoom(Math.exp(event.deltaY / 300), event.clientX - canvas.getBoundingClientRect().left); }
      else if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) { event.preventDefault(); show(null); move(event.deltaX || event.deltaY); }
    }, { passive: false });
    strip.addEventListener("pointerdown", (event) => { const left = event.clientX - below.getBoundingClientRect().left; brush = [left, left]; strip.setPointerCapture(event.pointerId); draw(); });
    strip.addEventListener("pointermove", (event) => { if (brush) { brush[1] = event.clientX - below.getBoundingClientRect().left; draw(); } });
    strip.addEventListener("pointerup", () => {
      if (!brush) return;
      const [a, b] = brush.sort((one, other) => one - other).map(back);
      const click = small(b) - small(a) < 4;
      brush = null;
      if (click) look(a - span / 2, a + span / 2); else look(a, b);
    });
    for (const button of room.querySelectorAll("[data-do]")) button.addEventListener("click", () => does[button.dataset.do]());
    keys();
    addEventListener("resize", size);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { dress(); draw(); });
  }

  const does = { nearer: () => zoom(0.5), farther: () => zoom(2), all: () => look(...reach), most: () => look(...middle()) };

  // The days between which nine of ten begin.
  function middle() {
    const begin = data.first.map((one, at) => one ?? data.last[at]).sort((one, other) => one - other), cut = Math.floor(begin.length / 20);
    const [first, last] = [begin[cut], begin[begin.length - 1 - cut]], more = Math.max(60, (last - first) * 0.05);
    return [first - more, last + more];
  }

  // ---- keys: held, the arrows move it evenly ----

  function keys() {
    let going = 0, before = 0;
    function go(time) {
      if (!going) return;
      if (before) move(going * Math.min(FASTEST * (time - before) / 1000, 80));
      before = time;
      requestAnimationFrame(go);
    }
    stage.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key], step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (way) { show(null); if (!going) { going = way; before = 0; move(way * 24); requestAnimationFrame(go); } going = way; }
      else if (step) next(step);
      else if (event.key === "+" || event.key === "=") does.nearer();
      else if (event.key === "-" || event.key === "−") does.farther();
      else if (event.key === "0" || event.key === "Home") does.all();
      else if (event.key === "Enter" && at >= 0) open();
      else if (event.key === "Escape" && at >= 0) show(null);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    stage.addEventListener("keyup", (event) => { if (event.key.startsWith("Arrow")) going = 0; });
    stage.addEventListener("blur", () => { going = 0; });
  }

  function next(by) {
    const zero = from * scale, seen = drawn.filter((one) => one.x2 > zero && one.x1 < zero + wide).sort((one, other) => one.x1 - other.x1 || one.lane - other.lane);
    const here = seen.findIndex((one) => one.at === at), to = seen[here < 0 ? (by > 0 ? 0 : seen.length - 1) : Math.max(0, Math.min(seen.length - 1, here + by))];
    if (!to) return;
    show(to);
    said.textContent = [...card.querySelectorAll("p")].map((one) => one.textContent).join(", ");
  }

  // ---- it begins ----

  async function begin() {
    const answer = await fetch(room.dataset.from);
    if (!answer.ok) return;
    data = await answer.json();
    if (!data.id.length) return;
    room.hidden = false;
    stage.append(card);
    order = ranked(data);
    data.width = data.id.map((_, at) => label(at).whole);
    // What is tied is drawn by the times of its statements, and open only where one of these is.
    const bars = data.id.map((id) => data.ties[id]?.bars), least = (found) => (found.length ? Math.min(...found) : null), most = (found) => (found.length ? Math.max(...found) : null);
    const known = (bars, side) => bars.map((one) => day(one[side])).filter((one) => one !== null);
    data.begin = data.first.map((one, at) => (bars[at] ? least(known(bars[at], 0)) : one));
    data.end = data.last.map((one, at) => (bars[at] ? most(known(bars[at], 1)) : one));
    const ends = data.first.flatMap((one, at) => [one ?? data.last[at], data.last[at] ?? one]);
    reach = ends.reduce(([low, high], one) => [Math.min(low, one), Math.max(high, one)], [Infinity, -Infinity]);
    const more = Math.max(60, (reach[1] - reach[0]) * 0.02);
    reach = [reach[0] - more, reach[1] + more];
    const count = new Map();
    data.first.forEach((one, at) => { const year = date(one ?? data.last[at]).getUTCFullYear(); count.set(year, (count.get(year) ?? 0) + 1); });
    years = [...count].sort((one, other) => one[0] - other[0]);
    [from, span] = [middle()[0], middle()[1] - middle()[0]];
    // No higher than what there is to draw, seen as a whole.
    const needed = lanes(data, order, 40, stage.clientWidth / (reach[1] - reach[0])).placed.filter((lane) => lane.length).length;
    stage.style.height = `${Math.min(stage.clientHeight, TOP + FOOT + LANE * Math.max(5, needed + 2))}px`;
    stage.style.minHeight = "0";
    size();
    listen();
    room.dataset.drawn = "yes";
  }

  if (ink) begin();
}

// The timeline over the chronology: happenings as intervals, soft where they are about then, open where no end is said;
// never more than MOST drawn at once, the rest counted in bins. All it shows stands in the list below.
"use strict";
{
  const MOST = 200, LANE = 36, TOP = 22, FOOT = 40, FASTEST = 1100, NEAREST = 24, LONGEST = 34, OPEN = 44, FACE = "12px system-ui, sans-serif";
  const { DAY, MONTHS, date, day, written, iso, when } = days;
  const room = document.getElementById("timeline");
  const stage = room?.querySelector(".stage"), canvas = stage?.querySelector("canvas"), ink = canvas?.getContext("2d");
  const now = room?.querySelector(".now"), these = room?.querySelector(".these"), said = room?.querySelector(".said-out");
  const card = Object.assign(document.createElement("div"), { className: "card happened", hidden: true });
  const { colours, dress, bar, brace } = ink ? bars(ink, room) : {};
  let data = null, order = [], laid = null, wide = 1, high = 1, pad = 0, scale = 1, from = 0, reach = [0, 1], drawn = [], at = -1, waiting = false, below = null;

  function size() {
    const many = devicePixelRatio || 1;
    wide = stage.clientWidth; high = stage.clientHeight; pad = Math.round(wide / 2);
    const across = wide + 2 * pad;
    canvas.width = Math.round(across * many); canvas.height = Math.round(high * many);
    canvas.style.width = `${across}px`; canvas.style.height = `${high}px`;
    ink.setTransform(many, 0, 0, many, 0, 0);
    below.size();
    dress();
    look(from, from + span);
  }

  // ---- what is looked at ----

  let span = 1;
  const here = () => Math.round(from * scale), seen = () => within(laid, from * scale, from * scale + wide, MOST);

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

  const move = (pixels) => { from = Math.max(reach[0] - span * 0.5, Math.min(reach[1] - span * 0.5, from + pixels / scale)); told(); draw(slide); };
  const zoom = (by, around = wide / 2) => { const still = from + around / scale; look(still - (still - from) * by, still + (from + span - still) * by); };

  let telling = 0;
  function told() {
    clearTimeout(telling);
    telling = setTimeout(() => {
      const first = from * scale, shown = seen().length, left = binned(laid, first, first + wide) + within(laid, first, first + wide, Infinity).length - shown;
      now.textContent = `${written(date(Math.ceil(from)))} to ${written(date(Math.floor(from + span)))}: ${shown} drawn${left ? `, ${left.toLocaleString("en")} more counted below them` : ""}`;
      const url = new URL(room.dataset.list, location.href);
      url.searchParams.set("since", iso(Math.ceil(from)));
      url.searchParams.set("until", iso(Math.floor(from + span)));
      these.href = url.href;
    }, 250);
  }

  // ---- drawing ----

  // What is asked for last is done, once a frame.
  let next_ = null;
  function draw(how = paint) {
    next_ = next_ === paint ? paint : how;
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { const now = next_; waiting = false; next_ = null; now(); });
  }

  // Half a screen is drawn on either side of what is seen, and moved as it is: so much is drawn anew only when that is
  // used up, or it comes to rest. Everything is put at whole pixels, so that letters that were drawn once are laid down again.
  let zero = 0, settling = 0;
  function slide() {
    const off = here() - zero;
    clearTimeout(settling);
    if (Math.abs(off - pad) > pad) return paint();
    canvas.style.transform = `translateX(${-off}px)`;
    below.show(from, from + span);
    settling = setTimeout(draw, 180);
  }

  function paint() {
    zero = here() - pad;
    ink.clearRect(0, 0, wide + 2 * pad, high);
    canvas.style.transform = `translateX(${-pad}px)`;
    scaleOfTime();
    drawn = within(laid, zero, zero + wide + 2 * pad, MOST);
    ink.textBaseline = "alphabetic";
    for (const one of drawn) happening(one, Math.round(one.x1) - zero, Math.round(one.x2) - zero, TOP + one.lane * LANE);
    names();
    const foot = high - 4, tall = FOOT - 14;
    ink.fillStyle = colours.hair;
    for (const [bin, count] of laid.bins) {
      const left = bin * laid.bin - zero;
      if (left > -laid.bin && left < wide + 2 * pad) { const up = Math.max(2, tall * Math.sqrt(count / laid.most)); ink.fillRect(left, foot - up, laid.bin - 1, up); }
    }
    if (laid.bins.length) { ink.fillStyle = colours.soft; ink.font = "11px system-ui, sans-serif"; ink.fillText("not drawn one by one", pad + 4, high - FOOT + 8); }
    below.show(from, from + span);
  }

  function scaleOfTime() {
    const steps = [1 / 12, 1 / 4, 1, 2, 5, 10, 20, 50, 100], year = 365.25 * scale;
    const step = steps.find((one) => one * year > 74) ?? 200;
    const months = step < 1 ? step * 12 : 0, first = date(zero / scale).getUTCFullYear();
    ink.strokeStyle = colours.hair; ink.fillStyle = colours.soft; ink.lineWidth = 1; ink.font = "11px system-ui, sans-serif";
    let at = months ? Date.UTC(first, 0) : Date.UTC(Math.floor(first / step) * step, 0);
    for (let told = 0; told < 120; told++) {
      const left = Math.round(at / DAY * scale) - zero + 0.5, of = new Date(at);
      if (left > wide + 2 * pad) break;
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
    const how = { early: data.first[one.at] === null, late: data.last[one.at] === null, fuzzy: data.fuzzy[one.at], sure: data.certainty[one.at] };
    bar([x1, x2], top + 17, 9, how, wide + 2 * pad + 60);
    ink.fillStyle = colours.soft;
    const argued = data.conflicts[one.at] || data.drifts[one.at], after = x2 + (argued ? 14 : 4);
    for (let voice = 0; voice < Math.min(data.sources[one.at], 5); voice++) ink.fillRect(after + voice * 6, top + 20, 3, 3);
    if (argued) brace(x2, top + 15, 13, data.conflicts[one.at]);
  }

  // Of a bar that begins before what is seen the name stands at the edge, as long as there is room for it.
  function names() {
    ink.font = FACE;
    const left = (one) => Math.max(Math.round(one.x1) - zero, Math.min(pad + 4, Math.round(one.to) - zero - label(one.at).whole - 10));
    ink.fillStyle = colours.ink;
    for (const one of drawn) ink.fillText(label(one.at).name, left(one), TOP + one.lane * LANE + 11);
    ink.fillStyle = colours.soft;
    for (const one of drawn) if (label(one.at).sure) ink.fillText(label(one.at).sure, left(one) + label(one.at).wide, TOP + one.lane * LANE + 11);
  }

  // The times of its statements one under another, tied by a brace: red where they contradict each other.
  function tied(tie, one, top) {
    const shown = tie.bars.slice(0, 3), thin = shown.length > 2 ? 4 : 6;
    let right = 0;
    shown.forEach(([first, last, fuzzy, sure], row) => {
      const [a, b] = [day(first), day(last)], x1 = a === null ? (b + 1) * scale - OPEN : a * scale, x2 = b === null ? a * scale + OPEN : Math.max((b + 1) * scale, x1 + 5);
      bar([Math.round(x1) - zero, Math.round(x2) - zero], top + row * (thin + 2), thin, { early: a === null, late: b === null, fuzzy, sure }, wide + 2 * pad + 60);
      right = Math.max(right, Math.round(x2) - zero);
    });
    brace(Math.min(right, pad + wide - 14), top, shown.length * (thin + 2) - 2, tie.kind === "conflicts");
  }

  // ---- the one that is pointed at ----

  function under(event) {
    const box = stage.getBoundingClientRect(), left = event.clientX - box.left + from * scale, lane = Math.floor((event.clientY - box.top - TOP) / LANE);
    return seen().find((one) => one.lane === lane && one.x1 - 4 <= left && left <= one.to - 6) ?? null;
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
    stage.addEventListener("dblclick", (event) => { if (!under(event)) zoom(0.5, event.clientX - stage.getBoundingClientRect().left); });
    stage.addEventListener("wheel", (event) => {
      if (event.ctrlKey) { event.preventDefault(); zoom(Math.exp(event.deltaY / 300), event.clientX - stage.getBoundingClientRect().left); }
      else if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) { event.preventDefault(); show(null); move(event.deltaX || event.deltaY); }
    }, { passive: false });
    for (const button of room.querySelectorAll("[data-do]")) button.addEventListener("click", () => does[button.dataset.do]());
    keys();
    addEventListener("resize", size);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { dress(); below.forget(); draw(); });
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
    const all = seen().filter((one) => one.x2 > from * scale).sort((one, other) => one.x1 - other.x1 || one.lane - other.lane);
    const now = all.findIndex((one) => one.at === at), to = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, now + by))];
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
    const tied = data.id.map((id) => data.ties[id]?.bars), least = (found) => (found.length ? Math.min(...found) : null), most = (found) => (found.length ? Math.max(...found) : null);
    const known = (bars, side) => bars.map((one) => day(one[side])).filter((one) => one !== null);
    data.begin = data.first.map((one, at) => (tied[at] ? least(known(tied[at], 0)) : one));
    data.end = data.last.map((one, at) => (tied[at] ? most(known(tied[at], 1)) : one));
    const ends = data.first.flatMap((one, at) => [one ?? data.last[at], data.last[at] ?? one]);
    reach = ends.reduce(([low, high], one) => [Math.min(low, one), Math.max(high, one)], [Infinity, -Infinity]);
    const more = Math.max(60, (reach[1] - reach[0]) * 0.02);
    reach = [reach[0] - more, reach[1] + more];
    const centre = (one) => look(one - span / 2, one + span / 2), begins = data.first.map((one, at) => one ?? data.last[at]);
    below = whole(room.querySelector(".whole"), { colours, begins, reach, look, centre });
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

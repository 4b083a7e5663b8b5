// Dates: the card of the one that is pointed at, and the thread to the words it leaned on. What the card says stands
// in the margin too; without script the words lead there.
"use strict";
{
  const SVG = "http://www.w3.org/2000/svg", LINGERS = 250, KEPT = ".views a, .layers a, .handles a";
  const lines = document.querySelector(".lines"), plate = document.querySelector(".o-dates");
  const fold = document.querySelector(".dates .fold");
  const told = (at) => document.getElementById(`d${at}`);
  const drawn = () => document.body.classList.contains("show-dates");
  const letters = (at) => lines?.querySelectorAll(`.d[data-d="${at}"], .d[data-in~="${at}"]`) ?? [];
  const card = Object.assign(document.createElement("div"), { className: "card", id: "card" });
  let shown = null, pinned = false, leaving = 0;

  function make(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  // ---- the thread ----

  // From the words to those they leaned on: upright across the lines between, then along the gap beside that line.
  function curve(from, to) {
    const up = to.y + to.height <= from.y + from.height / 2, down = from.y + from.height / 2 >= to.y ? 0 : 1;
    const x1 = from.x + Math.min(from.width / 2, from.height * 2), x2 = to.x + Math.min(to.width / 2, to.height * 2);
    const y1 = down ? from.y + from.height : from.y, y2 = up ? to.y + to.height : to.y;
    const gap = from.height / 4, level = up ? y2 + Math.min(gap, (y1 - y2) / 2) : down ? y2 - Math.min(gap, (y2 - y1) / 2) : y2 - gap;
    const side = Math.sign(x2 - x1) * Math.min(from.height, Math.abs(x2 - x1) / 2), turn = (at) => Math.sign(at - level) * Math.min(from.height, Math.abs(at - level));
    return { path: `M${x1} ${y1}V${level + turn(y1)}Q${x1} ${level} ${x1 + side} ${level}H${x2 - side}Q${x2} ${level} ${x2} ${y2}`, x2, y2 };
  }

  function tie(where, from, to) {
    const { path, x2, y2 } = curve(from, to);
    where.append(make("path", { d: path, class: "halo" }), make("path", { d: path, class: "tie" }), make("circle", { cx: x2, cy: y2, r: from.height / 6, class: "knot" }));
  }

  function thread(at) {
    for (const one of document.querySelectorAll(".thread")) one.remove();
    for (const one of document.querySelectorAll(".leaned")) one.classList.remove("leaned");
    const to = at && told(at)?.dataset.a;
    if (!to) return;
    for (const one of document.querySelectorAll(`.d[data-d="${to}"], .d[data-in~="${to}"], .o-dates [data-d="${to}"]`)) one.classList.add("leaned");
    const [from, end] = [letters(at)[0], letters(to)[0]];
    if (from && end && drawn()) {
      const whole = lines.getBoundingClientRect();
      const box = (one) => { const { x, y, width, height } = one.getClientRects()[0]; return { x: x - whole.x, y: y - whole.y, width, height }; };
      const svg = make("svg", { class: "thread", "aria-hidden": "true", width: whole.width, height: whole.height });
      tie(svg, box(from), box(end));
      lines.append(svg);
    }
    const [seen, leaned] = [at, to].map((one) => plate?.querySelector(`[data-d="${one}"]`)?.getBBox());
    if (seen && leaned) {
      // The line under the words lies at their foot; a line of print is about an eightieth of a page high.
      const high = plate.ownerSVGElement.viewBox.baseVal.height / 80, tall = ({ x, y, width }) => ({ x, y: y - high, width, height: high });
      const group = make("g", { class: "thread" });
      tie(group, tall(seen), tall(leaned));
      plate.append(group);
    }
  }

  // Where dates were left out their words are no links, until they are drawn.
  function linked(words) {
    const link = document.createElement("a");
    for (const { name, value } of words.attributes) link.setAttribute(name, value);
    link.href = `#d${words.dataset.d}`;
    link.append(...words.childNodes);
    words.replaceWith(link);
  }

  // ---- the card ----

  // Over its words where those they leaned on stand below.
  function place(words, rects = words.getClientRects()) {
    const to = told(card.dataset.d)?.dataset.a;
    beside.place(card, lines, words, rects, letters(to ?? 0)[0]?.getBoundingClientRect().top > rects[rects.length - 1].bottom);
  }

  // What the card gives as EDTF: beside the words, or in their place where they are the same.
  const value = () => card.querySelector("code")?.textContent ?? card.querySelector(".when")?.textContent.match(/^\d+$/)?.[0] ?? "";

  function fill(at) {
    card.replaceChildren(...[...told(at).children].map((one) => one.cloneNode(true)));
    for (const one of card.querySelectorAll(".give")) one.remove();
    card.dataset.d = at;
    const set = card.querySelector("[form=look]"), named = set.dataset.at ?? card.querySelector("[name=refuse]").value;
    set.addEventListener("click", (event) => { event.preventDefault(); pinned = true; ask(set, { date: named, edtf: value() }); });
  }

  function show(at, words) {
    clearTimeout(leaving);
    if (at === shown && (!words || card.isConnected)) return;
    shown = at;
    thread(at);
    if (!words || !at || !told(at)) return;
    fill(at);
    place(words);
    words.setAttribute("aria-describedby", "card");
  }

  function hide() {
    clearTimeout(leaving);
    pinned = false;
    shown = null;
    thread(null);
    card.parentNode?.querySelector("[aria-describedby=card]")?.removeAttribute("aria-describedby");
    card.remove();
  }

  function follow(target, slowly) {
    if (card.contains(target)) return clearTimeout(leaving);
    const words = drawn() && !window.mendedAt(target) ? target.closest?.(".lines .d[data-d]") : null;
    const at = (words ?? target.closest?.(".dates li, .o-dates [data-d]"))?.dataset.d ?? null;
    if (pinned || at === shown && at) return clearTimeout(leaving);
    if (at && shown && card.isConnected) hide();
    if (at) return show(at, words);
    if (shown) { clearTimeout(leaving); leaving = setTimeout(hide, slowly ? LINGERS : 0); }
  }

  document.addEventListener("pointerover", (event) => { if (event.pointerType !== "touch") follow(event.target, true); });
  document.addEventListener("focusin", (event) => follow(event.target, false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !card.isConnected) return;
    const words = card.parentNode.querySelector("[aria-describedby=card]"), within = card.contains(document.activeElement);
    hide();
    if (within) { words?.focus({ preventScroll: true }); hide(); }
  });
  function visit(at) {
    const url = new URL(location);
    url.searchParams.set("date", at);
    url.hash = `d${at}`;
    location.href = url.href;
  }

  document.addEventListener("click", (event) => {
    const words = window.mendedAt(event.target) ? null : event.target.closest?.(".lines .d[data-d]");
    if (words && drawn() && !aside(event)) {
      event.preventDefault();
      if (!told(words.dataset.d)) return visit(words.dataset.d);
      hide();
      show(words.dataset.d, words);
      pinned = true;
      keep("date", words.dataset.d, KEPT, `d${words.dataset.d}`);
    } else if (pinned && !event.composedPath().some((one) => one === card || one === offer)) {
      hide();
      keep("date", null, KEPT);
    }
  });
  document.querySelector("a.layer[data-layer=dates]")?.addEventListener("click", () => {
    if (fold) fold.open = drawn();
    for (const one of document.querySelectorAll(".lines u.d")) if (told(one.dataset.d) && !one.closest(".m")) linked(one);
    for (const one of document.querySelectorAll("a.d")) one.tabIndex = drawn() && letters(one.dataset.d)[0] === one ? 0 : -1;
    hide();
  });
  addEventListener("resize", hide);

  // ---- saying otherwise: the form of the margin, where one looks ----

  function ask(after, fields) {
    card.querySelector(".give")?.remove();
    const form = document.querySelector(".words .give").cloneNode(true);
    for (const [name, value] of Object.entries(fields)) form.elements[name].value = value;
    if (fields.date !== "words") for (const one of ["words", "what"]) form.elements[one].closest("p").remove();
    after.closest("p").before(form);
    after.remove();
    form.elements.edtf.focus();
    form.elements.edtf.select();
  }

  // Words that are selected can be said to be a date.
  const offer = Object.assign(document.createElement("button"), { className: "offer-date", type: "button", textContent: "these words are a date" });
  document.addEventListener("selectionchange", () => {
    const found = drawn() && document.querySelector(".words .give") && !card.querySelector(".give") ? beside.selected() : null;
    if (!found) return offer.remove();
    beside.offer(offer, lines, found, 4);
  });
  offer.addEventListener("pointerdown", (event) => event.preventDefault());  // the selection is kept
  offer.addEventListener("click", () => {
    const found = beside.selected();
    if (!found) return;
    const fields = { date: "words", ...beside.named(found), edtf: "" };
    hide();
    const line = document.createElement("p");
    line.append(document.createElement("span"));
    card.replaceChildren(line);
    delete card.dataset.d;
    place(found.start, found.range.getClientRects());
    ask(line.firstChild, fields);
    pinned = true;
    offer.remove();
  });

  // An address that names a date opens on its words, and on what is said of it.
  const first = lines?.querySelector("a.d.at");
  if (first && drawn()) addEventListener("load", () => setTimeout(() => {
    first.closest(".ln").scrollIntoView({ block: "center" });
    show(first.dataset.d, first);
    pinned = true;
  }, 50));  // the browser itself goes to the fragment of the address first, which is in the margin
}

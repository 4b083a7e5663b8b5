// Dates: the card of the one that is pointed at, and the thread to the words it leaned on; words that are selected may be
// a date.
"use strict";
{
  const SVG = "http://www.w3.org/2000/svg";
  const lines = document.querySelector(".lines"), plate = document.querySelector(".o-dates");
  const told = (at) => document.getElementById(`d${at}`);
  const drawn = () => document.body.classList.contains("show-dates");
  const letters = (at) => lines?.querySelectorAll(`.d[data-d="${at}"], .d[data-in~="${at}"]`) ?? [];

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

  // What the card gives as EDTF: beside the words, or in their place where they are the same.
  const value = (card) => card.querySelector("code")?.textContent ?? card.querySelector(".when")?.textContent.match(/^\d+$/)?.[0] ?? "";

  layer({
    id: "card", name: "dates", param: "date", mark: "d",
    number: (words) => words?.dataset.d ?? null,
    pointed: (target) => drawn() && !mendedAt(target) ? target.closest?.(".lines .d[data-d]") : null,
    told: (target) => target.closest?.(".dates li, .o-dates [data-d]"),
    drawn, open: (words) => drawn() && letters(words.dataset.d)[0] === words,
    drawable: (words) => !words.closest(".m"),
    turned: thread,
    // Over its words where those they leaned on stand below.
    over: (at, rects) => letters(told(at)?.dataset.a ?? 0)[0]?.getBoundingClientRect().top > rects[rects.length - 1].bottom,
    form: ".words .give", button: "[form=look]",
    fields: (set, card) => ({ date: set.dataset.at ?? card.querySelector("[name=refuse]").value, edtf: value(card) }),
    asked(form, { date }) {
      if (date !== "words") for (const one of ["words", "what"]) form.elements[one].closest("p").remove();
      form.elements.edtf.focus();
      form.elements.edtf.select();
    },
    offer: {
      look: "offer-date", says: "these words are a date", made: drawn,
      fields: () => ({ date: "words", edtf: "" }),
    },
  });
}

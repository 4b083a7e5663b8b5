// Days in words, and the bars that times are drawn as: soft where they are about then, open where no end is said, by
// certainty filled, hatched, dotted or empty. In colours of the room, day or night.
"use strict";
{
  const DAY = 864e5, MONTHS = "January February March April May June July August September October November December".split(" ");

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

  window.days = { DAY, MONTHS, date, day, written, iso, when };

  // What bars are drawn with on a canvas of the timeline; `dress` asks for the colours again.
  window.bars = (ink, room) => {
    const colours = {};
    let patterns = {};

    function hatch(paint) {
      const tile = Object.assign(document.createElement("canvas"), { width: 8, height: 8 }), pen = tile.getContext("2d");
      paint(pen);
      return ink.createPattern(tile, "repeat");
    }

    function dress() {
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

    function brace(right, top, tall, conflict) {
      const middle = top + tall / 2;
      ink.strokeStyle = conflict ? colours.seal : colours.soft; ink.lineWidth = 1.75;
      ink.beginPath(); ink.moveTo(right + 3, top); ink.quadraticCurveTo(right + 8, top, right + 7, middle - 2); ink.lineTo(right + 11, middle); ink.lineTo(right + 7, middle + 2); ink.quadraticCurveTo(right + 8, top + tall, right + 3, top + tall); ink.stroke();
    }

    function bar([x1, x2], top, tall, { early, late, fuzzy, sure }, most) {
      const a = Math.max(x1, -60), b = Math.min(x2, most), soft = Math.min(16, (x2 - x1) * 0.4);
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

    return { colours, dress, bar, brace };
  };
}

// All years of a timeline, small: how many happenings begin in each, and a frame over those that are looked at. Drawn over,
// it asks to look there.
"use strict";
{
  const { DAY, date } = days;

  // `begins` are the days on which happenings begin, `reach` the first and the last day, `look(first, last)` is asked to
  // look at some, `centre(day)` at those around one.
  window.whole = (strip, { colours, begins, reach, look, centre }) => {
    const canvas = strip.querySelector("canvas"), ink = canvas.getContext("2d"), count = new Map();
    for (const begin of begins) { const year = date(begin).getUTCFullYear(); count.set(year, (count.get(year) ?? 0) + 1); }
    const most = Math.max(1, ...count.values());
    let behind = null, wide = 1, high = 1, brush = null, frame = [0, 1];
    const place = (day) => (day - reach[0]) / (reach[1] - reach[0]) * wide, back = (left) => reach[0] + left / wide * (reach[1] - reach[0]);

    function years() {
      ink.clearRect(0, 0, wide, high);
      ink.fillStyle = colours.soft;
      ink.globalAlpha = 0.55;
      for (const [year, begun] of count) {
        const left = place(Date.UTC(year, 0) / DAY), right = place(Date.UTC(year + 1, 0) / DAY), up = Math.max(1.5, (high - 14) * Math.sqrt(begun / most));
        ink.fillRect(left, high - 12 - up, Math.max(1, right - left - 0.5), up);
      }
      ink.globalAlpha = 1;
      ink.font = "10px system-ui, sans-serif";
      const first = date(reach[0]).getUTCFullYear(), last = date(reach[1]).getUTCFullYear(), step = [1, 2, 5, 10, 20, 50, 100].find((one) => (last - first) / one < wide / 44) ?? 200;
      for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
        const left = place(Date.UTC(year, 0) / DAY);
        if (left < wide - 26) ink.fillText(year, left, high - 2);
      }
      behind = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
      behind.getContext("2d").drawImage(canvas, 0, 0);
    }

    // The years are drawn once; what is moved is the frame over them.
    function show(first, last) {
      frame = [first, last];
      if (!behind) years();
      ink.clearRect(0, 0, wide, high);
      ink.drawImage(behind, 0, 0, wide, high);
      const [a, b] = brush ?? frame.map(place);
      ink.strokeStyle = colours.link;
      ink.lineWidth = 1.5;
      ink.strokeRect(Math.min(a, b) + 0.75, 0.75, Math.max(3, Math.abs(b - a)) - 1.5, high - 13);
    }

    function size() {
      const many = devicePixelRatio || 1;
      wide = strip.clientWidth; high = strip.clientHeight;
      canvas.width = Math.round(wide * many); canvas.height = Math.round(high * many);
      canvas.style.width = `${wide}px`; canvas.style.height = `${high}px`;
      ink.setTransform(many, 0, 0, many, 0, 0);
      behind = null;
    }

    const left = (event) => event.clientX - strip.getBoundingClientRect().left;
    strip.addEventListener("pointerdown", (event) => { brush = [left(event), left(event)]; strip.setPointerCapture(event.pointerId); show(...frame); });
    strip.addEventListener("pointermove", (event) => { if (brush) { brush[1] = left(event); show(...frame); } });
    strip.addEventListener("pointercancel", () => { brush = null; show(...frame); });
    strip.addEventListener("pointerup", () => {
      if (!brush) return;
      const [a, b] = brush.sort((one, other) => one - other);
      brush = null;
      if (b - a < 4) centre(back(a)); else look(back(a), back(b));
    });
    return { show, size, forget: () => { behind = null; } };
  };
}

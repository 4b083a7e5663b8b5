// A redaction that is drawn by hand: while its form is open, pulling on the image fills in the box. What is pointed at in
// the margin is drawn stronger on the image. Without script the four numbers are typed.
"use strict";
{
  const form = document.getElementById("draw"), svg = document.querySelector(".stage svg");
  const layer = svg?.querySelector(".o-redactions");

  for (const event of ["pointerover", "focusin"]) {
    document.addEventListener(event, ({ target }) => {
      const at = target.closest?.("[id^=x]")?.id.slice(1);
      for (const box of layer?.querySelectorAll("[data-x]") ?? []) box.classList.toggle("on", box.dataset.x === at);
    });
  }

  if (form && layer) {
    const fold = form.closest("details"), NS = "http://www.w3.org/2000/svg";
    const box = document.createElementNS(NS, "rect");
    box.setAttribute("class", "pulled");
    let from = null;
    form.querySelector("[data-drawing]").hidden = false;
    fold.addEventListener("toggle", () => svg.classList.toggle("drawing", fold.open));

    const point = ({ clientX, clientY }) => new DOMPoint(clientX, clientY).matrixTransform(layer.getScreenCTM().inverse());

    svg.addEventListener("pointerdown", (event) => {
      if (!fold.open || event.button) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      from = point(event);
      svg.setPointerCapture(event.pointerId);
      layer.append(box);
    }, true);
    svg.addEventListener("pointermove", (event) => {
      if (!from) return;
      event.stopImmediatePropagation();
      const to = point(event), whole = svg.querySelector("image.scan");
      const within = (at, name) => Math.min(Math.max(0, at), +whole.getAttribute(name));
      const [left, right] = [within(from.x, "width"), within(to.x, "width")].sort((a, b) => a - b);
      const [top, foot] = [within(from.y, "height"), within(to.y, "height")].sort((a, b) => a - b);
      const found = { x: Math.round(left), y: Math.round(top), width: Math.floor(right - left), height: Math.floor(foot - top) };
      for (const [name, value] of Object.entries(found)) {
        box.setAttribute(name, value);
        form.elements[name].value = value;
      }
    }, true);
    const end = () => { from = null; };
    svg.addEventListener("pointerup", end, true);
    svg.addEventListener("pointercancel", end, true);
  }
}

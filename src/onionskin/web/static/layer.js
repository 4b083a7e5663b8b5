// A layer over the text of a page: the card beside the words that are pointed at, the form on it by which one says
// otherwise, and words that a reader selects. What a card says stands in the margin too; without script the words lead
// there.
"use strict";
{
  const LINGERS = 250, KEPT = ".views a, .layers a, .handles a";
  const lines = document.querySelector(".lines");

  // `param` is its name in the address, `mark` the class of its words, with which their entries in the margin begin,
  // and `number` the number of a word or entry. `pointed(target)` finds the words under the pointer, `told(target)`
  // an entry elsewhere; `drawn()` is whether its words are links now, `drawable(words)` whether these may become one.
  // `form` is the form in the margin, `button` what on a card asks for it, `fields(button, card)` what it then holds
  // and `asked(form, fields)` what is done to it. `offer` is of words that are selected: its class, its text, whether it
  // is made, how far below the words it lies, and the fields it fills. `turned(at)` is told what is shown, `over(at,
  // rects)` whether the card lies over its words.
  window.layer = (its) => {
    const { id, param, mark, number } = its;
    const fold = document.querySelector(`.${its.name} .fold`), entry = (at) => document.getElementById(`${mark}${at}`);
    const card = Object.assign(document.createElement("div"), { className: id === "card" ? "card" : `card ${id}`, id });
    let shown = null, pinned = false, leaving = 0;

    // Where they were left out, words are no links until they are drawn.
    function linked(words) {
      const link = document.createElement("a");
      for (const { name, value } of words.attributes) link.setAttribute(name, value);
      link.href = `#${mark}${number(words)}`;
      if (!words.textContent.trim()) link.setAttribute("aria-label", `${param} ${number(words)}`);
      link.append(...words.childNodes);
      words.replaceWith(link);
    }

    function show(at, words) {
      clearTimeout(leaving);
      if (at === shown && (!words || card.isConnected)) return;
      hide();
      shown = at;
      its.turned?.(at);
      if (!words || !entry(at)) return;
      card.replaceChildren(...[...entry(at).children].map((one) => one.cloneNode(true)));
      for (const one of card.querySelectorAll(".give")) one.remove();
      const other = card.querySelector(its.button);
      other?.addEventListener("click", (event) => { event.preventDefault(); pinned = true; ask(other, its.fields(other, card)); });
      const rects = words.getClientRects();
      beside.place(card, lines, words, rects, its.over?.(at, rects));
      words.setAttribute("aria-describedby", id);
    }

    function hide() {
      clearTimeout(leaving);
      pinned = false;
      shown = null;
      its.turned?.(null);
      card.parentNode?.querySelector(`[aria-describedby=${id}]`)?.removeAttribute("aria-describedby");
      card.remove();
    }

    function follow(target, slowly) {
      if (card.contains(target) || pinned) return clearTimeout(leaving);
      const words = its.pointed(target), at = number(words ?? its.told?.(target));
      if (at) return at === shown ? clearTimeout(leaving) : show(at, words);
      if (shown) { clearTimeout(leaving); leaving = setTimeout(hide, slowly ? LINGERS : 0); }
    }

    document.addEventListener("pointerover", (event) => { if (event.pointerType !== "touch") follow(event.target, true); });
    document.addEventListener("focusin", (event) => follow(event.target, false));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !card.isConnected) return;
      const words = card.parentNode.querySelector(`[aria-describedby=${id}]`), within = card.contains(document.activeElement);
      hide();
      if (within) { words?.focus({ preventScroll: true }); hide(); }
    });

    function visit(at) {
      const url = new URL(location);
      url.searchParams.set(param, at);
      url.hash = `${mark}${at}`;
      location.href = url.href;
    }

    document.addEventListener("click", (event) => {
      const words = its.pointed(event.target), at = number(words);
      if (words && !aside(event)) {
        event.preventDefault();
        if (!entry(at)) return visit(at);
        hide();
        show(at, words);
        pinned = true;
        keep(param, at, KEPT, `${mark}${at}`);
      } else if (pinned && !event.composedPath().some((one) => one === card || one === offer)) {
        hide();
        keep(param, null, KEPT);
      }
    });
    document.querySelector(`a.layer[data-layer=${its.name}]`)?.addEventListener("click", () => {
      if (fold) fold.open = its.drawn();
      for (const one of document.querySelectorAll(`.lines u.${mark}`)) if (entry(number(one)) && its.drawable(one)) linked(one);
      const begun = new Set();
      for (const one of document.querySelectorAll(`.lines a.${mark}`)) {
        one.tabIndex = its.open(one) && !begun.has(number(one)) ? 0 : -1;
        begun.add(number(one));
      }
      hide();
    });
    addEventListener("resize", hide);

    // ---- saying otherwise: the form of the margin, where one looks ----

    function ask(after, fields) {
      card.querySelector(".give")?.remove();
      const form = document.querySelector(its.form).cloneNode(true);
      for (const [name, value] of Object.entries(fields)) form.elements.namedItem(name).value = value;
      after.closest("p").before(form);
      after.remove();
      its.asked(form, fields);
    }

    const offer = Object.assign(document.createElement("button"), { className: its.offer.look, type: "button", textContent: its.offer.says });
    document.addEventListener("selectionchange", () => {
      const found = its.offer.made() && document.querySelector(its.form) && !card.querySelector(".give") ? beside.selected() : null;
      if (found) beside.offer(offer, lines, found, its.offer.below?.() ?? 4); else offer.remove();
    });
    offer.addEventListener("pointerdown", (event) => event.preventDefault());  // the selection is kept
    offer.addEventListener("click", () => {
      const found = beside.selected();
      if (!found) return;
      const fields = { ...beside.named(found), ...its.offer.fields(found) };
      hide();
      const line = document.createElement("p");
      line.append(document.createElement("span"));
      card.replaceChildren(line);
      beside.place(card, lines, found.start, found.range.getClientRects());
      ask(line.firstChild, fields);
      pinned = true;
      offer.remove();
    });

    // An address that names one opens on its words, and on what is said of it.
    const first = lines?.querySelector(`.${mark}.at`);
    if (first && its.open(first)) addEventListener("load", () => setTimeout(() => {
      first.closest(".ln").scrollIntoView({ block: "center" });
      show(number(first), first);
      pinned = true;
    }, 50));  // the browser itself goes to the fragment of the address first, which is in the margin
  };
}

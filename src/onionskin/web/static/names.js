// Names: the card of the one that is pointed at, and saying otherwise; words that are selected may be a name. What the
// card says stands in the margin too; without script the words lead there.
"use strict";
{
  const LINGERS = 250, KEPT = ".views a, .layers a, .handles a";
  const lines = document.querySelector(".lines"), fold = document.querySelector(".names .fold");
  const told = (at) => document.getElementById(`n${at}`);
  const drawn = () => document.body.classList.contains("show-names");
  const card = Object.assign(document.createElement("div"), { className: "card calling", id: "calling" });
  let shown = null, pinned = false, leaving = 0;

  // A repair or a date that is drawn lies over a name.
  function named(target) {
    const words = target.closest?.(".lines .n[data-k]");
    if (!words || !drawn() || window.mendedAt(target)) return null;
    return document.body.classList.contains("show-dates") && words.closest(".d") ? null : words;
  }

  // Where names were left out their words are no links, until they are drawn.
  function linked(words) {
    const link = document.createElement("a");
    for (const { name, value } of words.attributes) link.setAttribute(name, value);
    link.href = `#n${words.dataset.k}`;
    link.append(...words.childNodes);
    words.replaceWith(link);
  }

  // ---- the card ----

  function fill(at) {
    card.replaceChildren(...[...told(at).children].map((one) => one.cloneNode(true)));
    card.querySelector(".give")?.remove();
    const other = card.querySelector("[form=call]");
    other?.addEventListener("click", (event) => {
      event.preventDefault();
      pinned = true;
      const { at: name, words, type } = other.dataset;
      ask(other, { name, words, type });
    });
  }

  function show(at, words) {
    clearTimeout(leaving);
    if (at === shown && card.isConnected) return;
    hide();
    shown = at;
    if (!told(at)) return;
    fill(at);
    window.beside.place(card, lines, words, words.getClientRects());
    words.setAttribute("aria-describedby", "calling");
  }

  function hide() {
    clearTimeout(leaving);
    pinned = false;
    shown = null;
    card.parentNode?.querySelector("[aria-describedby=calling]")?.removeAttribute("aria-describedby");
    card.remove();
  }

  function follow(target, slowly) {
    if (card.contains(target) || pinned) return clearTimeout(leaving);
    const words = named(target);
    if (words) return show(words.dataset.k, words);
    if (shown) { clearTimeout(leaving); leaving = setTimeout(hide, slowly ? LINGERS : 0); }
  }

  document.addEventListener("pointerover", (event) => { if (event.pointerType !== "touch") follow(event.target, true); });
  document.addEventListener("focusin", (event) => follow(event.target, false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !card.isConnected) return;
    const words = card.parentNode.querySelector("[aria-describedby=calling]"), within = card.contains(document.activeElement);
    hide();
    if (within) { words?.focus({ preventScroll: true }); hide(); }
  });

  document.addEventListener("click", (event) => {
    const words = named(event.target);
    if (words && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
      event.preventDefault();
      const at = words.dataset.k;
      if (!told(at)) {
        const url = new URL(location);
        url.searchParams.set("name", at);
        url.hash = `n${at}`;
        location.href = url.href;
        return;
      }
      hide();
      show(at, words);
      pinned = true;
      keep("name", at, KEPT, `n${at}`);
    } else if (pinned && !event.composedPath().some((one) => one === card || one === offer)) {
      hide();
      keep("name", null, KEPT);
    }
  });
  document.querySelector("a.layer[data-layer=names]")?.addEventListener("click", () => {
    if (fold) fold.open = drawn();
    for (const one of document.querySelectorAll(".lines u.n")) if (told(one.dataset.k) && !one.closest("a")) linked(one);
    const begun = new Set();
    for (const one of document.querySelectorAll("a.n")) {
      one.tabIndex = drawn() && !begun.has(one.dataset.k) ? 0 : -1;
      begun.add(one.dataset.k);
    }
    hide();
  });
  addEventListener("resize", hide);

  // ---- saying otherwise: the form of the margin, where one looks ----

  function ask(after, fields) {
    card.querySelector(".give")?.remove();
    const form = document.querySelector(".recall .give").cloneNode(true);
    for (const [name, value] of Object.entries(fields)) form.elements.namedItem(name).value = value;
    if (fields.name !== "words") form.elements.namedItem("line").closest("label").remove();
    after.closest("p").before(form);
    after.remove();
    form.elements.namedItem("words").focus();
  }

  const offer = Object.assign(document.createElement("button"), { className: "offer-date offer-name", type: "button", textContent: "these words are a name" });

  document.addEventListener("selectionchange", () => {
    const found = drawn() && document.querySelector(".recall .give") && !card.querySelector(".give") ? window.beside.selected() : null;
    if (!found) return offer.remove();
    const above = ["show-dates", "show-repairs"].filter((one) => document.body.classList.contains(one)).length;
    window.beside.offer(offer, lines, found, 4 + 30 * above);
  });
  offer.addEventListener("pointerdown", (event) => event.preventDefault());  // the selection is kept
  offer.addEventListener("click", () => {
    const found = window.beside.selected();
    if (!found) return;
    const fields = { name: "words", ...window.beside.named(found) };
    hide();
    const line = document.createElement("p");
    line.append(document.createElement("span"));
    card.replaceChildren(line);
    window.beside.place(card, lines, found.start, found.range.getClientRects());
    ask(line.firstChild, fields);
    pinned = true;
    offer.remove();
  });

  // An address that names a name opens on its words, and on what is said of it.
  const first = lines?.querySelector(".n.at");
  if (first && drawn()) addEventListener("load", () => setTimeout(() => {
    first.closest(".ln").scrollIntoView({ block: "center" });
    show(first.dataset.k, first);
    pinned = true;
  }, 50));  // the browser itself goes to the fragment of the address first, which is in the margin
}

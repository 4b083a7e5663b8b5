// Repairs: the card of the one that is pointed at, with undo, taking a suspicion and another reading; words that are
// selected may be read otherwise. What the card says stands in the margin too; without script the words lead there.
"use strict";
{
  const LINGERS = 250, KEPT = ".views a, .layers a, .handles a";
  const lines = document.querySelector(".lines"), fold = document.querySelector(".repairs .fold");
  const told = (at) => document.getElementById(`r${at}`);
  const drawn = () => document.body.classList.contains("show-repairs");
  const open = (words) => drawn() || document.body.classList.contains("repaired") && !words.classList.contains("s");
  const card = Object.assign(document.createElement("div"), { className: "card mending", id: "mending" });
  let shown = null, pinned = false, leaving = 0;

  // The words of a repair that is drawn, where something is in them; what lies under them gives way to it.
  window.mendedAt = (target) => {
    const words = target.closest?.(".lines .r[data-r]");
    return words && open(words) ? words : null;
  };

  // Where repairs were left out their words are no links, until they are drawn.
  function linked(words) {
    const link = document.createElement("a");
    for (const { name, value } of words.attributes) link.setAttribute(name, value);
    link.href = `#r${words.dataset.r}`;
    if (!words.textContent.trim()) link.setAttribute("aria-label", `repair ${words.dataset.r}`);
    link.append(...words.childNodes);
    words.replaceWith(link);
  }

  // ---- the card ----

  function fill(at) {
    card.replaceChildren(...[...told(at).children].map((one) => one.cloneNode(true)));
    card.querySelector(".give")?.remove();
    const other = card.querySelector("[form=mend]");
    other?.addEventListener("click", (event) => { event.preventDefault(); pinned = true; ask(other, { read: other.dataset.at, reading: other.dataset.value }); });
  }

  function show(at, words) {
    clearTimeout(leaving);
    if (at === shown && card.isConnected) return;
    hide();
    shown = at;
    if (!told(at)) return;
    fill(at);
    beside.place(card, lines, words, words.getClientRects());
    words.setAttribute("aria-describedby", "mending");
  }

  function hide() {
    clearTimeout(leaving);
    pinned = false;
    shown = null;
    card.parentNode?.querySelector("[aria-describedby=mending]")?.removeAttribute("aria-describedby");
    card.remove();
  }

  function follow(target, slowly) {
    if (card.contains(target) || pinned) return clearTimeout(leaving);
    const words = window.mendedAt(target);
    if (words) return show(words.dataset.r, words);
    if (shown) { clearTimeout(leaving); leaving = setTimeout(hide, slowly ? LINGERS : 0); }
  }

  document.addEventListener("pointerover", (event) => { if (event.pointerType !== "touch") follow(event.target, true); });
  document.addEventListener("focusin", (event) => follow(event.target, false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !card.isConnected) return;
    const words = card.parentNode.querySelector("[aria-describedby=mending]"), within = card.contains(document.activeElement);
    hide();
    if (within) { words?.focus({ preventScroll: true }); hide(); }
  });

  document.addEventListener("click", (event) => {
    const words = window.mendedAt(event.target);
    if (words && !aside(event)) {
      event.preventDefault();
      const at = words.dataset.r;
      if (!told(at)) {
        const url = new URL(location);
        url.searchParams.set("repair", at);
        url.hash = `r${at}`;
        location.href = url.href;
        return;
      }
      hide();
      show(at, words);
      pinned = true;
      keep("repair", at, KEPT, `r${at}`);
    } else if (pinned && !event.composedPath().some((one) => one === card || one === offer)) {
      hide();
      keep("repair", null, KEPT);
    }
  });
  document.querySelector("a.layer[data-layer=repairs]")?.addEventListener("click", () => {
    if (fold) fold.open = drawn();
    for (const one of document.querySelectorAll(".lines u.r")) if (told(one.dataset.r) && !one.closest(".m, a.d")) linked(one);
    const begun = new Set();
    for (const one of document.querySelectorAll("a.r")) {
      one.tabIndex = open(one) && !begun.has(one.dataset.r) ? 0 : -1;
      begun.add(one.dataset.r);
    }
    hide();
  });
  addEventListener("resize", hide);

  // ---- reading otherwise: the form of the margin, where one looks ----

  function ask(after, fields) {
    card.querySelector(".give")?.remove();
    const form = document.querySelector(".reread .give").cloneNode(true);
    for (const [name, value] of Object.entries(fields)) form.elements[name].value = value;
    if (fields.read !== "words") form.elements.words.closest("p").remove();
    after.closest("p").before(form);
    after.remove();
    form.elements.reading.focus();
    form.elements.reading.select();
  }

  const offer = Object.assign(document.createElement("button"), { className: "offer-date offer-reading", type: "button", textContent: "read this otherwise" });
  document.addEventListener("selectionchange", () => {
    const may = drawn() || document.body.classList.contains("repaired");
    const found = may && document.querySelector(".reread .give") && !card.querySelector(".give") ? beside.selected() : null;
    if (!found) return offer.remove();
    // Under the offer to say that they are a date, where dates are drawn too.
    beside.offer(offer, lines, found, document.body.classList.contains("show-dates") ? 34 : 4);
  });
  offer.addEventListener("pointerdown", (event) => event.preventDefault());  // the selection is kept
  offer.addEventListener("click", () => {
    const found = beside.selected();
    if (!found) return;
    const fields = { read: "words", ...beside.named(found), reading: found.words };
    hide();
    const line = document.createElement("p");
    line.append(document.createElement("span"));
    card.replaceChildren(line);
    beside.place(card, lines, found.start, found.range.getClientRects());
    ask(line.firstChild, fields);
    pinned = true;
    offer.remove();
  });

  // An address that names a repair opens on its words, and on what is said of it.
  const first = lines?.querySelector(".r.at");
  if (first && open(first)) addEventListener("load", () => setTimeout(() => {
    first.closest(".ln").scrollIntoView({ block: "center" });
    show(first.dataset.r, first);
    pinned = true;
  }, 50));  // the browser itself goes to the fragment of the address first, which is in the margin
}

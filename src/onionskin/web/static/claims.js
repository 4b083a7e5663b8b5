// Claims: the card of the one that is pointed at, and the words that say how sure it is, marked while it is open.
"use strict";
{
  const has = (look) => document.body.classList.contains(look), drawn = () => has("show-claims");
  const cues = window.Highlight && CSS.highlights ? new Highlight() : null;
  if (cues) CSS.highlights.set("cue", cues);

  // The letters of a line, as a range: the place of its words that is nearest to where they are printed.
  function range(line, at, words) {
    const text = document.querySelector(`#L${line} .t`), whole = text?.textContent ?? "";
    let found = -1;
    for (let next = whole.indexOf(words); next >= 0; next = whole.indexOf(words, next + 1)) {
      if (found < 0 || Math.abs(next - at) < Math.abs(found - at)) found = next;
    }
    if (found < 0) return null;
    const range = document.createRange(), walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(), from = 0; node; from += node.length, node = walk.nextNode()) {
      if (from <= found && found < from + node.length) range.setStart(node, found - from);
      if (found + words.length <= from + node.length) { range.setEnd(node, found + words.length - from); return range; }
    }
    return null;
  }

  function mark(at) {
    if (!cues) return;
    cues.clear();
    for (const cue of (at && document.getElementById(`q${at}`)?.dataset.cues || "").split("|")) {
      const [line, letter, ...words] = cue.split(":"), seen = words.length && range(line, Number(letter), words.join(":"));
      if (seen) cues.add(seen);
    }
  }

  // An address that names a claim by where it stands names it by its number from here on.
  const first = document.querySelector(".lines .q.at");
  if (new URL(location).searchParams.has("said")) {
    address("said", null);
    if (first) address("claim", first.dataset.q);
  }

  layer({
    id: "asserting", name: "claims", param: "claim", mark: "q",
    number: (words) => words?.dataset.q ?? null,
    // A repair, a date or a name that is drawn lies over a claim.
    pointed(target) {
      const words = drawn() && !mendedAt(target) ? target.closest?.(".lines :is(.q, .g)[data-q]") : null;
      return words && (has("show-dates") && target.closest(".d") || has("show-names") && target.closest(".n")) ? null : words;
    },
    told: (target) => target.closest?.(".claims li, .o-claims [data-q]"),
    drawn, open: drawn, drawable: () => false,
    turned: mark,
    form: ".claims .give", button: ".give-none", fields: () => ({}), asked() {},
    offer: { look: "offer-date", says: "", made: () => false, fields: () => ({}) },
  });
}

// Repairs: the card of the one that is pointed at, with undo, taking a suspicion and another reading; words that are
// selected may be read otherwise.
"use strict";
{
  const has = (look) => document.body.classList.contains(look), drawn = () => has("show-repairs");
  const open = (words) => drawn() || has("repaired") && !words.classList.contains("s");

  // The words of a repair that is drawn, where something is in them; what lies under them gives way to it.
  window.mendedAt = (target) => {
    const words = target.closest?.(".lines .r[data-r]");
    return words && open(words) ? words : null;
  };

  layer({
    id: "mending", name: "repairs", param: "repair", mark: "r",
    number: (words) => words?.dataset.r ?? null,
    pointed: mendedAt,
    drawn, open,
    drawable: (words) => !words.closest(".m, a.d"),
    form: ".reread .give", button: "[form=mend]",
    fields: ({ dataset: { at, value } }) => ({ read: at, reading: value }),
    asked(form, { read }) {
      if (read !== "words") form.elements.words.closest("p").remove();
      form.elements.reading.focus();
      form.elements.reading.select();
    },
    offer: {
      look: "offer-date offer-reading", says: "read this otherwise",
      made: () => drawn() || has("repaired"),
      // Under the offer to say that they are a date, where dates are drawn too.
      below: () => has("show-dates") ? 34 : 4,
      fields: ({ words }) => ({ read: "words", reading: words }),
    },
  });
}

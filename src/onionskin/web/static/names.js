// Names: the card of the one that is pointed at, and saying otherwise; words that are selected may be a name.
"use strict";
{
  const has = (look) => document.body.classList.contains(look), drawn = () => has("show-names");

  layer({
    id: "calling", name: "names", param: "name", mark: "n",
    number: (words) => words?.dataset.k ?? null,
    // A repair or a date that is drawn lies over a name.
    pointed(target) {
      const words = drawn() && !mendedAt(target) ? target.closest?.(".lines .n[data-k]") : null;
      return words && has("show-dates") && words.closest(".d") ? null : words;
    },
    drawn, open: drawn,
    drawable: (words) => !words.closest("a"),
    form: ".recall .give", button: "[form=call]",
    fields: ({ dataset: { at, words, type } }) => ({ name: at, words, type }),
    asked(form, { name }) {
      if (name !== "words") form.elements.namedItem("line").closest("label").remove();
      form.elements.namedItem("words").focus();
    },
    offer: {
      look: "offer-date offer-name", says: "these words are a name", made: drawn,
      below: () => 4 + 30 * ["show-dates", "show-repairs"].filter(has).length,
      fields: () => ({ name: "words" }),
    },
  });
}

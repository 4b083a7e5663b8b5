// Where a card lies beside its words, and words that a reader selects.
"use strict";
{
  const bare = (text) => text.trim().split(/\s+/).join(" ");

  window.beside = {
    // The card under the last of the words' lines, or over the first where it is asked for or there is no room below.
    place(card, lines, words, rects, up = false) {
      const line = words.closest(".ln"), from = line.getBoundingClientRect(), box = rects[rects.length - 1];
      line.append(card);
      const wide = lines.getBoundingClientRect();
      card.style.left = `${Math.max(wide.left, Math.min(box.left - 12, wide.right - card.offsetWidth)) - from.left}px`;
      const over = up || box.bottom + card.offsetHeight + 8 > innerHeight && rects[0].top - card.offsetHeight > 120;
      card.style.top = over ? "" : `${box.bottom - from.top + 3}px`;
      card.style.bottom = over ? `${from.bottom - rects[0].top + 3}px` : "";
    },

    // The words of a page that are selected, or null.
    selected() {
      const chosen = getSelection(), range = chosen.rangeCount && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
      const start = range?.startContainer.parentElement?.closest(".lines .t"), end = range?.endContainer.parentElement?.closest(".lines .t");
      const words = bare(range?.toString() ?? "");
      return start && end && words && words.length <= 80 ? { range, start, words } : null;
    },

    // As a form names them: the words, their line, and which of the same words on it.
    named({ range, start, words }) {
      const before = document.createRange();
      before.setStart(start, 0);
      before.setEnd(range.startContainer, range.startOffset);
      return { words, line: start.closest(".ln").dataset.n, nth: bare(before.toString()).split(words).length };
    },

    // A button so far under words that are selected.
    offer(button, lines, { range }, below) {
      const rects = range.getClientRects(), box = rects[rects.length - 1], whole = lines.getBoundingClientRect();
      if (!box) return;
      lines.append(button);
      button.style.left = `${Math.max(0, Math.min(box.right - whole.left, whole.width - button.offsetWidth))}px`;
      button.style.top = `${box.bottom - whole.top + below}px`;
    },
  };
}

// Keys, and nothing that a reader without script would miss. A key belongs to whatever carries data-key.
"use strict";

const typing = (at) => at && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
const plain = (event) => !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing);
const listed = document.getElementById("keys");

// Whether single keys act now: not while someone types, not over the list of keys, not where they were let be.
window.keysAct = (event) =>
  plain(event) && !typing(event.target) && !document.querySelector("dialog[open]") && document.body.dataset.keys !== "off";

function step(by) {
  const hits = [...document.querySelectorAll("[data-hit] h2 a")];
  if (!hits.length) return false;
  const at = hits.indexOf(document.activeElement);
  const to = hits[Math.max(0, Math.min(hits.length - 1, at + by))];
  to.focus();
  to.closest("[data-hit]").scrollIntoView({ block: "nearest" });
  return true;
}

function press(key) {
  // On a page, j and k first go through the places on it (page.js); so they do the same on the screen of hits.
  if ((key === "j" || key === "k") && (window.stepHit?.(key === "j" ? 1 : -1) || step(key === "j" ? 1 : -1))) return true;
  const at = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!at) return false;
  if (key === "/") { at.focus(); at.select(); } else if (key === "?") listed.showModal(); else at.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && plain(event) && typing(event.target)) event.target.blur();
  else if (window.keysAct(event) && press(event.key)) event.preventDefault();
});

document.querySelector('.top [data-key="?"]')?.addEventListener("click", (event) => {
  if (!plain(event) || event.shiftKey || event.button) return;
  event.preventDefault();
  listed.showModal();
});

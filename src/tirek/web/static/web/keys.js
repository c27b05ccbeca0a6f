// A letter presses a link or a button of the page; where something is typed it is only a letter.
// Letters are told by their place on the keyboard: in the Kazakh and the Russian layout too.

const list = document.querySelector("template[data-keys]");
const presses = new Map(
  [...list.content.querySelectorAll("[data-key]")].map((one) => [one.dataset.key, one.dataset.presses]),
);
const ROWS = ".tk-queue tbody th a, .tk-queue tbody td:first-child a, [data-rows] tbody th a";
const TYPED = "input:not([type=checkbox], [type=radio], [type=submit]), textarea, select";

const letter = (event) => {
  if (event.key === "?" || event.key === "/") return event.key;
  if (event.code === "Slash") return event.shiftKey ? "?" : "/";
  return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : "";
};

const move = (by) => {
  const rows = [...document.querySelectorAll(ROWS)];
  if (!rows.length) return false;
  const at = rows.findIndex((row) => row.closest("tr").contains(document.activeElement));
  const to = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by];
  to?.focus();
  return true;
};

const tick = () => {
  const box = document.activeElement?.closest("tr")?.querySelector("input[type=checkbox]");
  box?.click();
  return Boolean(box);
};

const press = (key) => {
  const found = presses.has(key) && document.querySelector(presses.get(key));
  if (!found) return false;
  if (found.matches(TYPED)) {
    found.focus();
    found.select?.();
  } else {
    found.click();
  }
  return true;
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (event.target.closest?.(TYPED)) return;
  const key = letter(event);
  const done = { j: () => move(1), k: () => move(-1), x: tick }[key]?.() || press(key);
  if (done) event.preventDefault();
});

// What is typed outlives a lost connection: kept in this tab until the server has it.
// Nothing is kept of passwords, codes and files; signing out and closing the tab forget it all.

{
const PREFIX = "tirek-kept:";
const LONGEST = 60 * 60 * 1000; // an hour: longer than a citizen stays signed in
const here = PREFIX + location.pathname;
const store = window.sessionStorage;

const read = (key) => {
  try { return JSON.parse(store.getItem(key)); } catch { return null; }
};
const keys = () => Object.keys(store).filter((key) => key.startsWith(PREFIX));
const cameFrom = () => {
  try { return PREFIX + new URL(document.referrer).pathname; } catch { return ""; }
};
const lasting = (field) =>
  field.name && field.name !== "csrfmiddlewaretoken" && !field.disabled &&
  !["hidden", "password", "file", "submit", "button"].includes(field.type) &&
  field.autocomplete !== "one-time-code";

const typed = (form) =>
  [...form.elements].filter(lasting).map((field) =>
    ["radio", "checkbox"].includes(field.type)
      ? [field.name, field.value, field.checked]
      : [field.name, field.value, null]);

const putBack = (form, kept) => {
  let changed = false;
  for (const field of [...form.elements].filter(lasting)) {
    const ticked = ["radio", "checkbox"].includes(field.type);
    const held = kept.find(([name, value]) => name === field.name && (!ticked || value === field.value));
    if (!held) continue;
    if (ticked && field.checked !== held[2]) { field.checked = held[2]; changed = true; }
    if (!ticked && field.value !== held[1]) { field.value = held[1]; changed = true; }
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return changed;
};

const tell = (form, words) => {
  const box = form.querySelector(".tk-kept") || document.createElement("p");
  box.className = "tk-kept govuk-body";
  box.setAttribute("role", "status");
  if (!box.isConnected) form.prepend(box);
  box.hidden = !words;
  box.textContent = words;
};

// The server has what was sent once it has led on to another page.
for (const key of keys()) {
  const kept = read(key);
  const taken = kept?.sent && key !== here && key === cameFrom();
  if (!kept || taken || Date.now() - kept.at > LONGEST) store.removeItem(key);
}

const keep = (form) => {
  const whose = form.dataset.keep;
  for (const key of keys()) if (read(key).whose !== whose) store.removeItem(key);
  const save = (sent) => store.setItem(
    here, JSON.stringify({ whose, sent, at: Date.now(), typed: typed(form) }));

  const kept = read(here);
  if (kept && putBack(form, kept.typed)) tell(form, form.dataset.restored);
  if (kept) save(false);
  form.addEventListener("input", () => save(false));

  let waiting;
  // Before the listeners of the form itself: they are to see only what is really sent.
  addEventListener("submit", (event) => {
    if (event.target !== form) return;
    save(navigator.onLine);
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting = { button: event.submitter };
    tell(form, form.dataset.lost);
  }, true);
  addEventListener("online", () => {
    if (!waiting) return;
    tell(form, form.dataset.back);
    form.requestSubmit(waiting.button);
    waiting = undefined;
  });
};

const form = document.querySelector("form[data-keep]");
if (form) keep(form);
}

// How htmx works here: no code from attributes, nothing of a page kept (tirek.js: no styles).
Object.assign(htmx.config, {
  allowEval: false,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  selfRequestsOnly: true,
  scrollIntoViewOnBoost: false,
  responseHandling: [
    { code: "204", swap: false },
    { code: "...", swap: true },
  ],
});

// A list that is not in the answer (an error page, say) is no list: the whole page is shown then.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const list = detail.target.id;
  if (list !== "live-list" || detail.serverResponse.includes(`id="${list}"`)) return;
  detail.shouldSwap = false;
  location.assign(detail.xhr.responseURL);
});

// Files: how far their sending has come, with a button that stops it.
const sendings = new WeakMap();

const sending = (form) => {
  const box = document.createElement("div");
  const words = document.createElement("p");
  const bar = document.createElement("progress");
  const stop = document.createElement("button");
  box.className = "tk-upload govuk-body";
  words.setAttribute("role", "status");
  words.textContent = form.dataset.upload;
  bar.className = "tk-progress__bar";
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", form.dataset.upload);
  stop.type = "button";
  stop.className = "tk-link-button";
  stop.textContent = form.dataset.stop;
  stop.addEventListener("click", () => {
    sendings.get(form).stopped = true;
    htmx.trigger(form, "htmx:abort");
  });
  box.append(words, bar, stop);
  form.append(box);
  box.scrollIntoView({ block: "nearest" });
  sendings.set(form, { box, bar });
};

const files = (form) =>
  form.matches?.("form[data-upload]") &&
  [...form.querySelectorAll("input[type=file]")].some((input) => input.files.length);

document.addEventListener("htmx:beforeSend", ({ target }) => {
  if (files(target)) sending(target);
});
document.addEventListener("htmx:xhr:progress", ({ target, detail }) => {
  const held = sendings.get(target);
  if (held && detail.lengthComputable) held.bar.value = detail.loaded / detail.total;
});
document.addEventListener("htmx:afterRequest", ({ target, detail }) => {
  const held = sendings.get(target);
  if (!held) return;
  held.box.remove();
  sendings.delete(target);
  delete target.dataset.sent;
  if (detail.xhr.status || held.stopped) return;
  const words = document.createElement("p");
  words.className = "tk-kept govuk-body";
  words.setAttribute("role", "alert");
  words.textContent = target.dataset.failed;
  target.querySelector(".tk-kept")?.remove();
  target.prepend(words);
});

// Small comforts. Every page works without them.

// Parts that htmx changes get the same comforts, so each is given to a part of the page.
const enhance = (root) => {
  for (const comfort of [errors, once, chosenFiles, tooLarge, askedIf, narrowing, print_, copying])
    comfort(root);
};

const errors = (root) => {
  const summary = root.querySelector(".govuk-error-summary");
  if (!summary) return;
  summary.focus();
  for (const link of summary.querySelectorAll('a[href^="#"]')) {
    link.addEventListener("click", (event) => {
      const field = document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      (field.closest("fieldset") || document.querySelector(`label[for="${field.id}"]`) || field)
        .scrollIntoView();
      field.focus({ preventScroll: true });
    });
  }
};

// A form is sent once, however often the button is pressed; coming back makes it new.
const once = (root) => {
  for (const form of root.querySelectorAll("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
    });
  }
};
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// The browser names its file button in its own language; ours speaks that of the page.
const chosenFiles = (root) => {
  for (const input of root.querySelectorAll("input[type=file][data-choose]")) {
    const shown = document.createElement("span");
    const button = document.createElement("span");
    const names = document.createElement("span");
    shown.className = "tk-choose__shown";
    shown.setAttribute("aria-hidden", "true");
    button.className = "govuk-button govuk-button--secondary govuk-!-margin-bottom-0";
    button.textContent = input.dataset.choose;
    const tell = () => {
      names.textContent = [...input.files].map((file) => file.name).join(", ") || input.dataset.none;
    };
    shown.append(button, names);
    input.after(shown);
    input.parentElement.classList.add("tk-choose--ready");
    input.addEventListener("change", tell);
    tell();
  }
};

// A file that is too large is told at once, not after the minutes of sending it.
const tooLarge = (root) => {
  for (const input of root.querySelectorAll("input[type=file][data-max-bytes]")) {
    input.addEventListener("change", () => {
      const most = Number(input.dataset.maxBytes);
      const large = [...input.files].some((file) => file.size > most);
      input.setCustomValidity(large ? input.dataset.tooLarge : "");
      if (large) input.reportValidity();
    });
  }
};

// A question that only some answers call for is hidden until one of them is chosen.
const askedIf = (root) => {
  for (const group of root.querySelectorAll("[data-asked-if]")) {
    const values = group.dataset.askedIfValues.split(" ");
    const inputs = document.querySelectorAll(`[name="${group.dataset.askedIf}"]`);
    const chosen = (input) => input.checked || input.tagName === "SELECT";
    const update = () => {
      group.hidden = ![...inputs].some((input) => chosen(input) && values.includes(input.value));
    };
    for (const input of inputs) input.addEventListener("change", update);
    update();
  }
};

// A choice that narrows the page is sent when made; without this its button does it.
const narrowing = (root) => {
  for (const select of root.querySelectorAll("select[data-send], .tk-live .tk-filters select")) {
    select.addEventListener("change", () => select.form.requestSubmit());
  }
};

const print_ = (root) => {
  for (const button of root.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
};

const copying = (root) => {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.nextElementSibling.textContent = button.dataset.done;
    });
  }
};

enhance(document);
document.addEventListener("htmx:load", ({ detail }) => {
  if (detail.elt !== document.body) enhance(detail.elt); // the body itself was given above
});

// What only some pages need comes only to them: the keeper at once, htmx after everything else
// (before that it would wait for a page that is there already).
const bring = (address) => {
  const script = document.createElement("script");
  script.src = address;
  document.head.append(script);
};
const kept = document.querySelector("[data-keeper]");
const changing = document.querySelector("[data-needs]");
if (kept) bring(kept.dataset.keeper);
if (changing) {
  // Said before htmx begins: what it would write into the page's style, the page does not allow.
  const settings = document.createElement("meta");
  settings.name = "htmx-config";
  settings.content = '{"includeIndicatorStyles":false}';
  document.head.append(settings);
  if (document.readyState === "complete") bring(changing.dataset.needs);
  else addEventListener("load", () => bring(changing.dataset.needs));
}

// Who signs out leaves nothing of theirs in this browser.
for (const form of document.querySelectorAll("form[data-forget]")) {
  form.addEventListener("submit", () => sessionStorage.clear());
}

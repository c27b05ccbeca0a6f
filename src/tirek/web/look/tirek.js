// Small comforts. Every page works without them.

const summary = document.querySelector(".govuk-error-summary");
if (summary) {
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
}

// A form is sent once, however often the button is pressed; coming back makes it new.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// The browser names its file button in its own language; ours speaks that of the page.
for (const input of document.querySelectorAll("input[type=file][data-choose]")) {
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

// A file that is too large is told at once, not after the minutes of sending it.
for (const input of document.querySelectorAll("input[type=file][data-max-bytes]")) {
  input.addEventListener("change", () => {
    const most = Number(input.dataset.maxBytes);
    const large = [...input.files].some((file) => file.size > most);
    input.setCustomValidity(large ? input.dataset.tooLarge : "");
    if (large) input.reportValidity();
  });
}

// A question that only some answers call for is hidden until one of them is chosen.
for (const group of document.querySelectorAll("[data-asked-if]")) {
  const values = group.dataset.askedIfValues.split(" ");
  const inputs = document.querySelectorAll(`input[name="${group.dataset.askedIf}"]`);
  const update = () => {
    group.hidden = ![...inputs].some((input) => input.checked && values.includes(input.value));
  };
  for (const input of inputs) input.addEventListener("change", update);
  update();
}

// A choice that narrows the page is sent when made; without this its button does it.
for (const select of document.querySelectorAll("select[data-send]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

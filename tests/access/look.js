// What a person with other eyes or hands would meet on the page; each answers with a list of words.
window.look = {
  // Text or a control that sticks out of a narrow screen, and no box around it that scrolls.
  cutOff(width) {
    const told = [];
    const page = document.documentElement;
    if (page.scrollWidth > width) told.push(`the page scrolls sideways: ${page.scrollWidth} px`);
    for (const one of document.querySelectorAll("body *")) {
      const box = one.getBoundingClientRect();
      if (!box.width || !box.height || box.right <= width + 1 || !this.says(one)) continue;
      if (this.scrolls(one) || this.unseen(one)) continue;
      told.push(`${this.name(one)} reaches to ${Math.round(box.right)} px`);
    }
    for (const one of document.querySelectorAll("body *")) {
      const style = getComputedStyle(one);
      if (style.overflowX !== "hidden" || !this.says(one) || this.unseen(one)) continue;
      if (one.scrollWidth > one.clientWidth + 1) told.push(`${this.name(one)} hides part of itself`);
    }
    return told.slice(0, 5);
  },
  says: (one) =>
    one.matches("a, button, input, select, textarea, img, svg") ||
    [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim()),
  scrolls(one) {
    for (let up = one; up && up !== document.body; up = up.parentElement)
      if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return true;
    return false;
  },
  // Hidden for eyes only: one pixel, or clipped away.
  unseen(one) {
    for (let up = one; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (/rect\(0/.test(style.clip) || style.clipPath === "inset(50%)") return true;
      if (style.visibility === "hidden" || style.opacity === "0") return true;
    }
    return false;
  },
  name(one) {
    const words = (one.innerText || one.value || one.getAttribute("aria-label") || "").trim();
    return `<${one.tagName.toLowerCase()} class="${one.getAttribute("class") || ""}"> ` +
      `«${words.replace(/\s+/g, " ").slice(0, 40)}»`;
  },
  // Everything that answers to a person: a group of radio buttons is one stop.
  reachable() {
    const all = "a[href], button, input, select, textarea, summary, [tabindex]";
    const stops = new Map();
    for (const one of document.querySelectorAll(all)) {
      if (one.disabled || one.type === "hidden" || one.tabIndex < 0) continue;
      if (!one.checkVisibility({ visibilityProperty: true })) continue;
      stops.set(one.type === "radio" ? `radio ${one.name}` : one, one);
    }
    return [...stops.values()];
  },
  // Begin to write down where the focus goes.
  follow() {
    this.passed = new Set();
    this.dim = new Set();
    this.hidden = new Set();
    document.activeElement?.blur();
    document.addEventListener("focusin", (event) => {
      const one = event.target;
      this.passed.add(one);
      if (!this.shines(one)) this.dim.add(this.name(one));
      const box = (one.labels?.[0] || one).getBoundingClientRect();
      const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      if (!inside) this.hidden.add(this.name(one));
    });
    return this.reachable().length;
  },
  shines(one) {
    const marks = [one, one.closest("details"), one.parentElement, one.labels?.[0]].filter(Boolean);
    const seen = (style) =>
      (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) ||
      style.boxShadow !== "none";
    return marks.some((mark) => [null, "::before", "::after"].some((part) => seen(getComputedStyle(mark, part))));
  },
  missed() {
    const same = (one) => [...this.passed].some((other) => other.type === "radio" && other.name === one.name);
    return this.reachable().filter((one) => !this.passed.has(one) && !(one.type === "radio" && same(one)));
  },
  followed() {
    return [
      ...this.missed().map((one) => `Tab does not reach ${this.name(one)}`),
      ...[...this.dim].map((one) => `no visible focus on ${one}`),
      ...[...this.hidden].map((one) => `out of sight while it has the focus: ${one}`),
    ].slice(0, 5);
  },
  empty() {
    const form = document.querySelector("main form[method=post]");
    for (const one of form.querySelectorAll("input:not([type=hidden]), textarea, select")) {
      if (/radio|checkbox/.test(one.type)) one.checked = false;
      else one.value = "";
      one.disabled = false;
    }
  },
  // A form that was sent back: the summary has the focus, and each wrong field tells its error.
  errors() {
    const summary = document.querySelector(".govuk-error-summary");
    if (!summary) return ["no error summary"];
    const told = [];
    if (!summary.contains(document.activeElement)) told.push("the error summary has not the focus");
    const links = [...summary.querySelectorAll("a[href*='#']")];
    if (!links.length) told.push("the error summary leads to no field");
    for (const link of links) {
      const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!field) told.push(`${link.hash} is nowhere on the page`);
    }
    for (const message of document.querySelectorAll("main .govuk-error-message")) {
      const told_by = document.querySelector(`[aria-describedby~="${CSS.escape(message.id)}"]`);
      if (!message.id || !told_by) told.push(`no field names its error ${this.name(message)}`);
    }
    return told;
  },
};

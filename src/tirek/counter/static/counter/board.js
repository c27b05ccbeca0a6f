// The board renews itself; while it cannot, what it showed last stays.

const EVERY = 10_000;

setInterval(async () => {
  try {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector(".tk-board").replaceWith(page.querySelector(".tk-board"));
  } catch {
    // The next try is in ten seconds.
  }
}, EVERY);

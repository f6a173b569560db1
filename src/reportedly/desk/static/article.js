// What one points at in the text lights up in the list beside it, and the other way round. The links work without it.

const text = document.querySelector(".marked");
const listed = (mark) => document.getElementById(mark.getAttribute("href").slice(1));
const marks = (item) => text.querySelectorAll(`a[href="#${CSS.escape(item.id)}"]`);

function couple(item, on) {
  item.classList.toggle("lit", on);
  for (const mark of marks(item)) mark.classList.toggle("lit", on);
}

function follow(event, on) {
  const mark = event.target.closest?.(".marked a[href^='#']");
  const item = mark ? listed(mark) : event.target.closest?.(".items > li[id]");
  if (item) couple(item, on);
}

for (const [begin, end] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(begin, (event) => follow(event, true));
  document.addEventListener(end, (event) => follow(event, false));
}

// Walking through the list with j and k brings the words into view.
document.addEventListener("desk:at", (event) => {
  const [first] = event.target.id ? marks(event.target) : [];
  first?.scrollIntoView({ block: "center" });
});

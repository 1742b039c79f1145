// Only the part of the form that belongs to what was chosen is shown.
const choices = document.querySelectorAll("input[name='what']");

function show() {
  for (const part of document.querySelectorAll("[data-when]")) {
    part.hidden = !document.getElementById(part.dataset.when).checked;
  }
}

for (const choice of choices) {
  choice.addEventListener("change", show);
}
show();
window.addEventListener("pageshow", show);

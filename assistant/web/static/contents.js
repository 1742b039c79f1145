// On a narrow screen the contents begin closed, so that the text is not pages away.
const contents = document.getElementById("contents");
if (contents && window.matchMedia("(max-width: 62rem)").matches) {
  contents.open = false;
}

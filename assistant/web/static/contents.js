// On a narrow screen what stands before the text begins closed, so that the text is not pages away.
if (window.matchMedia("(max-width: 62rem)").matches) {
  document.querySelectorAll("#contents, .about-document").forEach(each => { each.open = false; });
}

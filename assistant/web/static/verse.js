// Smooths the pages; every one of them is complete without it.
(() => {
  "use strict";
  const find = (id, within = document) => within.getElementById(id);
  const status = () => find("status");
  const tell = words => { if (status()) status().textContent = words; };
  let busy = false;
  let shown = 0; // which state of the conversation stands on the page

  // A form that asks or says something: sent in the background, and as usual when that fails.
  const PARTS = {"/ask": "talk", "/feedback": "opinion"};
  const partOf = form => PARTS[new URL(form.action).pathname];

  document.addEventListener("submit", event => {
    const form = event.target;
    const part = partOf(form);
    if (form.method !== "post" || !part || !find(part)) return;
    event.preventDefault();
    if (!busy) send(form, event.submitter, part);
  });

  const send = async (form, submitter, part) => {
    const fields = new URLSearchParams(new FormData(form));
    if (submitter?.name) fields.append(submitter.name, submitter.value);
    wait(form, true);
    tell(part === "talk" ? "Looking it up…" : "Sending…");
    try {
      const answer = await fetch(form.action, {method: "POST", body: fields, headers: {Accept: "text/html"}});
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = find(part, page);
      if (!fresh || ![200, 422].includes(answer.status)) throw new Error("not the page that was asked for");
      show(part, fresh, page.title, answer.ok);
    } catch {
      as_usual(form, submitter);
    } finally {
      wait(form, false);
    }
  };

  const wait = (form, waiting) => {
    busy = waiting;
    form.querySelectorAll("button").forEach(button => button.setAttribute("aria-disabled", waiting));
    form.querySelectorAll("textarea").forEach(field => { field.readOnly = waiting; });
  };

  const as_usual = (form, submitter) => {
    if (submitter?.name) {
      const field = document.createElement("input");
      Object.assign(field, {type: "hidden", name: submitter.name, value: submitter.value});
      form.append(field);
    }
    HTMLFormElement.prototype.submit.call(form);
  };

  // What came is put in place, has the focus, and is told in two words.
  const show = (part, fresh, title, ok) => {
    const before = part === "talk" ? state() : null;
    find(part).replaceWith(document.adoptNode(fresh));
    if (before) {
      smooth(fresh);
      once_painted(() => enter(before, title, ok));
    }
    const target = fresh.querySelector(".wrong, #answer, [aria-invalid]") ?? fresh;
    tell(ok ? (part === "talk" ? "Answer ready" : "Kept") : "");
    if (!target.matches("textarea")) target.tabIndex = -1;
    target.focus({preventScroll: true});
    target.scrollIntoView({block: part === "talk" ? "start" : "nearest"});
  };

  // The frame of the browser is painted anew for a title or an address: the answer goes first.
  const PAINTED = 150; // milliseconds, in which also a slow machine has it on the screen
  const once_painted = work => requestAnimationFrame(() => setTimeout(work, PAINTED));

  // Back, forward and reload show what stood there, without asking again.
  const enter = (before, title, ok) => {
    document.title = title;
    if (!ok) return;
    history.replaceState(before, "");
    shown = Date.now();
    history.pushState(state(), "", "/ask#answer");
  };

  const state = () => ({shown, title: document.title, talk: find("talk").outerHTML});

  const restore = kept => {
    const fresh = find("talk", new DOMParser().parseFromString(kept.talk, "text/html"));
    find("talk").replaceWith(document.adoptNode(fresh));
    document.title = kept.title;
    shown = kept.shown;
    smooth(fresh);
  };

  addEventListener("popstate", ({state: kept}) => {
    if (!kept?.talk || kept.shown === shown) return;
    restore(kept);
    tell("");
  });

  // The question: Enter asks where there is a keyboard, and the characters left are counted near the limit.
  const keyboard = matchMedia("(hover: hover) and (pointer: fine)");

  const smooth = talk => {
    talk.querySelectorAll("[data-enter]").forEach(each => { each.hidden = !keyboard.matches; });
    talk.querySelectorAll("[data-copies]").forEach(each => { each.hidden = false; });
    const question = talk.querySelector("textarea[data-limit]");
    if (!question) return;
    let later;
    const count = () => {
      const left = question.dataset.limit - [...question.value.trim()].length;
      const line = find("question_count");
      line.hidden = left > question.dataset.limit / 5;
      line.classList.toggle("error", left < 0);
      const characters = `${Math.abs(left).toLocaleString("en-GB")} character${Math.abs(left) === 1 ? "" : "s"}`;
      line.textContent = left < 0 ? `${characters} too many` : `${characters} left`;
      clearTimeout(later);
      if (!line.hidden) later = setTimeout(() => tell(line.textContent), 1000);
    };
    question.addEventListener("input", count);
    question.addEventListener("keydown", event => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || !keyboard.matches) return;
      event.preventDefault();
      if (!event.repeat) question.form.requestSubmit();
    });
    count();
  };

  // Copying: the plain text of the answer; where the browser forbids it, the text is shown and selected.
  document.addEventListener("click", async event => {
    const id = event.target.dataset?.copies;
    if (!id) return;
    const text = find(id);
    try {
      await navigator.clipboard.writeText(text.textContent);
      tell("Copied");
      event.target.textContent = "Copied";
    } catch {
      text.closest("details").open = true;
      getSelection().selectAllChildren(text);
      text.focus();
      tell("The text is selected: copy it with your keyboard");
    }
  });

  // Print shows what is folded.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach(each => { each.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach(each => { each.open = false; }));

  if (find("talk")) {
    if (history.state?.talk) restore(history.state);
    else smooth(find("talk"));
  }
  document.querySelector(".wrong")?.focus();
})();

"use strict";
// The page asks the server at its own address; everything shown is text that the server made.
const $ = (id) => document.getElementById(id);
const page = Array.from(crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36)).join("");
const nothing = () => ({ values: {}, from: null, variants: [], shocks: [], text: "" });
let plan = null, now = nothing(), pinned = null, past = [], future = [], before = null;
let shown = null, version = 0, waiting = 0, asking = null, again = false, refining = 0, speaking = 0;

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const copy = (ask) => JSON.parse(JSON.stringify(ask));
const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
};
const drawn = (name, attributes = {}, text = null) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== null) element.textContent = text;
  return element;
};

// ---- asking

async function get(address) {
  const response = await fetch(address, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

async function post(address, question, signal) {
  const response = await fetch(address, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(question), signal,
  });
  if (response.status === 409) return null;
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

// One question in flight; the latest change wins: few futures at once, all of them when it has settled.
async function ask(preview) {
  clearTimeout(refining);
  if (asking && asking.isPreview) { again = true; return; }
  if (asking) asking.abort();
  const own = new AbortController();
  own.isPreview = preview;
  asking = own;
  try {
    const answer = await post("answer", { page, preview, now, pinned }, own.signal);
    if (own.signal.aborted) return;
    if (answer) show(answer);
    if (answer && preview && !again && answer.now && plan.trials.full > answer.trials) refining = setTimeout(() => ask(false), 120);
  } catch (error) {
    if (error.name !== "AbortError") trouble(error.message);
  } finally {
    if (asking === own) {
      asking = null;
      if (again) { again = false; ask(true); }
    }
  }
}

function change(part, isSettled = true) {
  const next = { ...now, ...part };
  if (!before) before = copy(now);
  now = next;
  if (isSettled) {
    if (!same(before, now)) { past.push(before); future = []; }
    before = null;
  }
  keep();
  controls();
  clearTimeout(waiting);
  waiting = setTimeout(() => ask(true), 0);
}

function go(ask) {
  now = copy(ask);
  before = null;
  keep();
  controls();
  askAgain();
}
const askAgain = () => ask(true);

function trouble(message) {
  $("errors").replaceChildren(make("p", { class: "err" }, "The server does not answer: " + message));
  $("results").classList.add("stale");
}

// ---- the state in the address

function keep() {
  const words = new URLSearchParams();
  const put = (ask, mark) => {
    for (const [path, value] of Object.entries(ask.values)) words.append(mark + "set", path + "=" + value);
    if (ask.from) words.append(mark + "from", ask.from);
    for (const id of ask.variants) words.append(mark + "variant", id);
    for (const id of ask.shocks) words.append(mark + "shock", id);
    if (ask.text) words.append(mark + "text", ask.text);
  };
  put(now, "");
  if (pinned) { words.append("a", "1"); put(pinned, "a."); }
  history.replaceState(null, "", "#" + words.toString());
}

function recall() {
  const words = new URLSearchParams(location.hash.slice(1));
  const take = (mark) => {
    const ask = nothing();
    for (const word of words.getAll(mark + "set")) {
      const [path, value] = word.split("=");
      const control = plan.controls.find((one) => one.path === path);
      if (control && control.values.includes(Number(value))) ask.values[path] = Number(value);
    }
    const from = Number(words.get(mark + "from"));
    if (plan.years.includes(from)) ask.from = from;
    ask.variants = words.getAll(mark + "variant").filter((id) => plan.variants.some((one) => one.id === id));
    ask.shocks = words.getAll(mark + "shock").filter((id) => plan.shocks.some((one) => one.id === id));
    ask.text = (words.get(mark + "text") || "").slice(0, 4000);
    return ask;
  };
  now = take("");
  pinned = words.get("a") ? take("a.") : null;
}

// What the scenario no longer has is no longer asked for.
function fit(ask) {
  const kept = { ...ask, values: {} };
  for (const [path, value] of Object.entries(ask.values)) {
    const control = plan.controls.find((one) => one.path === path);
    if (control && control.values.includes(value)) kept.values[path] = value;
  }
  if (!plan.years.includes(ask.from)) kept.from = null;
  kept.variants = ask.variants.filter((id) => plan.variants.some((one) => one.id === id));
  kept.shocks = ask.shocks.filter((id) => plan.shocks.some((one) => one.id === id));
  return kept;
}

// ---- controls

function build() {
  $("sliders").replaceChildren(...plan.controls.map((control, position) => {
    const id = "c" + position;
    const slider = make("input", { type: "range", id, min: 0, max: control.values.length - 1, step: 1 });
    const at = () => {
      const values = { ...now.values };
      const value = control.values[Number(slider.value)];
      if (value === control.now && !control.differs_by_year) delete values[control.path];
      else values[control.path] = value;
      return values;
    };
    slider.addEventListener("input", () => change({ values: at() }, false));
    slider.addEventListener("change", () => change({ values: at() }));
    return make("div", { class: "row" },
      make("div", { class: "lab" }, make("label", { for: id }, control.label), make("output", { for: id, id: id + "o" })),
      slider,
      make("div", { class: "ends", "aria-hidden": "true" },
        make("span", {}, control.texts[0]), make("span", {}, control.texts[control.texts.length - 1])));
  }));
  if (!plan.controls.length) $("sliders").append(make("p", { class: "note" }, "No decision of the plan is a plain number."));
  $("from").replaceChildren(...plan.years.map((year, position) =>
    make("option", { value: position ? year : "" }, "FY" + year)));
  boxes("variants", plan.variants);
  boxes("shocks", plan.shocks);
  $("savefile").textContent = plan.file;
  const warnings = plan.warnings.map((found) => message(found));
  $("warnings").hidden = !warnings.length;
  $("warnings").lastElementChild.replaceChildren(...warnings);
}

function boxes(name, list) {
  const set = $(name);
  set.hidden = !list.length;
  set.replaceChildren(set.querySelector("legend"), ...list.map((one) => {
    const id = name + "-" + one.id;
    const box = make("input", { type: "checkbox", id });
    box.addEventListener("change", () => {
      const rest = now[name].filter((other) => other !== one.id);
      change({ [name]: box.checked ? [...rest, one.id] : rest });
    });
    const label = make("label", { for: id }, one.title);
    if (one.changes) label.title = one.changes.join("; ");
    return make("div", { class: "check" }, box, label);
  }));
}

function controls() {
  plan.controls.forEach((control, position) => {
    const slider = $("c" + position), out = $("c" + position + "o");
    const isMoved = control.path in now.values;
    const index = control.values.indexOf(isMoved ? now.values[control.path] : control.now);
    if (Number(slider.value) !== index) slider.value = index;
    out.textContent = control.texts[index];
    out.className = isMoved ? "moved" : "";
    slider.setAttribute("aria-valuetext", control.texts[index] + (isMoved ? ", in the plan " + control.now_text : ""));
  });
  $("from").value = now.from && now.from !== plan.years[0] ? now.from : "";
  for (const name of ["variants", "shocks"]) {
    for (const one of plan[name]) $(name + "-" + one.id).checked = now[name].includes(one.id);
  }
  if ($("line").value !== now.text) $("line").value = now.text;
  $("undo").disabled = !past.length;
  $("redo").disabled = !future.length;
  $("reset").disabled = same(now, nothing()) && !pinned;
  $("pin").textContent = pinned ? "Unpin A" : "Pin this as A";
  $("pin").setAttribute("aria-pressed", pinned ? "true" : "false");
  $("save").disabled = plan.read_only || (!Object.keys(now.values).length && !now.text.trim());
  $("save").hidden = plan.read_only;
}

// ---- showing

function message(found) {
  const box = make("div", { class: found.severity === "error" ? "err" : "err warn" });
  if (found.severity === "error" && found.tried) box.append(make("b", {}, "Not understood, or it cannot be."));
  box.append(make("pre", { tabindex: 0, role: "group", "aria-label": found.message }, found.text));
  return box;
}

function show(answer) {
  if (answer.version !== version) refresh();
  const errors = (answer.diagnostics || []).filter((found) => found.severity === "error");
  const others = (answer.diagnostics || []).filter((found) => found.severity !== "error");
  const parts = errors.concat(others).slice(0, 8).map(message);
  if (answer.problem) parts.unshift(make("p", { class: "err" }, answer.problem));
  const isAnswered = Boolean(answer.now);
  $("errors").replaceChildren(...parts);
  $("line").setAttribute("aria-invalid", String(!isAnswered && Boolean(now.text.trim())));
  $("results").classList.toggle("stale", !isAnswered);
  $("answer").classList.toggle("stale", !isAnswered);
  $("sub").classList.toggle("stale", !isAnswered);
  $("old").hidden = isAnswered || !shown;
  if (isAnswered) {
    shown = answer;
    render(answer);
  }
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    const text = isAnswered ? $("answer").textContent + " " + $("sub").textContent : $("errors").textContent.slice(0, 300);
    if ($("live").textContent !== text) $("live").textContent = text;
  }, 500);
}

function render(answer) {
  $("answer").replaceChildren(...answer.now.answer.map((part) => (part.bold ? make("b", {}, part.text) : part.text)));
  $("sub").textContent = answer.now.consequence + (answer.preview ? " Preview." : "");
  const pair = $("pair");
  pair.hidden = !answer.pinned;
  const line = (name, one, words) => [
    make("span", {}, name),
    make("span", {}, make("b", {}, one.covered_text), " of 100", strip(one.covered)),
    make("span", {}, words),
  ];
  pair.replaceChildren(...(answer.pinned
    ? [...line("A", answer.pinned, describe(pinned)), ...line("B", answer.now, describe(now))] : []));
  $("picture").replaceChildren(chart(answer.now, answer.pinned));
  table(answer);
  $("difference").replaceChildren(...(answer.difference
    ? [make("h2", {}, "B against A"), ...answer.difference.sentences.map((text) => make("p", {}, text))] : []));
  $("note").textContent = answer.note;
}

function describe(ask) {
  if (!ask) return "the plan as written";
  const parts = Object.entries(ask.values).map(([path, value]) => {
    const control = plan.controls.find((one) => one.path === path);
    return control ? control.label + " " + control.texts[control.values.indexOf(value)] : path;
  });
  if (ask.from && parts.length) parts[parts.length - 1] += " from FY" + ask.from;
  const title = (list, id) => (list.find((one) => one.id === id) || { title: id }).title;
  parts.push(...ask.variants.map((id) => title(plan.variants, id)), ...ask.shocks.map((id) => title(plan.shocks, id)));
  if (ask.text.trim()) parts.push("a line: " + ask.text.trim().split("\n")[0].slice(0, 60));
  return parts.length ? parts.join("; ") : "the plan as written";
}

function strip(share) {
  const svg = drawn("svg", { class: "strip", viewBox: "0 0 103 28", "aria-hidden": "true" });
  const count = Math.floor(share * 100 + 0.5);
  for (let i = 0; i < 100; i += 1) {
    const column = Math.floor(i / 5);
    svg.append(drawn("circle", {
      cx: (2.6 + column * 4.95 + Math.floor(column / 5) * 1.2).toFixed(1), cy: (2.8 + (i % 5) * 5.5).toFixed(1),
      r: i < count ? 2.1 : 1.6, class: i < count ? "on" : "off",
    }));
  }
  return svg;
}

// Dollars of an axis, as the reports print them.
function short(value) {
  const size = Math.abs(value), sign = value < 0 ? "\u2212" : "";
  if (size >= 999500) return sign + "$" + (size / 1e6).toFixed(1) + "M";
  if (size >= 1000) return sign + "$" + Math.round(size / 1000) + "k";
  return sign + "$" + Math.round(size);
}

// The scale stays while everything fits it and fills a third of it.
let scale = null;
function fitted(values) {
  const low = Math.min(0, ...values), high = Math.max(0, ...values), size = Math.max(1, high - low);
  if (scale && low >= scale.low && high <= scale.high && size * 3 >= scale.high - scale.low) {
    $("scale").textContent = "";
    return scale;
  }
  const rough = size / 4, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough);
  $("scale").textContent = scale ? "The scale changed with this step." : "";
  scale = { low: Math.floor(low / step) * step, high: Math.ceil(high / step) * step, step };
  return scale;
}

function chart(one, other) {
  const years = one.years, last = years.length - 1;
  const { low, high, step } = fitted(years.concat(other ? other.years : []).flatMap((year) => [year.p5, year.p95, year.mean]));
  const left = 48, right = 270, top = 10, bottom = 190;
  const x = (i) => left + 12 + (right - left - 24) * (last ? i / last : 0.5);
  const y = (value) => bottom - ((bottom - top) * (value - low)) / (high - low);
  const svg = drawn("svg", { class: "chart", viewBox: "0 0 360 250", role: "img", "aria-labelledby": "ct cd" });
  svg.append(drawn("title", { id: "ct" }, "Money left over or short, by year"));
  svg.append(drawn("desc", { id: "cd" }, years.map((year) => year.label + ": " + year.mean_text + " on average, covered in "
    + year.covered_text + " of 100 futures").join("; ")));
  for (let tick = low; tick <= high + step / 2; tick += step) {
    svg.append(drawn("line", { class: "ax", x1: left, x2: right, y1: y(tick), y2: y(tick) }));
    svg.append(drawn("text", { class: "t2", x: left - 6, y: y(tick) + 4, "text-anchor": "end" }, short(Math.abs(tick) < step / 1e6 ? 0 : tick)));
  }
  const line = (key, list) => list.map((year, i) => x(i).toFixed(1) + "," + y(year[key]).toFixed(1)).join(" ");
  svg.append(drawn("polygon", { class: "band", points: line("p5", years) + " " + line("p95", years).split(" ").reverse().join(" ") }));
  svg.append(drawn("line", { class: "zero", x1: left, x2: right, y1: y(0), y2: y(0) }));
  for (const key of ["p5", "p95"]) svg.append(drawn("polyline", { class: "edge", points: line(key, years) }));
  svg.append(drawn("polyline", { class: "mean", points: line("mean", years) }));
  years.forEach((year, i) => svg.append(drawn("circle", { class: "dot", cx: x(i), cy: y(year.mean), r: 2.8 })));
  if (other) svg.append(drawn("polyline", { class: "a", points: line("mean", other.years) }));
  const labels = [
    { value: years[last].p95, text: "5 of 100 above", kind: "" },
    { value: years[last].mean, text: "mean" + (other ? " of B " : " ") + short(years[last].mean), kind: "b" },
    { value: years[last].p5, text: "5 of 100 below", kind: "" },
  ];
  if (other) labels.push({ value: other.years[last].mean, text: "mean of A " + short(other.years[last].mean), kind: "ta" });
  labels.sort((a, b) => b.value - a.value).forEach((label) => { label.y = y(label.value); });
  for (let round = 0; round < 60; round += 1) {
    for (let i = 0; i + 1 < labels.length; i += 1) {
      const lack = 15 - (labels[i + 1].y - labels[i].y);
      if (lack > 0) { labels[i].y -= lack / 2; labels[i + 1].y += lack / 2; }
    }
  }
  for (const label of labels) {
    svg.append(drawn("path", { class: "lead", d: `M${x(last) + 4} ${y(label.value)} L${right + 1} ${y(label.value)} L${right + 6} ${label.y}` }));
    svg.append(drawn("text", { class: label.kind, x: right + 9, y: label.y + 4 }, label.text));
  }
  const every = Math.ceil(years.length / 6);
  years.forEach((year, i) => {
    if (i % every && i !== last) return;
    svg.append(drawn("text", { class: "t2", x: x(i), y: bottom + 17, "text-anchor": "middle" }, year.label));
    svg.append(drawn("text", { class: "b", x: x(i), y: bottom + 40, "text-anchor": "middle" }, year.covered_text));
  });
  svg.append(drawn("line", { class: "ax", x1: left, x2: right, y1: bottom + 24, y2: bottom + 24 }));
  svg.append(drawn("text", { class: "t2", x: right + 9, y: bottom + 34 }, "of 100 futures"));
  svg.append(drawn("text", { class: "t2", x: right + 9, y: bottom + 47 }, "are covered"));
  return svg;
}

function table(answer) {
  const others = new Map(answer.pinned ? answer.pinned.rows.map((row) => [row.label, row.text]) : []);
  const head = make("tr", {}, make("th", { scope: "col", class: "l" }, "What"));
  if (answer.pinned) head.append(make("th", { scope: "col" }, "A"));
  head.append(make("th", { scope: "col" }, answer.pinned ? "B" : "Now"));
  const rows = answer.now.rows.map((row) => {
    const line = make("tr", {}, make("th", { scope: "row" }, row.label));
    if (answer.pinned) line.append(make("td", {}, others.get(row.label) || ""));
    line.append(make("td", {}, row.text));
    return line;
  });
  for (const [i, year] of answer.now.years.entries()) {
    const line = make("tr", {}, make("th", { scope: "row" }, year.label + ", on average"));
    if (answer.pinned) line.append(make("td", {}, answer.pinned.years[i].mean_text));
    line.append(make("td", {}, year.mean_text));
    rows.push(line);
  }
  $("table").replaceChildren(make("caption", {}, "Figures"), make("thead", {}, head), make("tbody", {}, ...rows));
}

// ---- saving

let drafting = 0;
function draft() {
  clearTimeout(drafting);
  drafting = setTimeout(async () => {
    try {
      const found = await post("lines", { now, id: $("saveid").value, title: $("savetitle").value });
      $("savelines").textContent = found.lines;
      problem(found);
    } catch (error) { problem({ problem: error.message, diagnostics: [] }); }
  }, 80);
}

function problem(found) {
  $("saveproblem").hidden = !found.problem;
  $("saveproblem").replaceChildren(found.problem || "", ...(found.diagnostics || []).map(message));
  $("saveok").disabled = Boolean(found.problem);
}

function idOf(title) {
  const id = title.toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "").slice(0, 50).replace(/_+$/, "");
  return /^[a-z]/.test(id) || !id ? id : "v_" + id;
}

function openSaving() {
  $("savetitle").value = describe({ ...now, variants: [], shocks: [] });
  $("saveid").value = idOf($("savetitle").value);
  const more = [...now.variants, ...now.shocks];
  $("savenote").textContent = more.length
    ? "What is switched on beside them (" + more.join(", ") + ") is not part of the variant." : "";
  $("saveok").disabled = true;
  $("dialog").showModal();
  draft();
}

async function save() {
  $("saveok").disabled = true;
  try {
    const found = await post("save", { now, id: $("saveid").value, title: $("savetitle").value });
    if (!found.saved) return problem(found);
    $("dialog").close();
    $("saved").textContent = "Added to " + plan.file + ", from line " + found.line + " on.";
    await refresh();
  } catch (error) { problem({ problem: error.message, diagnostics: [] }); }
}

// ---- the file

async function refresh() {
  const fresh = await get("state");
  const isFirst = !plan;
  const isOther = isFirst || fresh.version !== version;
  version = fresh.version;
  plan = fresh;
  if (isOther) {
    if (isFirst) recall();
    else {
      now = fit(now);
      if (pinned) pinned = fit(pinned);
      past = past.map(fit);
      future = future.map(fit);
    }
    build();
    keep();
  }
  const broken = $("broken");
  broken.hidden = !plan.broken.length;
  if (plan.broken.length) {
    broken.replaceChildren(
      make("b", {}, plan.file + " has errors now. "),
      "What is shown is the scenario as it was before; the page goes on when the file is mended.",
      ...plan.broken.slice(0, 5).map((found) => make("pre", { tabindex: 0, role: "group", "aria-label": found.message }, found.text)));
  }
  controls();
  if (isOther) askAgain();
}

async function look() {
  try {
    if (!document.hidden && plan) {
      const found = await get("version");
      if (found.version !== version) await refresh();
      if ($("results").classList.contains("stale") && !shown) askAgain();
    }
  } catch (error) { trouble(error.message); }
  setTimeout(look, 1000);
}

// ---- keys and buttons

const undo = () => { if (past.length) { future.push(copy(now)); go(past.pop()); } };
const redo = () => { if (future.length) { past.push(copy(now)); go(future.pop()); } };
$("undo").addEventListener("click", undo);
$("redo").addEventListener("click", redo);
$("reset").addEventListener("click", () => { pinned = null; change(nothing()); });
$("pin").addEventListener("click", () => { pinned = pinned ? null : copy(now); keep(); controls(); askAgain(); });
$("from").addEventListener("change", () => change({ from: $("from").value ? Number($("from").value) : null }));
let typing = 0;
$("line").addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => change({ text: $("line").value }), 250);
});
$("line").placeholder = "set master.stipend = $12,000";
$("save").addEventListener("click", openSaving);
$("saveok").addEventListener("click", save);
$("savecancel").addEventListener("click", () => $("dialog").close());
$("savetitle").addEventListener("input", () => { $("saveid").value = idOf($("savetitle").value); draft(); });
$("saveid").addEventListener("input", draft);
$("controls").addEventListener("submit", (event) => event.preventDefault());
addEventListener("keydown", (event) => {
  const isText = /^(text|textarea)$/.test(event.target.type || "");
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !isText) {
    event.preventDefault();
    if (event.shiftKey) redo(); else undo();
  }
});
addEventListener("hashchange", () => { if (plan) { recall(); controls(); askAgain(); } });
refresh().catch((error) => trouble(error.message)).finally(() => setTimeout(look, 1000));

// Measures views in a page; run by tests/test_browser.py, which reads what stands in #out.
// Every view gets a frame of its own, so that one cannot hide what another does.

const BROKEN =
  '<!doctype html><meta charset="utf-8"><body><div id="frame" style="width:300px">' +
  '<div class="pf-view" style="background:#fff"><div style="width:900px">wide</div>' +
  '<span style="color:#ccc">faint</span> \u{10FFFD}\u{E123}<table><tr><td>x</td></tr></table>' +
  '<img src="data:image/png;base64,AAAA" onerror="window.hit=1"><a href="javascript:0">x</a>' +
  "<svg><text>x</text></svg></div></div>";

function luminance([r, g, b]) {
  const part = (value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
}

function numbers(colour) {
  const found = colour.match(/[\d.]+/g).map(Number);
  return found.length === 3 ? [...found, 1] : found;
}

function behind(element, view) {
  for (let each = element; each; each = each.parentElement) {
    const found = numbers(view.getComputedStyle(each).backgroundColor);
    if (found[3] > 0) return found;
  }
  return [255, 255, 255, 1];
}

function under(element, view) {
  // What is painted under a word of a picture: the last filled shape before it that holds it.
  const box = element.getBoundingClientRect();
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  let found = null;
  for (const shape of element.ownerSVGElement.querySelectorAll("rect")) {
    const at = shape.getBoundingClientRect();
    const inside = at.left <= x && x <= at.right && at.top <= y && y <= at.bottom;
    const fill = view.getComputedStyle(shape).fill;
    if (inside && fill !== "none") found = numbers(fill);
  }
  return found ?? behind(element, view);
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function textElements(frame) {
  const own = (each) => [...each.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const hidden = "style, title, desc, script";
  return [...frame.querySelectorAll("*")].filter((each) => own(each) && !each.matches(hidden));
}

function overflows(frame) {
  const found = [];
  const edge = frame.getBoundingClientRect().right + 0.5;
  for (const each of frame.querySelectorAll("*")) {
    const shape = each.closest("svg") && !each.matches("svg, text");
    if (shape || each.matches("style")) continue;
    const box = each.getBoundingClientRect();
    if (!box.width) continue;
    if (box.right > edge || box.left < -0.5) found.push(`${each.tagName} ${box.left} ${box.right} ${each.textContent.slice(0, 40)}`);
    if (each.tagName === "text") {
      const held = each.ownerSVGElement.getBoundingClientRect();
      if (box.right > held.right + 1 || box.left < held.left - 1 || box.bottom > held.bottom + 1) {
        found.push(`${each.textContent} ${box.right} of ${held.right}`);
      }
    } else if (each.scrollWidth > each.clientWidth + 1 && each.clientWidth) {
      found.push(`${each.tagName} ${each.scrollWidth} in ${each.clientWidth}`);
    }
  }
  return found;
}

function faint(frame, view) {
  const found = [];
  for (const each of textElements(frame)) {
    const style = view.getComputedStyle(each);
    const drawn = each.tagName === "text";
    const ink = numbers(drawn ? style.fill : style.color);
    const ratio = contrast(ink, drawn ? under(each, view) : behind(each, view));
    if (ratio < 4.5) found.push(`${each.textContent}: ${ratio.toFixed(2)}`);
  }
  return found;
}

// A sign is missing where it is drawn exactly as one that no font has.
const pen = Object.assign(document.createElement("canvas"), { width: 40, height: 40 }).getContext(
  "2d",
  { willReadFrequently: true },
);
const drawings = new Map();

function drawing(sign, font) {
  const key = `${font} ${sign}`;
  if (!drawings.has(key)) {
    pen.clearRect(0, 0, 40, 40);
    pen.font = font;
    pen.fillText(sign, 2, 28);
    drawings.set(key, pen.getImageData(0, 0, 40, 40).data.join());
  }
  return drawings.get(key);
}

function missing(frame, view) {
  const font = `24px ${view.getComputedStyle(frame.firstElementChild).fontFamily}`;
  const boxes = new Set(["\u{10FFFD}", "\u{FFFF}", "\u{E123}"].map((sign) => drawing(sign, font)));
  const signs = new Set(textElements(frame).map((each) => [...each.textContent]).flat());
  return [...signs].filter((sign) => sign.trim() && boxes.has(drawing(sign, font)));
}

function acts(frame, view) {
  const found = [...frame.querySelectorAll("script, iframe, object, embed, link, form, a")].map(
    (each) => each.tagName,
  );
  for (const each of frame.querySelectorAll("*")) {
    for (const { name, value } of each.attributes) {
      if (/^on|href|src/i.test(name) || /javascript:|url\(/i.test(value)) found.push(`${name}=${value}`);
    }
  }
  const hidden = frame.textContent.match(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g) ?? [];
  return [...found, ...hidden, ...(view.hit || window.hit ? ["a script ran"] : [])];
}

function mute(frame) {
  const found = [];
  for (const each of frame.querySelectorAll("table")) {
    const heads = [...each.querySelectorAll("th")];
    if (!each.caption || !heads.length || heads.some((head) => !head.scope)) found.push("table");
  }
  for (const each of frame.querySelectorAll("svg")) {
    const named = each.querySelector(":scope > title") && each.querySelector(":scope > desc");
    if (each.getAttribute("role") !== "img" || !named) found.push("svg");
  }
  return found;
}

async function measure(page) {
  const holder = document.createElement("iframe");
  holder.style = "width:1300px;height:900px;border:0";
  const ready = new Promise((done) => (holder.onload = done));
  holder.srcdoc = page;
  document.body.append(holder);
  await ready;
  const view = holder.contentWindow;
  const frame = view.document.getElementById("frame");
  const found = {
    overflows: overflows(frame),
    faint: faint(frame, view),
    missing: missing(frame, view),
    loaded: [
      ...view.performance.getEntriesByType("resource").map((each) => each.name),
      ...[...frame.querySelectorAll("[src], image, use")].map((each) => each.outerHTML),
    ],
    acts: acts(frame, view),
    mute: mute(frame),
    text: frame.textContent,
  };
  holder.remove();
  return found;
}

(async () => {
  const result = {};
  for (const [name, page] of Object.entries({ broken: BROKEN, ...PAGES })) {
    result[name] = await measure(page);
  }
  document.getElementById("out").textContent = JSON.stringify(result);
})();

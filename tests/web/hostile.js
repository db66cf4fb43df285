// Notices what hostile texts do: a call of `xss`, and a request to any host but the tests' own.

let done = [];
window.xss = (who = "a text") => done.push(who);

// There is no other way to learn of each request in all three browsers: the page's policy forbids those to other hosts, and the
// browser tells of what it stopped. Not of media: Chromium tells of a track even where it belongs to a document that loads nothing,
// such as the one that DOMPurify reads HTML into. The other tests do nothing that is forbidden here.
const policy = document.createElement("meta");
policy.httpEquiv = "Content-Security-Policy";
policy.content = "default-src 'self' 'unsafe-inline' 'unsafe-eval'; connect-src *; img-src 'self' data:; media-src *";
document.head.append(policy);
document.addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective }) => {
  if (effectiveDirective === "img-src") pictures.push(blockedURI);
  else window.xss(blockedURI);
});

// Pictures that were asked for, and the addresses of those that a text may show: also of those that are links by now, or gone.
let pictures = [];
const allowed = new Set();

function allowPicturesIn(root) {
  for (const { src, href } of root.querySelectorAll(".rich-text :is(img, a)")) allowed.add((src ?? href).split("#")[0]);
  for (const { shadowRoot } of root.querySelectorAll("customer-portal")) allowPicturesIn(shadowRoot);
}

// A picture may be gone before anybody looks: in a link nothing but its alternative text is left of it where it cannot be shown, and a
// newer answer replaces the whole text.
const { replaceChildren, replaceWith } = Element.prototype;
Element.prototype.replaceChildren = function (...nodes) {
  const pictures = nodes.flatMap((node) => [...(node.querySelectorAll?.("img") ?? [])]);
  for (const { src } of pictures) allowed.add(src.split("#")[0]);
  replaceChildren.apply(this, nodes);
};
Element.prototype.replaceWith = function (...nodes) {
  if (this.localName === "img") allowed.add(this.src.split("#")[0]);
  replaceWith.apply(this, nodes);
};

// What was done since the last time.
export function takeDone() {
  allowPicturesIn(document);
  const taken = [...done, ...pictures.filter((address) => !allowed.has(address))];
  done = [];
  pictures = [];
  return taken.map(String);
}

// A page for each text that has it as it is. Such a page can do all but to leave its frame, and calls `xss` with its number.
export function pagesOf(texts) {
  return texts.map((text, number) => {
    const frame = document.createElement("iframe");
    frame.sandbox = "allow-scripts allow-same-origin";
    const watch = `xss = () => parent.xss(${number}); addEventListener("securitypolicyviolation", xss)`;
    frame.srcdoc = `<!doctype html><script>${watch}</script><body><div>${text}`;
    document.body.append(frame);
    return frame;
  });
}

const KEPT = new Set(
  ("a abbr b bdi blockquote br caption cite code dd del dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p " +
    "pre q rp rt ruby s samp section small span strike strong sub sup table tbody td tfoot th thead tr u ul var").split(" "),
);

const ALLOWED = { abbr: ["title"], dfn: ["title"], img: ["alt", "height", "width"], ol: ["start"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan"] };

const isKept = ({ ownerElement: element, name, value }) => {
  const is = (element_name, ...names) => element.localName === element_name && names.includes(name);
  if (name === "data-part") return true;
  if (is("a", "data-to")) return element.hasAttribute("href");
  if (is("a", "href")) {
    const isSafe = ["http:", "https:", "mailto:"].includes(element.protocol);
    return isSafe && (element.rel === "noopener noreferrer" || element.hasAttribute("data-to"));
  }
  if (is("a", "rel")) return true;
  if (is("a", "target")) return value === "_blank";
  if (is("img", "src")) return /^(https?:|data:image\/(png|jpeg|gif|webp|avif);base64,)/.test(value) && element.referrerPolicy === "no-referrer";
  if (is("img", "loading", "referrerpolicy")) return true;
  return ALLOWED[element.localName]?.includes(name) ?? false;
};

// What sanitised HTML has, and must not have.
export function forbiddenIn(part) {
  return [...part.querySelectorAll("*")].flatMap((element) => {
    const isText = element.namespaceURI === "http://www.w3.org/1999/xhtml" && KEPT.has(element.localName);
    const attributes = [...element.attributes].filter((attribute) => !isKept(attribute));
    return isText && !element.shadowRoot ? attributes.map(({ name, value }) => `${name}=${value}`) : [element.outerHTML];
  });
}

// The elements of a page, each by its name and those of its attributes, and styles in full; not what is in sanitised HTML.
export function kindsIn(part) {
  const own = [...part.querySelectorAll("*")].filter((element) => !element.closest(".rich-text *"));
  return own.map((element) => {
    const attributes = [...element.attributes].map(({ name, value }) => (name === "style" ? `style=${value}` : name));
    return `${element.localName}[${attributes.sort().join(" ")}]`;
  });
}

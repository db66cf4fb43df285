// The entry point of the portal, and the one part of it that Rust cannot express: a class that extends HTMLElement.
// The build replaces GLUE, WASM, STYLE and SANITISER (each { name, integrity } of a file beside this one), DASHBOARD and RECORDS
// (lists of such), GUIDE (the name of one), and START_FAILED, START_UNREACHABLE and RELOAD (texts).

import { isSignedIn } from "./session/stored.js";

const beside = (name) => new URL(name, import.meta.url).href;

// Where the page takes scripts only by trusted types, these are the two that are loaded here, and no others. A page that does not name the
// policy takes none.
function createPolicy() {
  const createScriptURL = (address) => {
    if ([GLUE, SANITISER].some(({ name }) => address === beside(name))) return address;
    throw new TypeError(`${address} is no script of ${import.meta.url}`);
  };
  try {
    return globalThis.trustedTypes?.createPolicy("customer-portal", { createScriptURL });
  } catch (error) {
    console.error(error);
  }
}

const policy = createPolicy();

// Nothing that has another content than the build gave it is used.
async function load({ name, integrity }) {
  const answer = await fetch(beside(name), { integrity });
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
  return answer;
}

// `import()` takes no integrity, and gives the module that a script element has loaded.
async function loadModule({ name, integrity }) {
  const script = Object.assign(document.createElement("script"), {
    type: "module",
    crossOrigin: "anonymous",
    integrity,
    src: policy?.createScriptURL(beside(name)) ?? beside(name),
  });
  const loaded = new Promise((resolve, reject) => {
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(`${script.src} could not be loaded`)));
  });
  document.head.append(script);
  await loaded.finally(() => script.remove());
  return import(script.src);
}

function preload({ name, integrity }) {
  const link = { rel: "preload", as: "fetch", crossOrigin: "anonymous", integrity, href: beside(name) };
  document.head.append(Object.assign(document.createElement("link"), link));
}

async function loadApplication() {
  const [wasm, glue] = await Promise.all([load(WASM), loadModule(GLUE)]);
  await glue.default({ module_or_path: wasm });
  return glue;
}

async function loadStyle() {
  const answer = await load(STYLE);
  return new CSSStyleSheet().replace(await answer.text());
}

// Loaded once for all elements of a page, and from the first moment on: nothing can be shown without it.
const ready = Promise.all([loadApplication(), loadStyle()]);
ready.catch((error) => console.error("The customer portal could not be loaded.", error));

// What the server says to a request for this file; nothing where the connection may be the reason why another could not be had.
function askServer() {
  return fetch(import.meta.url, { cache: "reload", signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
}

const PATIENCE = 10_000;

// A file may be gone since a newer portal is on the server. That one is had by a reload, which is done once, and only where
// the page is the portal's own: another may hold what somebody has typed. Without the server, a reload would lose the page.
function renew(entry) {
  const [visit] = performance.getEntriesByType("navigation");
  if (visit?.type !== "reload" && entry?.ok) location.reload();
}

class CustomerPortal extends HTMLElement {
  static observedAttributes = ["crm", "routing", "base", "lang", "brand", "logo", "extra-columns", "idle", "max-upload", "upload-types"];

  #application;
  #starting = false;
  #toDo = [];

  navigate(path) {
    // Made a text at once, by what may do or throw anything.
    const address = String(path);
    this.#do((application) => application.navigate(address));
  }

  signOut() {
    this.#do((application) => application.signOut());
  }

  connectedCallback() {
    if (isSignedIn()) this.#preloadPage();
    this.#start();
  }

  disconnectedCallback() {
    this.#stop();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    this.#stop();
    this.#start();
  }

  // Several attributes that are set in one go cause one start.
  async #start() {
    if (this.#starting) return;
    this.#starting = true;
    let isLoaded = false;
    try {
      const [{ mount }, style] = await ready;
      isLoaded = true;
      // To compile and to start take a slow phone a while each: what the customer does comes in between.
      await globalThis.scheduler?.yield?.();
      if (!this.isConnected) return;
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [style];
      this.#stop();
      this.#application = mount(this, root, this.#page());
      this.#toDo.splice(0).forEach((what) => what(this.#application));
    } catch (error) {
      // That a file could not be loaded is in the console already.
      if (isLoaded) console.error("The customer portal could not be started.", error);
      await this.#showThatItFailed(isLoaded);
    } finally {
      this.#starting = false;
    }
  }

  // The application asks for the page of the address only when it runs. Whoever is signed in has nothing else to wait for, so it
  // loads beside that: it is the dashboard, or else in most cases a list or a document.
  #preloadPage() {
    const address = this.getAttribute("routing") === "path" ? location.pathname : location.hash;
    const isDashboard = address === "" || address.endsWith("/");
    (isDashboard ? DASHBOARD : RECORDS).forEach(preload);
  }

  #stop() {
    this.#application?.free();
    this.#application = undefined;
  }

  // At once, or when the application is there.
  #do(what) {
    if (this.#application) what(this.#application);
    else this.#toDo.push(what);
  }

  // What src/host.rs knows of the page.
  #page() {
    return {
      guide: beside(GUIDE),
      ownsPage: this.#ownsPage(),
      loadSanitiser: () => loadModule(SANITISER),
      renew: () => void this.#renew(),
      dispatch: (name, detail) => queueMicrotask(() => this.#dispatch(name, detail)),
    };
  }

  #ownsPage() {
    return [...document.body.children].every((child) => child === this || child.matches("script, noscript"));
  }

  async #renew(asked = askServer()) {
    if (this.#ownsPage()) renew(await asked);
  }

  #dispatch(name, detail) {
    this.dispatchEvent(new CustomEvent(`portal-${name}`, { bubbles: true, composed: true, detail }));
  }

  async #showThatItFailed(isLoaded) {
    const asked = askServer();
    const text = isLoaded || (await asked) ? START_FAILED : START_UNREACHABLE;
    const notice = document.createElement("p");
    notice.setAttribute("role", "alert");
    const reload = document.createElement("button");
    reload.textContent = RELOAD;
    reload.addEventListener("click", () => location.reload());
    notice.append(text, " ", reload);
    (this.shadowRoot ?? this).replaceChildren(notice);
    this.#dispatch("error", { code: "load", message: text });
    this.#renew(asked);
  }
}

// Another copy on the same page may have been first.
if (!customElements.get("customer-portal")) customElements.define("customer-portal", CustomerPortal);

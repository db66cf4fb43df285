// The entry point of the portal, and the one part of it that Rust cannot express: a class that extends HTMLElement.
// The build replaces GLUE, WASM, STYLE, SANITISER (names of files beside this one) and START_FAILED, RELOAD (texts from
// locales/).

const beside = (name) => new URL(name, import.meta.url);

async function loadStyle() {
  const answer = await fetch(beside(STYLE));
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
  return new CSSStyleSheet().replace(await answer.text());
}

async function loadApplication() {
  const wasm = fetch(beside(WASM));
  const glue = await import(beside(GLUE));
  await glue.default({ module_or_path: wasm });
  return glue;
}

// Loaded once for all elements of a page, and from the first moment on: nothing can be shown without it.
const ready = Promise.all([loadApplication(), loadStyle()]);
ready.catch((error) => console.error("The customer portal could not be loaded.", error));

class CustomerPortal extends HTMLElement {
  static observedAttributes = ["crm", "routing", "base", "lang", "brand", "max-upload", "upload-types"];

  #application;
  #starting = false;

  connectedCallback() {
    this.#start();
  }

  disconnectedCallback() {
    this.#stop();
  }

  attributeChangedCallback() {
    this.#stop();
    this.#start();
  }

  // Several attributes that are set in one go cause one start.
  async #start() {
    if (this.#starting) return;
    this.#starting = true;
    try {
      const [{ mount }, style] = await ready;
      if (!this.isConnected) return;
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [style];
      this.#stop();
      this.#application = mount(this, root, beside(SANITISER).href);
    } catch {
      this.#showThatItFailed();
    } finally {
      this.#starting = false;
    }
  }

  #stop() {
    this.#application?.free();
    this.#application = undefined;
  }

  #showThatItFailed() {
    const notice = document.createElement("p");
    notice.setAttribute("role", "alert");
    const reload = document.createElement("button");
    reload.textContent = RELOAD;
    reload.addEventListener("click", () => location.reload());
    notice.append(START_FAILED, " ", reload);
    (this.shadowRoot ?? this).replaceChildren(notice);
  }
}

customElements.define("customer-portal", CustomerPortal);

// The types of the element <customer-portal>. Importing "portal.js" defines it.

/** Somebody is signed in; after a reload, too, where the tab still has the session. */
export type PortalSignInEvent = CustomEvent<Record<string, never>>;

/** Nobody is signed in any more: signed out, the minutes of `idle` are over, or the server has ended the session. */
export type PortalSignOutEvent = CustomEvent<{
  /** Whether the server ended the session. */
  expired: boolean;
}>;

/** The portal shows another address. */
export type PortalNavigateEvent = CustomEvent<{
  /** An address of the portal, such as "/invoices/4". */
  path: string;
}>;

/** What failed; docs/embedding.md says more of each. */
export type PortalErrorCode =
  | "blocked"
  | "config"
  | "crash"
  | "load"
  | "may-have-arrived"
  | "not-understood"
  | "offline"
  | "redirected"
  | "server-fault"
  | "session-too-short"
  | "site-not-allowed"
  | "stored-differently"
  | "timed-out"
  | "token-never-accepted"
  | "too-many-requests"
  | "unreachable";

/** Something failed that is not the customer's doing. */
export type PortalErrorEvent = CustomEvent<{
  code: PortalErrorCode;
  /** What the customer reads. */
  message: string;
}>;

export interface CustomerPortalEventMap extends HTMLElementEventMap {
  "portal-signin": PortalSignInEvent;
  "portal-signout": PortalSignOutEvent;
  "portal-navigate": PortalNavigateEvent;
  "portal-error": PortalErrorEvent;
}

export interface CustomerPortalElement extends HTMLElement {
  /** Shows an address of the portal, such as "/invoices"; one that the customer may not see leads to the sign-in page first. */
  navigate(path: string): void;

  /** Signs the customer out, if one is signed in. */
  signOut(): void;

  addEventListener<K extends keyof CustomerPortalEventMap>(
    type: K,
    listener: (this: CustomerPortalElement, event: CustomerPortalEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;

  removeEventListener<K extends keyof CustomerPortalEventMap>(
    type: K,
    listener: (this: CustomerPortalElement, event: CustomerPortalEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "customer-portal": CustomerPortalElement;
  }
}

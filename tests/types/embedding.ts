// What a site in TypeScript does with the element; it only has to compile.

import type { CustomerPortalElement, PortalErrorEvent } from "../../src/portal";

const portal: CustomerPortalElement = document.createElement("customer-portal");
portal.setAttribute("crm", "https://crm.example.com/");
portal.addEventListener("portal-signin", () => portal.navigate("/invoices"));
portal.addEventListener("portal-navigate", ({ detail }) => console.log(detail.path.length));
portal.addEventListener("portal-signout", ({ detail }) => detail.expired || portal.signOut());
portal.addEventListener("click", (event) => event.clientX);

const report = ({ detail }: PortalErrorEvent) => {
  // @ts-expect-error There is no such code.
  if (detail.code === "nonsense") return;
  console.error(detail.code === "site-not-allowed", detail.message);
};
portal.addEventListener("portal-error", report);
portal.removeEventListener("portal-error", report);

document.querySelector("customer-portal")?.navigate("/");
// @ts-expect-error An address is a text.
portal.navigate(4);

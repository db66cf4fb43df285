/** Whether somebody has signed in in this tab, as far as its storage says (storage.rs): they may have to do so again. */
export function isSignedIn() {
  try {
    return sessionStorage.getItem("customer-portal") !== null;
  } catch {
    return false;
  }
}

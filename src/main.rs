//! What Trunk builds. There is nothing to run: `portal.js` mounts the portals.
//!
//! It is a program since cargo optimises no library at link time that is also linked by tests; the WebAssembly is 15 % smaller
//! for it.

use customer_portal as _;

fn main() {}

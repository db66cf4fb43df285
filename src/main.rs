//! What Trunk builds. There is nothing to run: `portal.js` mounts the portals.
//!
//! It is a program since a library that is also linked by tests gets no link-time optimisation, which makes the WebAssembly a sixth smaller.

use customer_portal as _;

fn main() {}

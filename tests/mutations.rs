//! What the portal makes of answers that no server should give: the documented ones, mutated at random, and some that are
//! made to take long. It reads or refuses them, never panics, and works in proportion to their length.

#![cfg(not(target_arch = "wasm32"))]

#[cfg(test)]
mod mutations {
    mod effort;
    mod growth;
    mod json;
    mod mutants;
    mod mutation;
    mod oddities;
    mod resources;
}

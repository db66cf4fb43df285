//! `cargo xtask`: every task of the project behind one command.
fn main() {}

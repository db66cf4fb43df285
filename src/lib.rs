//! The customer portal.

pub mod model;
pub mod route;

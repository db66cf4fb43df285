//! A real HTTP server that plays the Customers REST API.

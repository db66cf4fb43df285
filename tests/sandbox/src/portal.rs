//! The built portal: at `/`, in a sub-folder, and inside the pages of other sites.

use std::path::PathBuf;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tokio::fs::read_to_string;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::Options;

/// Sites that embed the portal, by the name of their page below `/embed/`.
const HOST_PAGES: [(&str, &str); 7] = [
    ("empty", include_str!("../pages/empty.html")),
    ("plain", include_str!("../pages/plain.html")),
    ("loud", include_str!("../pages/loud.html")),
    ("memory", include_str!("../pages/memory.html")),
    ("bad-crm", include_str!("../pages/bad-crm.html")),
    ("subdirectory", include_str!("../pages/subdirectory.html")),
    ("frame", include_str!("../pages/frame.html")),
];

/// What the hosting guide asks a web server to send with the portal's files.
const HEADERS: [(HeaderName, &str); 7] = [
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
         frame-ancestors *; require-trusted-types-for 'script'; trusted-types customer-portal dompurify",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin-allow-popups",
    ),
    (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    // Pages of other sites embed them.
    (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
];

/// How the portal at `/` keeps its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Routing {
    /// In the hash: `index.html` as it was built, no rules on the server
    Hash,
    /// In the path: any address without a file extension is `index.html`
    Path,
}

/// The portal's files and host pages; without `dist`, the pages only.
pub fn router(options: &Options) -> Router {
    let pages = HOST_PAGES.into_iter().fold(Router::new(), |router, (name, html)| {
        router.route(&format!("/embed/{name}.html"), get(Html(html)))
    });
    let Some(dist) = &options.dist else {
        return pages.fallback(not_built);
    };
    let files = ServeDir::new(dist);
    let root = Router::new().fallback_service(files.clone());
    let root = match options.routing {
        Routing::Hash => root,
        Routing::Path => root.layer(from_fn_with_state(dist.clone(), index_for_addresses)),
    };
    let portal = root.nest_service("/some/folder", files);
    HEADERS
        .into_iter()
        .fold(portal, |portal, (name, value)| {
            let value = HeaderValue::from_static(value);
            portal.layer(SetResponseHeaderLayer::overriding(name, value))
        })
        .layer(from_fn(say_how_long_to_keep))
        .merge(pages)
}

/// Files that are named after their content never change; of all others, browsers ask for the newest.
async fn say_how_long_to_keep(request: Request, next: Next) -> Response {
    let has_hash = |path: &str| {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        stem.rsplit_once('-').is_some_and(|(_, hash)| {
            hash.len() == 8 && hash.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'2'..=b'7'))
        })
    };
    let keep = if has_hash(request.uri().path()) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut answer = next.run(request).await;
    answer
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    answer
}

async fn not_built() -> (StatusCode, &'static str) {
    (
        StatusCode::NOT_FOUND,
        "The sandbox does not serve the portal: start it with --dist.",
    )
}

/// What the hosting guide asks of a web server for `routing="path"`.
async fn index_for_addresses(State(dist): State<PathBuf>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    if is_file && path != "/index.html" {
        return next.run(request).await;
    }
    match read_to_string(dist.join("index.html")).await {
        Ok(index) => Html(for_path_routing(&index)).into_response(),
        Err(_) => next.run(request).await,
    }
}

/// The changes to the start page that the hosting guide asks for: without absolute addresses, the browser would look for the
/// portal's files beside `/invoices/12`.
fn for_path_routing(index: &str) -> String {
    let element = "<customer-portal routing=\"path\" base=\"/\"";
    index.replace("\"./", "\"/").replacen("<customer-portal", element, 1)
}

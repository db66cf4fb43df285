//! The built portal: at `/`, in a sub-folder, inside host pages.

use std::fs::write;

use sandbox::{Options, Routing};
use tempfile::TempDir;

use crate::support::{Server, send};

const INDEX: &str = "<!doctype html><html><head><title>Portal</title><script src=\"./portal.js\"></script></head>\
    <body><customer-portal crm=\"/\"></customer-portal></body></html>";

/// A folder like the one that the build makes.
fn built(routing: Routing) -> (TempDir, Options) {
    let dist = TempDir::new().unwrap();
    write(dist.path().join("index.html"), INDEX).unwrap();
    write(dist.path().join("portal.js"), "export {}").unwrap();
    write(dist.path().join("portal-26QQDTSY.wasm"), "wasm").unwrap();
    let options = Options {
        dist: Some(dist.path().to_owned()),
        routing,
        ..Options::default()
    };
    (dist, options)
}

async fn page(server: &Server, path: &str) -> (u16, String) {
    let answer = send(server.get(path)).await;
    (answer.status().as_u16(), answer.text().await.unwrap())
}

#[tokio::test]
async fn hash_routing_serves_the_files_as_they_are() {
    let (_dist, options) = built(Routing::Hash);
    let server = Server::start_with(&options).await;
    for path in ["/", "/index.html", "/some/folder/"] {
        assert_eq!(page(&server, path).await, (200, INDEX.to_owned()), "{path}");
    }
    assert_eq!(
        page(&server, "/some/folder/portal.js").await,
        (200, "export {}".to_owned())
    );
    for path in ["/invoices/12", "/missing.js"] {
        assert_eq!(page(&server, path).await.0, 404, "{path}");
    }
}

#[tokio::test]
async fn path_routing_serves_the_start_page_for_every_address() {
    let (_dist, options) = built(Routing::Path);
    let server = Server::start_with(&options).await;
    for path in ["/", "/index.html", "/invoices", "/invoices/12"] {
        let (status, html) = page(&server, path).await;
        assert_eq!(status, 200);
        assert!(
            html.contains("<customer-portal routing=\"path\" base=\"/\" crm=\"/\">"),
            "{path}: {html}"
        );
        assert!(html.contains("<script src=\"/portal.js\">"), "{path}: {html}");
    }
    assert_eq!(page(&server, "/portal.js").await.1, "export {}");
    assert_eq!(page(&server, "/missing.js").await.0, 404);
    assert_eq!(page(&server, "/some/folder/").await.1, INDEX);
    assert_eq!(page(&server, "/customers_api/v1/nothing").await.0, 405);
}

#[tokio::test]
async fn files_have_their_mime_types_and_the_headers_of_the_hosting_guide() {
    let (_dist, options) = built(Routing::Hash);
    let server = Server::start_with(&options).await;
    let for_good = "public, max-age=31536000, immutable";
    for (path, mime, keep) in [
        ("/", "text/html", "no-cache"),
        ("/portal.js", "text/javascript", "no-cache"),
        ("/some/folder/portal-26QQDTSY.wasm", "application/wasm", for_good),
    ] {
        let answer = send(server.get(path)).await;
        assert_eq!(answer.headers()["content-type"], mime);
        for (name, value) in [
            ("cache-control", keep),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("access-control-allow-origin", "*"),
        ] {
            assert_eq!(answer.headers()[name], value, "{path}");
        }
        let policy = answer.headers()["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "));
    }
}

#[tokio::test]
async fn host_pages_embed_the_portal() {
    let server = Server::start().await;
    for (name, element) in [
        ("plain", "<customer-portal crm=\"/\" brand=\"Acme\">"),
        ("loud", "<customer-portal crm=\"/\" brand=\"Acme\">"),
        ("empty", "<h1>Acme</h1>"),
        ("memory", "routing=\"memory\""),
        ("bad-crm", "crm=\"not a url\""),
        ("subdirectory", "crm=\"/crm/\""),
        ("frame", "<iframe src=\"/some/folder/\""),
    ] {
        let (status, html) = page(&server, &format!("/embed/{name}.html")).await;
        assert_eq!(status, 200);
        assert!(html.contains(element), "{html}");
    }
}

#[tokio::test]
async fn without_a_build_the_sandbox_says_so() {
    let server = Server::start().await;
    let (status, text) = page(&server, "/").await;
    assert_eq!(status, 404);
    assert!(text.contains("--dist"));
}

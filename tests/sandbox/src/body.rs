//! What the web server does with a body: PHP gets it as a whole, or the request not at all.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use futures_util::StreamExt;

/// In bytes.
pub const LIMIT: usize = 20 * 1024 * 1024;

const TOO_LARGE: &str = "<html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n<body>\r\n\
    <center><h1>413 Request Entity Too Large</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";

/// Waits for the end of the body. One that breaks off changes nothing; one that is too large is answered with a page of the
/// web server, when it is at its end: a browser that is still sending would not see an answer.
pub async fn apply(request: Request, next: Next) -> Response {
    let length = request.headers().get(CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let (parts, body) = request.into_parts();
    if length.is_some_and(|length| length > LIMIT) {
        body.into_data_stream().for_each(async |_| ()).await;
        return (StatusCode::PAYLOAD_TOO_LARGE, Html(TOO_LARGE)).into_response();
    }
    match to_bytes(body, LIMIT).await {
        Ok(whole) => next.run(Request::from_parts(parts, Body::from(whole))).await,
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

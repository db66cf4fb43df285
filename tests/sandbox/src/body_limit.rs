//! What the web server does with a body that is too large: it never gets to PHP.

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

/// Answers with a page of its own. The body is read to its end: a browser that is still sending would not see an
/// answer.
pub async fn apply(request: Request, next: Next) -> Response {
    let length = request.headers().get(CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_none_or(|length| length <= LIMIT) {
        return next.run(request).await;
    }
    request.into_body().into_data_stream().for_each(async |_| ()).await;
    (StatusCode::PAYLOAD_TOO_LARGE, Html(TOO_LARGE)).into_response()
}

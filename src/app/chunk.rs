//! The pages are a chunk of WebAssembly of their own, which is loaded while the customer signs in: nobody waits for it to see
//! the sign-in page. Whatever is called from there alone is in the chunk.
//!
//! The build splits it off (`cargo xtask bundle`). Without the feature `split`, as in the tests, all is in one piece.
#![expect(
    clippy::unnecessary_wraps,
    reason = "what a chunk gives is a result since its file may be missing; wasm_split makes the failure"
)]

use leptos::prelude::AnyView;
use leptos::wasm_split::SplitLoaderError;

use super::pages::pages;

/// Makes the pages. It is told whether somebody is signed in.
pub(super) type Pages = fn(bool) -> AnyView;

/// The file of the pages could not be had; the console has the reason.
#[derive(Clone, Copy)]
pub(super) struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Loads the pages, once.
///
/// # Errors
/// Where their file could not be had.
pub(super) async fn load() -> Result<Pages, NotLoaded> {
    #[cfg(feature = "split")]
    let pages = chunk();
    #[cfg(not(feature = "split"))]
    let pages = std::future::ready(chunk());
    pages.await
}

#[cfg_attr(
    feature = "split",
    leptos::wasm_split::wasm_split(pages, fallible, wasm_split_path = leptos::wasm_split)
)]
fn chunk() -> Result<Pages, NotLoaded> {
    Ok(pages)
}

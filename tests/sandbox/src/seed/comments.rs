//! How the seed writes comments down.

use jiff::civil::DateTime;

use crate::records::Comment;

/// Numbers them; `None` is the customer's side.
pub(super) fn comments<const N: usize>(written: [(Option<u32>, DateTime, &str); N]) -> Vec<Comment> {
    let numbered = (1..).zip(written);
    numbered
        .map(|(id, (staff_id, added, content))| Comment {
            id,
            staff_id,
            content: content.to_owned(),
            added,
        })
        .collect()
}

//! How the seed writes files down.

use crate::records::Attachment;

pub(super) const fn file(
    id: u32,
    file_name: &'static str,
    filetype: &'static str,
    visible_to_customer: bool,
) -> Attachment {
    Attachment {
        id,
        file_name,
        filetype,
        visible_to_customer,
    }
}

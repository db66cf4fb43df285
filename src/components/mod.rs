//! What pages share.

mod amounts;
mod attachments;
mod conversation;
mod customer_menu;
pub mod document;
mod failure;
pub mod form;
mod layout;
mod link;
mod loaded;
mod navigation;
mod page_title;
mod progress;
mod public_menu;
pub mod record_list;
mod rich_text;
mod status;

pub use amounts::{item_table, sums};
pub use attachments::{Attachments, file_list};
pub use conversation::{Composer, Conversation};
pub use customer_menu::CustomerMenu;
pub use document::PrintButton;
pub use failure::{Failure, failure_text};
pub use layout::Layout;
pub use link::{ExternalLink, Link};
pub use loaded::{Loaded, Loading};
pub use navigation::Navigation;
pub use page_title::PageTitle;
pub use progress::{progress_bar, progress_text};
pub use public_menu::PublicMenu;
pub use rich_text::RichText;
pub use status::{Badge, StatusBadge, Tone};

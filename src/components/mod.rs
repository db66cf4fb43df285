//! What pages share.

mod amounts;
mod article_offers;
mod attachments;
mod conversation;
mod customer_menu;
pub mod document;
mod failure;
mod file_field;
pub mod form;
mod layout;
mod link;
mod loaded;
mod navigation;
mod page_title;
mod public_menu;
pub mod record_list;
mod rich_text;
mod status;
mod upload_progress;

pub use amounts::{item_table, sums};
pub use article_offers::ArticleOffers;
pub use attachments::{Attachments, file_list};
pub use conversation::{Composer, Conversation, Files};
pub use customer_menu::CustomerMenu;
pub use document::PrintButton;
pub use failure::{Failure, failure_text};
pub use file_field::FileField;
pub use layout::Layout;
pub use link::{ExternalLink, Link};
pub use loaded::{Loaded, Loading};
pub use navigation::Navigation;
pub use page_title::PageTitle;
pub use public_menu::PublicMenu;
pub use rich_text::RichText;
pub use status::{Badge, StatusBadge, Tone};
pub use upload_progress::upload_progress;

//! What the API answers, decoded once into types that cannot hold nonsense.
//!
//! Nothing here knows the browser: all of it is tested natively. An entity reads the fields that the portal shows and
//! no others, so a column that leaks out of a join of the server never gets past this module.

pub mod acceptance;
pub mod address;
pub mod attachment;
pub mod attention;
pub mod chart;
pub mod choice;
pub mod color;
pub mod contract;
pub mod country;
pub mod date;
pub mod document;
pub mod email;
pub mod estimate;
pub mod file;
pub mod gantt;
pub mod html;
pub mod id;
pub mod invoice;
pub mod knowledge_base;
pub mod link;
pub mod menu;
pub mod message;
pub mod money;
pub mod number;
pub mod order;
pub mod project;
pub mod project_record;
pub mod project_settings;
pub mod proposal;
#[cfg(test)]
pub(crate) mod samples;
pub mod status;
pub mod task;
pub mod ticket;
pub mod trace;
pub mod wire;
pub mod written;

pub use acceptance::Acceptance;
pub use address::Address;
pub use attachment::Attachment;
pub use choice::Choice;
pub use color::Color;
pub use contract::{Contract, ContractSummary};
pub use date::{Date, DateTime};
pub use document::{Amounts, Item};
pub use estimate::{Estimate, EstimateStatus, EstimateSummary};
pub use file::{FileProblem, FileRules};
pub use gantt::Gantt;
pub use html::{Destination, Headings, Html};
pub use id::Id;
pub use invoice::{Invoice, InvoiceStatus, InvoiceSummary};
pub use knowledge_base::{Article, ArticleGroup, ArticleIndex, ArticleSummary};
pub use link::{Href, WebLink, says_host};
pub use menu::{MenuEntry, Section};
pub use message::{Author, Message};
pub use money::{Currency, Money};
pub use number::Number;
pub use project::{Member, Project, ProjectSummary};
pub use project_record::ProjectRecord;
pub use project_settings::{Group, ProjectSettings};
pub use proposal::{Proposal, ProposalStatus, ProposalSummary};
pub use status::Status;
pub use task::{Task, TaskChoices, TaskFields};
pub use ticket::{Ticket, TicketSummary};
pub use trace::{Difference, Trace};

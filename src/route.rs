//! Every address of the portal, its parser and its printer, and nothing else.

mod list_view;

use std::borrow::Cow;
use std::fmt;

use form_urlencoded::Serializer;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, percent_decode_str, utf8_percent_encode};

use crate::model::{Id, Section};
pub use list_view::{ListView, Sort};

/// An address of the portal. A link is made from one, so a dead link does not compile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`
    Dashboard,
    /// `/login`, with the address to go to afterwards in `to`
    SignIn {
        /// Where the customer wanted to go: an address of the portal, since it was parsed as one.
        return_to: Option<Box<Route>>,
    },
    /// `/register`
    Register,
    /// `/invoices`
    Invoices(Query),
    /// `/invoices/:id`
    Invoice(Id),
    /// `/estimates`
    Estimates(Query),
    /// `/estimates/:id`
    Estimate(Id),
    /// `/proposals`
    Proposals(Query),
    /// `/proposals/:id`
    Proposal(Id),
    /// `/contracts`
    Contracts(Query),
    /// `/contracts/:id`
    Contract(Id),
    /// `/projects`
    Projects(Query),
    /// `/projects/:id`
    Project(Id),
    /// `/projects/:id/:group`: one tab of a project
    ProjectGroup {
        /// Whose tab it is.
        project: Id,
        /// The tab, by the name that the API has for the group of records in it.
        group: String,
        /// What is seen of its list.
        query: Query,
    },
    /// `/projects/:id/tasks/new`
    NewTask(Id),
    /// `/projects/:id/tasks/:task`
    Task {
        /// The project that the task belongs to.
        project: Id,
        /// Which task.
        task: Id,
    },
    /// `/tickets`
    Tickets(Query),
    /// `/tickets/new`
    NewTicket,
    /// `/tickets/:id`
    Ticket(Id),
    /// `/knowledge-base`, a list of articles that are searched
    KnowledgeBase(Query),
    /// `/knowledge-base/group/:slug`
    ArticleGroup(String),
    /// `/knowledge-base/article/:slug`
    Article(String),
    /// Any other address, kept as it was typed
    NotFound(String),
}

/// What is seen of a list, as it stands behind the `?` of an address. Only the pages read it ([`ListView`]), so that nothing of that
/// is in the file that is loaded first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(String);

/// What is printed as it is in a part of a path: the unreserved characters of RFC 3986.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

impl Route {
    /// Reads an address: a path that begins with `/`, perhaps with a query. What is no address of the portal is `NotFound`.
    pub fn parse(address: &str) -> Self {
        Self::known(address).unwrap_or_else(|| Self::NotFound(address.to_owned()))
    }

    fn known(address: &str) -> Option<Self> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let path = path.strip_prefix('/')?;
        let path = path.strip_suffix('/').unwrap_or(path);
        let parts: Vec<_> = path
            .split('/')
            .map(|part| percent_decode_str(part).decode_utf8())
            .collect::<Result<_, _>>()
            .ok()?;
        let parts: Vec<_> = parts.iter().map(Cow::as_ref).collect();
        // To a browser these lead to other paths, however they are written.
        if parts.iter().any(|part| matches!(*part, "." | "..")) {
            return None;
        }
        Some(match parts[..] {
            [""] => Self::Dashboard,
            ["login"] => Self::SignIn {
                return_to: value(query, "to").and_then(|to| Self::known(&to)).map(Box::new),
            },
            ["register"] => Self::Register,
            ["invoices"] => Self::Invoices(Query::read(query)),
            ["invoices", id] => Self::Invoice(Id::parse(id)?),
            ["estimates"] => Self::Estimates(Query::read(query)),
            ["estimates", id] => Self::Estimate(Id::parse(id)?),
            ["proposals"] => Self::Proposals(Query::read(query)),
            ["proposals", id] => Self::Proposal(Id::parse(id)?),
            ["contracts"] => Self::Contracts(Query::read(query)),
            ["contracts", id] => Self::Contract(Id::parse(id)?),
            ["projects"] => Self::Projects(Query::read(query)),
            ["projects", id] => Self::Project(Id::parse(id)?),
            ["projects", id, "tasks", "new"] => Self::NewTask(Id::parse(id)?),
            ["projects", id, "tasks", task] => Self::Task {
                project: Id::parse(id)?,
                task: Id::parse(task)?,
            },
            ["projects", id, group] if !group.is_empty() => Self::ProjectGroup {
                project: Id::parse(id)?,
                group: group.to_owned(),
                query: Query::read(query),
            },
            ["tickets"] => Self::Tickets(Query::read(query)),
            ["tickets", "new"] => Self::NewTicket,
            ["tickets", id] => Self::Ticket(Id::parse(id)?),
            ["knowledge-base"] => Self::KnowledgeBase(Query::read(query)),
            ["knowledge-base", "group", slug] if !slug.is_empty() => Self::ArticleGroup(slug.to_owned()),
            ["knowledge-base", "article", slug] if !slug.is_empty() => Self::Article(slug.to_owned()),
            _ => return None,
        })
    }

    /// The section that this is a part of; none for what belongs to no section.
    pub fn section(&self) -> Option<Section> {
        Some(match self {
            Self::Invoices(_) | Self::Invoice(_) => Section::Invoices,
            Self::Estimates(_) | Self::Estimate(_) => Section::Estimates,
            Self::Proposals(_) | Self::Proposal(_) => Section::Proposals,
            Self::Contracts(_) | Self::Contract(_) => Section::Contracts,
            Self::Projects(_) | Self::Project(_) | Self::ProjectGroup { .. } | Self::NewTask(_) | Self::Task { .. } => {
                Section::Projects
            }
            Self::Tickets(_) | Self::NewTicket | Self::Ticket(_) => Section::Tickets,
            Self::KnowledgeBase(_) | Self::ArticleGroup(_) | Self::Article(_) => Section::KnowledgeBase,
            Self::Dashboard | Self::SignIn { .. } | Self::Register | Self::NotFound(_) => return None,
        })
    }

    /// Whether only a signed-in customer may see this.
    pub fn is_private(&self) -> bool {
        match self {
            Self::Dashboard => true,
            other => other.section().is_some_and(|section| section != Section::KnowledgeBase),
        }
    }

    /// The page of the address: the same for every view of one list and for every tab of one project, so that a page stays
    /// while its list is filtered.
    pub fn page(self) -> Self {
        match self {
            Self::ProjectGroup { project, .. } => Self::Project(project),
            other => other.with_query(Query::default()),
        }
    }

    /// What is seen of the list at this address; none where there is no list.
    pub fn query(&self) -> Option<&Query> {
        match self {
            Self::Invoices(query)
            | Self::Estimates(query)
            | Self::Proposals(query)
            | Self::Contracts(query)
            | Self::Projects(query)
            | Self::ProjectGroup { query, .. }
            | Self::Tickets(query)
            | Self::KnowledgeBase(query) => Some(query),
            _ => None,
        }
    }

    /// The address of another view of the same list; where there is no list, the same address.
    pub fn with_query(mut self, other: Query) -> Self {
        if let Self::Invoices(query)
        | Self::Estimates(query)
        | Self::Proposals(query)
        | Self::Contracts(query)
        | Self::Projects(query)
        | Self::ProjectGroup { query, .. }
        | Self::Tickets(query)
        | Self::KnowledgeBase(query) = &mut self
        {
            *query = other;
        }
        self
    }

    /// The route of a section's first page.
    pub fn of_section(section: Section) -> Self {
        let query = Query::default();
        match section {
            Section::Invoices => Self::Invoices(query),
            Section::Estimates => Self::Estimates(query),
            Section::Proposals => Self::Proposals(query),
            Section::Contracts => Self::Contracts(query),
            Section::Projects => Self::Projects(query),
            Section::Tickets => Self::Tickets(query),
            Section::KnowledgeBase => Self::KnowledgeBase(query),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dashboard => f.write_str("/"),
            Self::SignIn { return_to: None } => f.write_str("/login"),
            Self::SignIn { return_to: Some(route) } => {
                write!(f, "/login?{}", query([("to", route.to_string())]))
            }
            Self::Register => f.write_str("/register"),
            Self::Invoices(query) => write!(f, "/invoices{query}"),
            Self::Invoice(id) => write!(f, "/invoices/{}", part(id.as_str())),
            Self::Estimates(query) => write!(f, "/estimates{query}"),
            Self::Estimate(id) => write!(f, "/estimates/{}", part(id.as_str())),
            Self::Proposals(query) => write!(f, "/proposals{query}"),
            Self::Proposal(id) => write!(f, "/proposals/{}", part(id.as_str())),
            Self::Contracts(query) => write!(f, "/contracts{query}"),
            Self::Contract(id) => write!(f, "/contracts/{}", part(id.as_str())),
            Self::Projects(query) => write!(f, "/projects{query}"),
            Self::Project(id) => write!(f, "/projects/{}", part(id.as_str())),
            Self::ProjectGroup { project, group, query } => {
                write!(f, "/projects/{}/{}{query}", part(project.as_str()), part(group))
            }
            Self::NewTask(project) => write!(f, "/projects/{}/tasks/new", part(project.as_str())),
            Self::Task { project, task } => {
                write!(f, "/projects/{}/tasks/{}", part(project.as_str()), part(task.as_str()))
            }
            Self::Tickets(query) => write!(f, "/tickets{query}"),
            Self::NewTicket => f.write_str("/tickets/new"),
            Self::Ticket(id) => write!(f, "/tickets/{}", part(id.as_str())),
            Self::KnowledgeBase(query) => write!(f, "/knowledge-base{query}"),
            Self::ArticleGroup(slug) => write!(f, "/knowledge-base/group/{}", part(slug)),
            Self::Article(slug) => write!(f, "/knowledge-base/article/{}", part(slug)),
            Self::NotFound(address) => f.write_str(address),
        }
    }
}

/// The names of a [`ListView`] in an address.
const NAMES: [&str; 6] = ["search", "status", "from", "until", "sort", "page"];

impl Query {
    /// Takes what a list may want to read, and nothing else.
    fn read(query: &str) -> Self {
        let mut known = Serializer::new(String::new());
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if !value.is_empty() && NAMES.contains(&name.as_ref()) {
                known.append_pair(&name, &value);
            }
        }
        Self(known.finish())
    }
}

/// Prints it with its `?`, or nothing where it is empty.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return Ok(());
        }
        write!(f, "?{}", self.0)
    }
}

fn part(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, ENCODED)
}

fn query(pairs: impl IntoIterator<Item = (&'static str, String)>) -> String {
    Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// The value of a name in a query; blank is none.
fn value(query: &str, name: &str) -> Option<String> {
    let pair = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
    pair.map(|(_, value)| value.into_owned())
        .filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests;
